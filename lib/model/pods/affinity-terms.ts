import type { PodSpec } from '../../../imports/kubernetes.ts';
import type { Loose } from '../kinds.ts';
import type { Pods } from './pods.ts';
import { remembered } from '../remembered.ts';

type PodAffinity = NonNullable<NonNullable<PodSpec['affinity']>['podAffinity']>;

/** Something that pods are to be near, or apart from, and where it stands in their owner. */
export interface AffinityTerm {
  readonly kind: 'podAffinity' | 'podAntiAffinity';
  readonly field: string;
  readonly term: Loose<NonNullable<PodAffinity['requiredDuringSchedulingIgnoredDuringExecution']>[number]>;
}

/** Every term of an affinity to pods, the demanded ones and those that are only wished for. */
export const affinityTerms = remembered(({ field, spec: { affinity } }: Pods): readonly AffinityTerm[] => {
  if (affinity === undefined) return [];
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const at = `${field}.affinity.${kind}`;
    const demanded = affinity[kind]?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const wished = affinity[kind]?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return [
      ...demanded.map((term, index) => ({
        kind,
        field: `${at}.requiredDuringSchedulingIgnoredDuringExecution[${index}]`,
        term,
      })),
      ...wished.map(({ podAffinityTerm: term = {} }, index) => ({
        kind,
        field: `${at}.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`,
        term,
      })),
    ];
  });
});

/** Every topologyKey of pods, and where it stands in their owner. */
export function topologyKeys(pods: Pods): readonly (readonly [field: string, key: string | undefined])[] {
  const { field, spec } = pods;
  return [
    ...(spec.topologySpreadConstraints ?? []).map(
      ({ topologyKey }, index) => [`${field}.topologySpreadConstraints[${index}].topologyKey`, topologyKey] as const,
    ),
    ...affinityTerms(pods).map((one) => [`${one.field}.topologyKey`, one.term.topologyKey] as const),
  ];
}
