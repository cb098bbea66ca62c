import type { Judgement } from '../model/admission/judgement.ts';
import { foundBy } from '../model/admission/table.ts';
import { Cluster } from '../model/cluster.ts';
import { isTemplated, kindsOfTemplates, ofTemplate } from './placeholders.ts';
import { subjectsOf, type Files, type Place, type Subjects } from './clusters.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import { exceptionKey, exceptionsOf, mentioned, type Mention } from '../model/mention.ts';
import { timedRules, timeIndices, type Stopwatch } from './timing.ts';
import {
  isPlatformRule,
  nothing,
  type ClusterRule,
  type Excerpted,
  type Found,
  type PlatformRule,
  type Rule,
  type Severity,
  type Told,
} from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { suggestion } from '../schemas/closest.ts';

/** A violation of a rule, with its place. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly field: string;
  /** What is wrong. */
  readonly is: string;
  /** What to write instead. */
  readonly needed: string;
  /** The field of the spec that causes it. @default - no spec made the object, or the cause was not requested */
  readonly cause?: Cause;
  /** The reason of the exception that allows it. @default - no exception */
  readonly excuse?: string;
  /** Why it is uncertain: the object that is missing in the files. @default - it is certain */
  readonly unjudged?: string;
}

/** A field of a spec. */
export interface Cause {
  /** File of `charts/`. */
  readonly file: string;
  /** Path of the field in the file, such as `scaling.max`; empty if no single field causes it. */
  readonly field: string;
}

/** Ids of the findings for unreadable files and for unknown fields. */
export const schemaRule = 'schema';

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

/** The same for clusters that exist already. */
export function checkSubjects(
  subjects: Subjects,
  rules: readonly Rule[] = allRules,
  unreadable: readonly Finding[] = [],
): readonly Finding[] {
  const { clusters, complete = true } = subjects;
  const ofPlatform = rules.filter(isPlatformRule);
  const ofCluster = rules.filter((rule) => 'check' in rule);
  const found = ofCluster.length + unreadable.length > 0 ? checkClusters(subjects, ofCluster, unreadable) : [];
  if (ofPlatform.length === 0) return found;
  const whole = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const excerpts = clusters.map((cluster) => atHand(cluster, ofPlatform));
  return [...found, ...compareClusters(excerpts, (name) => whole.get(name), ofPlatform, complete)].sort(byPlace);
}

/** All findings of rules of one cluster. */
function checkClusters(
  { clusters, places, complete = true }: Subjects,
  rules: readonly ClusterRule[],
  unreadable: readonly Finding[],
): readonly Finding[] {
  const noted = new Noted(rules, complete);
  if (unreadable.length > 0) {
    const objects = new Map([...places].map(([object, place]) => [placeKey(place), object]));
    for (const finding of unreadable) {
      const object = objects.get(placeKey(finding));
      noted.add(finding, object && exceptionsOf(object));
    }
  }
  const values = valuesFound(rules);
  // All rules of a cluster before those of the next: its objects are in the processor's cache then.
  for (const cluster of clusters)
    for (const rule of rules)
      for (const found of values(rule, cluster) ?? rule.check(cluster)) {
        const place = cluster.own.has(found.object) ? places.get(found.object) : undefined;
        if (place !== undefined) noted.note(rule, { ...found, object: mentioned(found.object, place) });
      }
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
function excusedObjects(cluster: Cluster): readonly KubernetesObject[] {
  return [...cluster.own].filter((object) => exceptionsOf(object) !== undefined);
}

/** Collects what some rules find, and which exceptions they need. */
class Noted {
  readonly #found: Finding[] = [];
  /** Places of objects with ids of rules, as their exceptions have them. */
  readonly #used = new Set<string>();
  /** The ids of each rule. */
  readonly #ids: ReadonlyMap<string, readonly string[]>;
  readonly #complete: boolean;

  constructor(rules: readonly Rule[], complete: boolean) {
    this.#ids = new Map(rules.map(({ id, aliases = [] }) => [id, [id, ...aliases]]));
    this.#complete = complete;
  }

  note(rule: Rule, { object, field, is, needed, misses = rule.misses }: Noteworthy): void {
    const { file, document, title, exceptions } = object;
    const finding = { rule: rule.id, severity: rule.severity, file, document, object: title, field, is, needed };
    const isMissing = !this.#complete && misses !== undefined && misses !== nothing;
    const isOfTemplate = !this.#complete && !kindsOfTemplates.has(kindOf(object)) && isTemplated(is + field);
    const unjudged = isMissing ? `${misses} may not be among the files` : isOfTemplate ? ofTemplate : undefined;
    this.add({ ...finding, ...(unjudged !== undefined && { unjudged }) }, exceptions);
  }

  add(finding: Finding, exceptions: Mention['exceptions'] = {}): void {
    const id = (this.#ids.get(finding.rule) ?? [finding.rule]).find((name) => name in exceptions);
    const reason = id && exceptions[id];
    if (id !== undefined) this.#used.add(placeKey(finding, id));
    this.#found.push(reason === undefined || reason.trim() === '' ? finding : { ...finding, excuse: reason });
  }

  /** All findings, sorted by place, with those about exceptions that none of the others needs. */
  withUseless(excused: readonly Mention[], others: readonly string[], seesToNames: boolean): readonly Finding[] {
    const ran = new Set([...[...this.#ids.values()].flat(), ...others]);
    return [...this.#found, ...uselessExceptions(excused, this.#used, ran, seesToNames)].sort(byPlace);
  }
}

type Noteworthy = Told & { readonly object: Mention };

function kindOf({ title }: Mention): string {
  return title.slice(0, title.indexOf(' '));
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

/**
 * Reports exceptions that no finding needs, or that have no reason. Exceptions for rules that did not run are ignored.
 */
function* uselessExceptions(
  excused: readonly Mention[],
  used: ReadonlySet<string>,
  ran: ReadonlySet<string>,
  seesToNames: boolean,
): Iterable<Finding> {
  for (const { file, document, title, exceptions = {} } of excused) {
    const place = { file, document };
    for (const [id, reason] of Object.entries(exceptions)) {
      const field = `metadata.annotations['${exceptionKey(id)}']`;
      const finding = { rule: 'exception', severity: 'error', ...place, object: title, field } as const;
      if (!ran.has(id)) {
        if (seesToNames && !isRule(id))
          yield {
            ...finding,
            is: `is an exception for '${id}'`,
            needed: `the id of a rule${suggestion(id, ruleNames())}`,
          };
      } else if (!used.has(placeKey(place, id)))
        yield { ...finding, is: 'is not needed', needed: 'no exception: the object keeps the rule' };
      else if (reason.trim() === '') yield { ...finding, is: 'empty', needed: 'the reason' };
    }
  }
}

function ruleNames(): readonly string[] {
  return allRules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
}

function isRule(name: string): boolean {
  return ruleNames().includes(name);
}

function placeKey({ file, document }: Place, rule = ''): string {
  return `${file} ${document} ${rule}`;
}

/** Orders findings by file, document, field, rule and text. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    byCodeUnit(a.file, b.file) ||
    a.document - b.document ||
    byCodeUnit(a.field, b.field) ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.is, b.is)
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
