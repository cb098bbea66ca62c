import { subjectsOf, type Files, type Place, type Subjects } from './clusters.ts';
import type { KubernetesObject } from './rules/kinds.ts';
import type { Found, Rule, Severity } from './rules/rule.ts';
import { rules as allRules } from './rules/rules.ts';

/** One breach of a rule, and where it stands. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly field: string;
  /** What is wrong there. */
  readonly is: string;
  /** What to write instead. */
  readonly needed: string;
  /** Why it may stay, by an annotation of the object. @default - it may not */
  readonly excuse?: string;
}

/** Prefix of the annotations that excuse an object from a rule. */
const exceptionPrefix = 'allow.strata.dev/';

/** All findings of all rules, sorted by place; those that an annotation excuses say so. */
export function check(files: Files, rules: readonly Rule[] = allRules): readonly Finding[] {
  return checkSubjects(subjectsOf(files), rules);
}

/** The same for clusters that are already made. */
export function checkSubjects({ clusters, places }: Subjects, rules: readonly Rule[] = allRules): readonly Finding[] {
  const findings: Finding[] = [];
  const used = new Set<string>();
  const note = ({ id, severity }: Rule, { object, field, is, needed }: Found): void => {
    const place = places.get(object);
    if (place === undefined) return;
    const reason = object.metadata.annotations?.[exceptionPrefix + id];
    if (reason !== undefined) used.add(`${place.file} ${place.document} ${id}`);
    const excuse = reason === undefined || reason.trim() === '' ? {} : { excuse: reason };
    findings.push({ rule: id, severity, ...place, object: title(object), field, is, needed, ...excuse });
  };
  for (const rule of rules) {
    if ('checkAll' in rule) for (const found of rule.checkAll(clusters)) note(rule, found);
    else
      for (const cluster of clusters)
        for (const found of rule.check(cluster)) if (cluster.own.has(found.object)) note(rule, found);
  }
  const ids = new Set(rules.map(({ id }) => id));
  if (rules === allRules) findings.push(...uselessExceptions(places, used, ids));
  return findings.sort(byPlace);
}

/** Exceptions that excuse nothing, or do not say why. */
function* uselessExceptions(
  places: ReadonlyMap<KubernetesObject, Place>,
  used: ReadonlySet<string>,
  ids: ReadonlySet<string>,
): Iterable<Finding> {
  for (const [object, place] of places) {
    for (const [key, reason] of Object.entries(object.metadata.annotations ?? {})) {
      if (!key.startsWith(exceptionPrefix)) continue;
      const id = key.slice(exceptionPrefix.length);
      const field = `metadata.annotations['${key}']`;
      const finding = { rule: 'exception', severity: 'error', ...place, object: title(object), field } as const;
      if (!ids.has(id)) yield { ...finding, is: `excuses from '${id}'`, needed: 'the id of a rule' };
      else if (!used.has(`${place.file} ${place.document} ${id}`))
        yield { ...finding, is: 'excuses from nothing', needed: 'no exception: the object keeps the rule' };
      else if (reason.trim() === '') yield { ...finding, is: 'empty', needed: 'the reason' };
    }
  }
}

function title({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function byPlace(a: Finding, b: Finding): number {
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
