/** A minor version of Kubernetes. */
export interface KubernetesVersion {
  readonly version: `1.${number}`;
  /** Whether its schema is read: a rendered field exists in all of those, and an API version is served by one of them. */
  readonly schema: boolean;
  /** Day on which EKS ceased to offer it. @default - it is offered, or will be */
  readonly endOfEks?: `${number}-${number}-${number}`;
}

/**
 * The versions that manifests are for, oldest first. A new one is a line here and a schema in the folder that
 * `npm run import` reads. Ends of extended support: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 * as of summer 2025, and https://endoflife.date/amazon-eks as of February 2026.
 */
export const kubernetesVersions = [
  { version: '1.28', schema: true, endOfEks: '2025-11-26' },
  { version: '1.29', schema: false, endOfEks: '2026-03-23' },
  { version: '1.30', schema: false, endOfEks: '2026-07-23' },
  { version: '1.31', schema: true, endOfEks: '2026-11-26' },
  { version: '1.32', schema: false },
  { version: '1.33', schema: false },
  { version: '1.34', schema: true },
  { version: '1.35', schema: false },
  { version: '1.36', schema: true },
  { version: '1.37', schema: true },
] as const satisfies readonly KubernetesVersion[];

/** The oldest version that manifests are for, and the newest. */
export const oldestKubernetes = kubernetesVersions[0].version;
export const newestKubernetes: string = kubernetesVersions.at(-1)?.version ?? oldestKubernetes;

/** The version that clusters run, which eksctl makes them of. */
export const runningKubernetes = '1.35';

/** The minor number of a version, such as 35 of `1.35`; undefined of anything else. */
export function minorOf(version: string): number | undefined {
  const minor = /^v?1\.(\d+)$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
