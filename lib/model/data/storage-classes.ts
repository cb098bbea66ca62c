import type { Loose, Metadata, Of } from '../kinds.ts';

/** What asks for a StorageClass or is of one: a claim, a template of claims, or a volume. */
interface OfClass {
  readonly metadata?: Loose<Pick<Metadata, 'annotations'>> | undefined;
  readonly spec?: { readonly storageClassName?: string | undefined } | undefined;
}

/**
 * The StorageClass that a claim or volume names. The annotation from before the field existed takes precedence.
 * https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/v1/helper/helpers.go
 */
export function storageClassOf({ metadata, spec }: OfClass): string | undefined {
  return metadata?.annotations?.['volume.beta.kubernetes.io/storage-class'] ?? spec?.storageClassName;
}

/** Whether claims that name no class get this one. */
export function isDefaultClass({ metadata }: Of<'StorageClass'>): boolean {
  return ['', 'beta.'].some(
    (stage) => metadata.annotations?.[`storageclass.${stage}kubernetes.io/is-default-class`] === 'true',
  );
}
