import { exceptionKey, type Mention } from '../model/mention.ts';
import { nothing, type Rule, type Told } from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { suggestion } from '../schemas/closest.ts';
import type { Place } from './clusters.ts';
import { byPlace, type Finding } from './findings/finding.ts';
import { isTemplated, kindsOfTemplates, ofTemplate } from './placeholders.ts';

/** Collects what some rules find, and which exceptions they need. */
export class Noted {
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

  /** All findings so far. */
  get findings(): readonly Finding[] {
    return this.#found;
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

/** Where an object is, in one text, for a rule. */
export function placeKey({ file, document }: Place, rule = ''): string {
  return `${file} ${document} ${rule}`;
}
