import { isPlatformRule, tiers, type OptionValues, type Rule, type Severity } from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { suggestion } from '../schemas/closest.ts';

/** Which rules run, and with which options. */
export interface Selection {
  /** Tiers of the rules that run. @default - all */
  readonly tiers?: readonly string[];
  /** Ids of the only rules that run, whatever their tier. @default - all of the tiers */
  readonly only?: readonly string[];
  /** Ids of rules that do not run. @default - none */
  readonly skip?: readonly string[];
  /** By id, another severity or `off`, and the rule's options. @default - those of the rule */
  readonly settings?: Readonly<Record<string, RuleSetting>>;
}

/** A repository's settings for a rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: OptionValues;
}

/** A problem in a selection: its place, what is there and what is needed. */
export interface SelectionProblem {
  /** Place of the problem, such as `--only` or `rules`. */
  readonly field: string;
  readonly is: string;
  readonly needed: string;
}

/** The rules of a selection, in their order, and all problems of the selection. */
export function selectedRules(selection: Selection): {
  readonly rules: readonly Rule[];
  readonly problems: readonly SelectionProblem[];
} {
  const { tiers: wanted = tiers, only, skip = [], settings = {} } = selection;
  const problems = [
    ...wanted.flatMap((name) => unknown('tier', name, tiers)),
    ...(only ?? []).flatMap((id) => unknownRule('only', id)),
    ...skip.flatMap((id) => unknownRule('skip', id)),
    ...Object.keys(settings).flatMap((id) => unknownRule('rules', id)),
    ...Object.entries(settings).flatMap(([id, setting]) => wrongOptions(id, setting)),
  ];
  const settingOf = (rule: Rule): RuleSetting => Object.entries(settings).find(([id]) => isNamed(rule, id))?.[1] ?? {};
  const rules = allRules.flatMap((rule) => {
    const { severity = rule.severity, options } = settingOf(rule);
    const isOff = severity === 'off' || skip.some((id) => isNamed(rule, id));
    const isWanted = only === undefined ? wanted.includes(rule.tier) : only.some((id) => isNamed(rule, id));
    if (isOff || !isWanted) return [];
    return severity === rule.severity && options === undefined ? rule : { ...configured(rule, options), severity };
  });
  return { rules, problems };
}

/** The rule with an id or an older id. */
export function ruleNamed(id: string): Rule | undefined {
  return allRules.find((rule) => isNamed(rule, id));
}

/** The problem with the id of a rule; undefined if the rule exists. */
export function unknownRule(field: string, id: string): readonly SelectionProblem[] {
  return unknown(
    field,
    id,
    allRules.flatMap(({ id, aliases = [] }) => [id, ...aliases]),
    'the id of a rule',
  );
}

function unknown(
  field: string,
  name: string,
  names: readonly string[],
  needed = names.join(' | '),
): readonly SelectionProblem[] {
  return names.includes(name) ? [] : [{ field, is: `'${name}'`, needed: `${needed}${suggestion(name, names)}` }];
}

function isNamed({ id, aliases = [] }: Rule, name: string): boolean {
  return id === name || aliases.includes(name);
}

function wrongOptions(id: string, { options = {} }: RuleSetting): readonly SelectionProblem[] {
  const known = ruleNamed(id)?.options ?? {};
  return Object.entries(options).flatMap(([name, value]) => {
    const field = `rules.${id}.options`;
    const option = Object.hasOwn(known, name) ? known[name] : undefined;
    if (option === undefined) return unknown(field, name, Object.keys(known), Object.keys(known).join(' | ') || 'none');
    const expected = typeOf(option.default);
    if (typeOf(value) === expected) return [];
    return [{ field: `${field}.${name}`, is: JSON.stringify(value), needed: `a ${expected}` }];
  });
}

function typeOf(value: unknown): string {
  if (!Array.isArray(value)) return typeof value;
  return value.every((item) => typeof item === 'string') ? 'list of strings' : 'list';
}

function configured(rule: Rule, options: RuleSetting['options']): Rule {
  if (options === undefined) return rule;
  return isPlatformRule(rule) ? rule : { ...rule, check: (cluster) => rule.check(cluster, options) };
}
