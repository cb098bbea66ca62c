import { byPlace, type Finding } from '../../check/findings/finding.ts';
import { checkSubjects } from '../../check/check.ts';
import { placesIn, type Subjects } from '../../check/clusters.ts';
import { isJudged } from '../../check/findings/text.ts';
import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isPlatformRule, type Rule } from '../../model/rule.ts';
import type { Comparison } from '../clusters.ts';
import { titleOf } from '../difference/written.ts';
import type { ClusterChange, Meant } from '../consequence.ts';

/** Findings of rules that are new, gone, or newly excused by an exception. */
export function* findings({ name, after: now }: ClusterChange, comparison: Comparison): Iterable<Meant> {
  const { before, after } = findingsOf(comparison);
  const [old, young] = [before.get(name) ?? noFindings, after.get(name) ?? noFindings];
  for (const [key, list] of young) {
    const known = old.get(key) ?? [];
    // Of several equal findings, any may count as the new one.
    for (const finding of withoutKnown(list, known))
      yield finding.excuse === undefined ? appeared(name, finding) : excused(name, finding);
  }
  // A finding that disappears with its object is not listed.
  const left = new Set(now.objects.map(titleOf));
  for (const [key, list] of old)
    for (const finding of withoutKnown(list, young.get(key) ?? []))
      if (left.has(finding.object)) yield vanished(name, finding);
}

type ByKey = ReadonlyMap<string, readonly Finding[]>;

const noFindings: ByKey = new Map();

/**
 * Findings about an object and field that are only on this side. Those with a new text come first, as many as there are
 * more.
 */
function withoutKnown(list: readonly Finding[], known: readonly Finding[]): readonly Finding[] {
  const texts = new Set(known.map(({ is }) => is));
  const more = list.length - known.length;
  return more <= 0 ? [] : [...list].sort((a, b) => Number(texts.has(a.is)) - Number(texts.has(b.is))).slice(0, more);
}

function appeared(cluster: string, { rule, severity, object, file, field, is, needed }: Finding): Meant {
  return {
    severity: severity === 'error' ? 'high' : 'medium',
    what: `rule ${rule} is newly violated`,
    reason: severity === 'error' ? 'An error: strata check fails.' : 'A warning of strata check.',
    wayOut: `strata check --why ${rule}`,
    object: { cluster, object, file, detail: `${field}: ${is} › ${needed}` },
  };
}

function excused(cluster: string, { rule, object, file, excuse = '' }: Finding): Meant {
  return {
    severity: 'medium',
    what: `rule ${rule} is newly excused`,
    reason: 'An annotation of the object gives the reason of the exception; the reviewer must judge it.',
    object: { cluster, object, file, detail: excuse },
  };
}

function vanished(cluster: string, { rule, object, file, field, is }: Finding): Meant {
  return {
    severity: 'low',
    what: `rule ${rule} is met again`,
    reason: 'A finding is gone.',
    object: { cluster, object, file, detail: `${field}: ${is}` },
  };
}

interface BothSides {
  readonly before: ReadonlyMap<string, ByKey>;
  readonly after: ReadonlyMap<string, ByKey>;
}

const found = new WeakMap<Comparison, BothSides>();

function findingsOf(comparison: Comparison): BothSides {
  let sides = found.get(comparison);
  if (sides === undefined) {
    const changed = new Set(comparison.changed.map(({ name }) => name));
    sides = {
      before: byCluster(comparison.before, changed, comparison),
      after: byCluster(comparison.after, changed, comparison),
    };
    found.set(comparison, sides);
  }
  return sides;
}

/**
 * Findings by cluster. Rules of one cluster run on the clusters that changed, rules of a system on the systems of these;
 * rules that compare all clusters run on all.
 */
function byCluster(
  subjects: Subjects,
  changed: ReadonlySet<string>,
  { rules }: Comparison,
): ReadonlyMap<string, ByKey> {
  const { clusters, places, complete = true } = subjects;
  const ofCluster = rules.filter((rule) => 'check' in rule);
  const ofSystem = rules.filter((rule) => isPlatformRule(rule) && rule.ofSystem === true);
  const ofAll = rules.filter((rule) => isPlatformRule(rule) && rule.ofSystem !== true);
  const check = (some: readonly Cluster[], chosen: readonly Rule[]) =>
    checkSubjects({ clusters: some, places: placesIn(some, subjects), complete }, chosen).filter(isJudged);
  const affected = clusters.filter((one) => changed.has(one.name));
  const result = new Map<string, Map<string, Finding[]>>();
  for (const cluster of affected) {
    const own = check([cluster], ofCluster);
    const byKey = new Map<string, Finding[]>();
    for (const finding of own) append(byKey, keyOf(finding), finding);
    result.set(cluster.name, byKey);
  }
  const names = new Map<string, string>();
  for (const cluster of affected)
    for (const object of cluster.own) {
      const file = places.get(object)?.file;
      if (file !== undefined) names.set(file, cluster.name);
    }
  const systems = new Set(affected.map(({ name }) => systemOf(name)));
  const ofSystems = clusters.filter(({ name }) => systems.has(systemOf(name)));
  for (const finding of [...check(ofSystems, ofSystem), ...check(clusters, ofAll)].sort(byPlace)) {
    const cluster = names.get(finding.file);
    const byKey = cluster === undefined ? undefined : result.get(cluster);
    if (byKey !== undefined) append(byKey, keyOf(finding), finding);
  }
  return result;
}

/** `shop` of `production/shop`. */
function systemOf(cluster: string): string {
  return cluster.slice(cluster.indexOf('/') + 1);
}

/** The identity of a finding on both sides; it does not contain list indexes, which shift. */
function keyOf({ rule, object, field, excuse }: Finding): string {
  return `${rule} ${object} ${field.replace(/\[\d+\]/g, '[]')} ${excuse === undefined ? '' : 'excused'}`;
}
