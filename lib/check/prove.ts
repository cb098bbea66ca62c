import { rules as allRules } from '../rules/rules.ts';
import { byPlace, checkSubjects, type Finding } from './check.ts';
import { append } from '../model/append.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Rule } from '../model/rule.ts';
import { placesIn, type Subjects } from './clusters.ts';
import type { ProofCache } from './proof-cache.ts';

/**
 * All findings of all rules, sorted by place. Each result is cached by the texts that its rule reads: those of a
 * cluster, of the clusters of a system, or of all clusters.
 *
 * @param textsOf - all texts from which the objects of a cluster were made
 * @param ofDefinitions - findings of the rules in CustomResourceDefinitions, by the name of the cluster
 */
export function prove(
  subjects: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
  ofDefinitions: ReadonlyMap<string, readonly Finding[]> = new Map(),
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const { clusters } = subjects;
  const ofSystem = rules.filter((rule) => 'checkAll' in rule && rule.ofSystem === true);
  const ofAll = rules.filter((rule) => 'checkAll' in rule && rule.ofSystem !== true);
  const findings = proofOf(subjects, textsOf, proofs);
  const systems = new Map<string, Cluster[]>();
  for (const cluster of clusters) append(systems, cluster.name.slice(cluster.name.indexOf('/') + 1), cluster);
  return [
    ...proveClusters(subjects, textsOf, proofs, ofDefinitions, rules),
    ...[...systems].flatMap(([name, some]) => findings(`system/${name}`, some, ofSystem)),
    ...findings('all', clusters, ofAll),
  ].sort(byPlace);
}

/** The findings of the rules that look at one cluster at a time. */
export function proveClusters(
  subjects: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
  ofDefinitions: ReadonlyMap<string, readonly Finding[]> = new Map(),
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const ofCluster = rules.filter((rule) => 'check' in rule);
  const findings = proofOf(subjects, textsOf, proofs);
  return subjects.clusters.flatMap((cluster) =>
    findings(cluster.name, [cluster], ofCluster, ofDefinitions.get(cluster.name)),
  );
}

function proofOf(subjects: Subjects, textsOf: (cluster: string) => Iterable<string>, proofs: ProofCache) {
  return (
    of: string,
    some: readonly Cluster[],
    chosen: readonly Rule[],
    refused?: readonly Finding[],
  ): readonly Finding[] =>
    proofs.remember(
      `findings/${of}`,
      some.flatMap(({ name }) => [name, ...textsOf(name)]),
      () => checkSubjects({ clusters: some, places: placesIn(some, subjects) }, chosen, refused),
    );
}
