import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';
import { containersOf } from './pods/pods.ts';

/** An image that pods run, and where it is named. */
export interface PlacedImage {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly image: string;
  /** @default - none: what the registry calls latest */
  readonly tag: string | undefined;
  readonly hasDigest: boolean;
}

/** The images of all pods, those of PostgreSQL clusters among them. */
export function imagesOf(cluster: Cluster): readonly PlacedImage[] {
  return cluster.once(placedImages);
}

function placedImages(cluster: Cluster): readonly PlacedImage[] {
  const images: PlacedImage[] = [];
  const add = (object: KubernetesObject, field: string, image: string | undefined): void => {
    if (image === undefined || image === '') return;
    const [name = '', digest] = image.split('@');
    const tag = /:([^:/]*)$/.exec(name)?.[1];
    images.push({ object, field, image, tag, hasDigest: digest?.startsWith('sha256:') === true });
  };
  for (const pods of cluster.pods)
    for (const { container, field } of containersOf(pods)) add(pods.owner, `${field}.image`, container.image);
  for (const database of cluster.of('Cluster.postgresql.cnpg.io'))
    add(database, 'spec.imageName', database.spec?.imageName);
  return images;
}
