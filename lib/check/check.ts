import type { Judgement } from '../model/admission/judgement.ts';
import { foundBy } from '../model/admission/table.ts';
import type { Cluster } from '../model/cluster.ts';
import { isTemplated, kindsOfTemplates, ofTemplate } from './placeholders.ts';
import { subjectsOf, type Files, type Place, type Subjects } from './clusters.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import { timedRules, timeIndices, type Stopwatch } from './timing.ts';
import { nothing, type Found, type Rule, type Severity } from '../model/rule.ts';
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

/** Prefix of the annotations that allow an object to break a rule. */
const exceptionPrefix = 'allow.strata.dev/';

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
  { clusters, places, complete = true }: Subjects,
  rules: readonly Rule[] = allRules,
  unreadable: readonly Finding[] = [],
): readonly Finding[] {
  const findings: Finding[] = [];
  const used = new Set<string>();
  const add = (finding: Finding, object: KubernetesObject | undefined): void => {
    const annotations = object?.metadata.annotations ?? {};
    const id = namesOf(finding.rule).find((name) => exceptionPrefix + name in annotations);
    const reason = id && annotations[exceptionPrefix + id];
    if (id !== undefined) used.add(placeKey(finding, id));
    findings.push(reason === undefined || reason.trim() === '' ? finding : { ...finding, excuse: reason });
  };
  const note = (rule: Rule, { object, field, is, needed, misses = rule.misses }: Found): void => {
    const place = places.get(object);
    if (place === undefined) return;
    const finding = { rule: rule.id, severity: rule.severity, ...place, object: title(object), field, is, needed };
    const isMissing = !complete && misses !== undefined && misses !== nothing;
    const isOfTemplate = !complete && !kindsOfTemplates.has(object.kind) && isTemplated(is + field);
    const unjudged = isMissing ? `${misses} may not be among the files` : isOfTemplate ? ofTemplate : undefined;
    add({ ...finding, ...(unjudged !== undefined && { unjudged }) }, object);
  };
  const aliases = new Map(rules.map(({ id, aliases = [] }) => [id, [id, ...aliases]]));
  const namesOf = (id: string): readonly string[] => aliases.get(id) ?? [id];
  if (unreadable.length > 0) {
    const objects = new Map([...places].map(([object, place]) => [placeKey(place), object]));
    for (const finding of unreadable) add(finding, objects.get(placeKey(finding)));
  }
  const values = valuesFound(rules);
  // All rules of a cluster before those of the next: its objects are in the processor's cache then.
  for (const cluster of clusters)
    for (const rule of rules)
      if ('check' in rule)
        for (const found of values(rule, cluster) ?? rule.check(cluster))
          if (cluster.own.has(found.object)) note(rule, found);
  for (const rule of rules) if ('checkAll' in rule) for (const found of rule.checkAll(clusters)) note(rule, found);
  const ran = new Set([...[...aliases.values()].flat(), schemaRule]);
  // If rules of one cluster and rules of several clusters run separately, only the former report exceptions for unknown
  // rules.
  const seesToNames = rules.some((rule) => 'check' in rule);
  findings.push(...uselessExceptions(places, used, ran, seesToNames));
  return findings.sort(byPlace);
}

/** What the rules say that are no more than a table: all of them share one walk of each cluster. */
function valuesFound(rules: readonly Rule[]): (rule: Rule, cluster: Cluster) => readonly Found[] | undefined {
  const numbers = new Map<Rule, number>();
  const judgements: Judgement[] = [];
  for (const rule of rules)
    if ('check' in rule && rule.check.judgement !== undefined)
      numbers.set(rule, judgements.push(rule.check.judgement) - 1);
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
  places: ReadonlyMap<KubernetesObject, Place>,
  used: ReadonlySet<string>,
  ran: ReadonlySet<string>,
  seesToNames: boolean,
): Iterable<Finding> {
  for (const [object, place] of places) {
    const { annotations } = object.metadata;
    for (const key in annotations) {
      if (!key.startsWith(exceptionPrefix)) continue;
      const reason = annotations[key] ?? '';
      const id = key.slice(exceptionPrefix.length);
      const field = `metadata.annotations['${key}']`;
      const finding = { rule: 'exception', severity: 'error', ...place, object: title(object), field } as const;
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

function title({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`;
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
