import { Cluster } from '../model/cluster.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import { exceptionsOf, type Mention } from '../model/mention.ts';
import type { Excerpted, PlatformRule } from '../model/rule.ts';
import type { Finding } from './findings/finding.ts';
import { Noted } from './noted.ts';

/** What is known of a cluster for rules that compare clusters. */
export interface ClusterExcerpts {
  /** The name of the cluster. */
  readonly name: string;
  /** Objects with exceptions for these rules. */
  readonly excused: readonly Mention[];
  readonly excerptFor: (rule: PlatformRule) => unknown;
  /** The cluster itself, where it is at hand and nobody keeps its excerpts. */
  readonly atHand?: Cluster;
}

/** A cluster for rules that compare clusters, where it is in memory. */
export function atHand(cluster: Cluster, rules: readonly PlatformRule[]): ClusterExcerpts {
  const { name } = cluster;
  const excerptFor = (rule: PlatformRule) => cluster.once(rule.excerpt);
  return { name, excused: excusedIn(cluster, rules), excerptFor, atHand: cluster };
}

/**
 * All findings of rules that compare clusters, sorted by place.
 *
 * @param whole - gives a cluster by its name
 */
export function compareClusters(
  excerpts: readonly ClusterExcerpts[],
  whole: (cluster: string) => Cluster | undefined,
  rules: readonly PlatformRule[],
  complete = true,
): readonly Finding[] {
  const noted = new Noted(rules, complete);
  const wholeNamed = (name: string): Cluster => whole(name) ?? new Cluster(name, []);
  // Rules with the same excerpts get the same list of them, so that they can share what they make of it.
  const lists = new Map<PlatformRule['excerpt'], readonly Excerpted<unknown>[]>();
  for (const rule of rules) {
    const of = lists.get(rule.excerpt) ?? excerpts.map((one) => excerpted(one, rule));
    lists.set(rule.excerpt, of);
    for (const { object, ...told } of rule.compare(of, wholeNamed))
      if (object !== undefined) noted.note(rule, { object, ...told });
  }
  const excused = excerpts.flatMap((of) => of.excused);
  return noted.withUseless(excused, [], false);
}

function excerpted({ name, excerptFor, atHand }: ClusterExcerpts, rule: PlatformRule): Excerpted<unknown> {
  return {
    name,
    get excerpt() {
      return excerptFor(rule);
    },
    ...(atHand && { atHand }),
  };
}

/** Objects of a cluster with exceptions for some of the rules that compare clusters. */
export function excusedIn(cluster: Cluster, rules: readonly PlatformRule[]): readonly Mention[] {
  const ids = new Set(rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
  return cluster.once(excusedObjects).flatMap((object) => {
    const mention = cluster.mention(object);
    return mention !== undefined && Object.keys(mention.exceptions ?? {}).some((id) => ids.has(id)) ? mention : [];
  });
}

/** A cluster's own objects with exceptions. */
export function excusedObjects(cluster: Cluster): readonly KubernetesObject[] {
  return [...cluster.own].filter((object) => exceptionsOf(object) !== undefined);
}
