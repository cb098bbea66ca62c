import type { Manifest } from '../manifests/manifest.ts';

/** The pods of an object that a construct made. */
export interface PodsOfObject {
  /** `Kind name`. */
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: PodFields;
  /** The object that creates them. */
  readonly manifest: Manifest;
}

/** The counted fields of a pod. Any may be missing, because the object is not validated yet. */
export interface PodFields {
  readonly serviceAccountName?: string;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly containers?: readonly ContainerFields[];
  readonly initContainers?: readonly (ContainerFields & { readonly restartPolicy?: string })[];
}

/** The counted fields of a container. */
export interface ContainerFields {
  readonly resources?: { readonly requests?: Quantities; readonly limits?: Quantities };
}

type Quantities = Readonly<Record<string, string | number>>;

/** Where each kind has its pod template. */
export const templatePaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pods of objects, one entry for each template. */
export function podTemplates(manifests: readonly Manifest[]): readonly PodsOfObject[] {
  return manifests.flatMap((manifest) => {
    const path = templatePaths[manifest.kind];
    const template = path?.reduce<unknown>((at, step) => fieldsOf(at)[step], manifest);
    if (template === undefined) return [];
    const { metadata, spec } = fieldsOf(template);
    const labels = fieldsOf(fieldsOf(metadata).labels) as Readonly<Record<string, string>>;
    const title = `${manifest.kind} ${manifest.metadata.name}`;
    return [{ title, labels, spec: fieldsOf(spec), manifest }];
  });
}

/** Volumes that objects claim at their peak. */
export function claimedVolumes(
  manifests: readonly Manifest[],
): readonly { readonly count: number; readonly size: number }[] {
  return manifests.flatMap((manifest) => {
    const spec = fieldsOf(fieldsOf(manifest).spec);
    const sizeOf = (claim: unknown): number => {
      const { resources } = fieldsOf(claim);
      return amount(fieldsOf(fieldsOf(resources).requests).storage as string | undefined, 0);
    };
    if (manifest.kind === 'PersistentVolumeClaim') return [{ count: 1, size: sizeOf(spec) }];
    if (manifest.kind !== 'StatefulSet') return [];
    const claims = Array.isArray(spec.volumeClaimTemplates) ? (spec.volumeClaimTemplates as readonly unknown[]) : [];
    const count = Number(spec.replicas ?? 1);
    return claims.map((claim) => ({ count, size: sizeOf(fieldsOf(claim).spec) }));
  });
}

const units: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity as a number. An invalid one counts as the default; a rule reports it. */
export function amount(quantity: string | number | undefined, otherwise: number): number {
  const [, number = '', unit = ''] = /^([\d.]+(?:e\d+)?)([a-zA-Z]*)$/.exec(String(quantity ?? '')) ?? [];
  const value = Number(number) * (unit === '' ? 1 : (units[unit] ?? Number.NaN));
  return number === '' || Number.isNaN(value) ? otherwise : value;
}

/** The fields of a value of any type; none if it is not an object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
