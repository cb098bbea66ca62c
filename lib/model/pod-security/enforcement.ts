import type { Of } from '../kinds.ts';

/** What a Namespace enforces upon its pods. */
export interface Enforcement {
  readonly level: Level;
  /** Minor version of the policy; Infinity for the newest. */
  readonly minor: number;
}

/** A Pod Security Standard. */
export type Level = (typeof levels)[number];

/** From the weakest. */
export const levels = ['privileged', 'baseline', 'restricted'] as const;

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces */
export const enforceLabel = 'pod-security.kubernetes.io/enforce';

/** Which version of the level; the newest where it is missing. */
export const enforceVersionLabel = 'pod-security.kubernetes.io/enforce-version';

/** What a Namespace says; undefined where it says nothing, or nothing that the API server would take. */
export function enforcementOf({ metadata: { labels } }: Of<'Namespace'>): Enforcement | undefined {
  const level = levels.find((one) => one === labels?.[enforceLabel]);
  const minor = minorOf(labels?.[enforceVersionLabel] ?? 'latest');
  return level === undefined || minor === undefined ? undefined : { level, minor };
}

/** Minor version of `v1.35` or `latest`; undefined of anything else. */
export function minorOf(version: string): number | undefined {
  if (version === 'latest') return Infinity;
  const minor = /^v1\.(0|[1-9]\d*)$/.exec(version)?.[1];
  return minor === undefined ? undefined : Number(minor);
}
