import { areas } from '../../rules/rules.ts';
import type { Rule } from '../../model/rule.ts';

/** Rules as text, one in each line, by area: id, tier, severity and summary. */
export function ruleList(rules: readonly Rule[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const parts = Object.entries(areas).flatMap(([area, all]) => {
    const shown = all.flatMap(({ id }) => rules.filter((rule) => rule.id === id));
    const lines = shown.map(
      ({ id, tier, severity, summary }) =>
        `  ${id.padEnd(width)}  ${tier.padEnd('correctness'.length)}  ${severity.padEnd('warning'.length)}  ${summary}`,
    );
    return shown.length === 0 ? [] : [[area, ...lines].join('\n')];
  });
  return parts.join('\n\n');
}

/** A rule as text: what must hold, why, and its options. */
export function ruleText(rule: Rule): string {
  const { id, aliases = [], kinds, options = {}, severity, source = [], summary, tier, why } = rule;
  const area = Object.entries(areas).find(([, all]) => all.some((one) => one.id === id))?.[0] ?? '';
  return [
    `${id}: ${summary}`,
    '',
    why,
    '',
    `area      ${area}`,
    `tier      ${tier}`,
    `severity  ${severity}`,
    `objects   ${kinds.join(', ')}`,
    ...[source].flat().map((one) => `source    ${one}`),
    ...(aliases.length > 0 ? [`aliases   ${aliases.join(', ')}`] : []),
    ...Object.entries(options).map(
      ([name, { meaning, default: value }]) => `option    ${name}: ${meaning} (default: ${[value].flat().join(', ')})`,
    ),
    `examples  docs/rules/${area}.md#${id}`,
    '',
    `An object that must break it carries the annotation allow.strata.dev/${id} with the reason.`,
  ].join('\n');
}
