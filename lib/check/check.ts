import type { Judgement } from '../model/admission/judgement.ts';
import { foundBy } from '../model/admission/table.ts';
import type { Cluster } from '../model/cluster.ts';
import { exceptionsOf, mentioned } from '../model/mention.ts';
import { isPlatformRule, type ClusterRule, type Found, type Rule } from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { subjectsOf, type Files, type Subjects } from './clusters.ts';
import { atHand, compareClusters, excusedObjects } from './compare-clusters.ts';
import { byPlace, schemaRule, type Finding } from './findings/finding.ts';
import { Noted, placeKey } from './noted.ts';
import { timedRules, timeIndices, type Stopwatch } from './timing.ts';

/**
 * All findings of all rules, sorted by place. Findings with an exception carry its reason.
 *
 * @param unreadable - findings from reading the files
 * @param stopwatch - measures each rule, and the work that rules share
 * @param complete - whether the files are all objects of the cluster; otherwise, missing objects may be elsewhere
 */
export function check(
  files: Files,
  rules: readonly Rule[] = allRules,
  unreadable: readonly Finding[] = [],
  complete = true,
  stopwatch?: Stopwatch,
): readonly Finding[] {
  const subjects = { ...subjectsOf(files, complete), complete };
  const known = [...unreadable, ...apart(files, subjects, rules)];
  if (stopwatch === undefined) return checkSubjects(subjects, rules, known);
  timeIndices(subjects.clusters, stopwatch);
  const timed = timedRules(rules, stopwatch);
  return stopwatch.measure('clusters, exceptions, order', () => checkSubjects(subjects, timed, known));
}

/** Files that hold objects which a file beside them holds too: nobody can tell whether both are applied. */
function apart(files: Files, { clusters }: Subjects, rules: readonly Rule[]): readonly Finding[] {
  const rule = rules.find(({ id }) => id === 'identity-unique');
  if (rule === undefined) return [];
  return clusters.flatMap(({ name }) => {
    if (!files.has(name)) return [];
    const place = { rule: rule.id, severity: rule.severity, file: name, document: 0, object: '' };
    const is = 'has an object that a file beside it has too';
    return { ...place, field: '', is, needed: 'one of them', unjudged: 'they may be for different clusters' };
  });
}

/**
 * The same for clusters that exist already.
 *
 * @param known - what is found already
 */
export function checkSubjects(
  subjects: Subjects,
  rules: readonly Rule[] = allRules,
  known: readonly Finding[] = [],
): readonly Finding[] {
  const { clusters, complete = true } = subjects;
  const ofPlatform = rules.filter(isPlatformRule);
  const ofCluster = rules.filter((rule) => 'check' in rule);
  const found = ofCluster.length + known.length > 0 ? checkClusters(subjects, ofCluster, known) : [];
  if (ofPlatform.length === 0) return found;
  const whole = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const excerpts = clusters.map((cluster) => atHand(cluster, ofPlatform));
  return [...found, ...compareClusters(excerpts, (name) => whole.get(name), ofPlatform, complete)].sort(byPlace);
}

/** All findings of rules of one cluster. */
function checkClusters(
  { clusters, places, complete = true }: Subjects,
  rules: readonly ClusterRule[],
  known: readonly Finding[],
): readonly Finding[] {
  const noted = new Noted(rules, complete);
  if (known.length > 0) {
    const objects = new Map([...places].map(([object, place]) => [placeKey(place), object]));
    for (const finding of known) {
      const object = objects.get(placeKey(finding));
      noted.add(finding, object && exceptionsOf(object));
    }
  }
  judge(clusters, rules, places, noted);
  const excused = clusters.flatMap((cluster) =>
    cluster.once(excusedObjects).flatMap((object) => {
      const place = places.get(object);
      return place === undefined ? [] : mentioned(object, place);
    }),
  );
  // If rules of one cluster and rules of several clusters run separately, only the former report exceptions for unknown
  // rules.
  return noted.withUseless(excused, [schemaRule], rules.length > 0);
}

/** Notes what rules find in clusters, at objects that these own. */
export function judge(
  clusters: readonly Cluster[],
  rules: readonly ClusterRule[],
  places: Subjects['places'],
  noted: Noted,
): void {
  const values = valuesFound(rules);
  // All rules of a cluster before those of the next: its objects are in the processor's cache then.
  for (const cluster of clusters)
    for (const rule of rules)
      for (const found of values(rule, cluster) ?? rule.check(cluster)) {
        const place = cluster.own.has(found.object) ? places.get(found.object) : undefined;
        if (place !== undefined) noted.note(rule, { ...found, object: mentioned(found.object, place) });
      }
}

/** What the rules say that are no more than a table: all of them share one walk of each cluster. */
function valuesFound(
  rules: readonly ClusterRule[],
): (rule: ClusterRule, cluster: Cluster) => readonly Found[] | undefined {
  const numbers = new Map<ClusterRule, number>();
  const judgements: Judgement[] = [];
  for (const rule of rules)
    if (rule.check.judgement !== undefined) numbers.set(rule, judgements.push(rule.check.judgement) - 1);
  const valuesOfTables = (cluster: Cluster) => foundBy(cluster, judgements);
  return (rule, cluster) => {
    const number = numbers.get(rule);
    return number === undefined ? undefined : cluster.once(valuesOfTables)[number];
  };
}
