import type { Consequence } from '../consequence.ts';
import { severities } from '../consequence.ts';
import { formattedValue, type Entry } from '../entries.ts';
import type { Change } from '../difference/change.ts';
import type { Verdict } from '../policy.ts';
import type { Review } from '../review.ts';
import { summarised } from './objects.ts';
import { headline, lastLine } from './text.ts';

/** The most characters of a comment on GitHub. https://github.com/orgs/community/discussions/41331 */
export const mostCharacters = 65_536;

/** First line of the comment, by which it is found again. */
export const marker = '<!-- strata review -->';

/**
 * The review as a comment of a pull request. Severe consequences are always in it: completely, or else one line each,
 * or else one line for each class. Other parts are added while there is room, with the number of omitted ones.
 */
export function markdownReview(review: Review, verdict: Verdict, most = mostCharacters): string {
  const { consequences, entries } = review;
  const severe = consequences.filter(({ severity }) => severity === 'critical' || severity === 'high');
  const others = consequences.filter((one) => !severe.includes(one));
  const head = [marker, `## ${escaped(headline(review))}`, verdictLine(verdict), countsLine(consequences)]
    .filter((line) => line !== '')
    .join('\n\n');
  // Room for the line with the number of omitted parts, and for the tags of folded parts.
  const room = most - 400;
  const blocks = [severe.map(inFull), severe.map(inShort), byClass(severe)];
  const fitting = blocks.find((some) => sizeOf([head, ...some]) <= room) ?? byClass(severe);
  const parts = [head, ...fitting];
  let left = room - sizeOf(parts);
  left = fold(parts, 'Less severe', others.map(inFull), left);
  fold(parts, 'Differences', entries.filter(({ isText }) => !isText).map(entryBlock), left);
  const last = lastLine(review);
  if (last !== '' && sizeOf([...parts, last]) < most) parts.push(escaped(last));
  return `${parts.join('\n\n')}\n`;
}

/** Adds a folded part with as many blocks as fit; returns the remaining room. */
function fold(parts: string[], title: string, blocks: readonly string[], room: number): number {
  if (blocks.length === 0) return room;
  const shown: string[] = [];
  let size = title.length + 100;
  for (const block of blocks) {
    if (size + block.length + 2 > room) break;
    shown.push(block);
    size += block.length + 2;
  }
  const rest = blocks.length - shown.length;
  const note = rest === 0 ? [] : [`… and ${rest} more: \`npm run review\` shows them.`];
  const text = [`<details><summary>${title} (${blocks.length})</summary>`, ...shown, ...note, '</details>'].join(
    '\n\n',
  );
  parts.push(text);
  return room - text.length - 2;
}

function sizeOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}

function verdictLine({ action, approvals, judgements }: Verdict): string {
  const blocked = judgements.filter((one) => one.action === 'block').map(({ consequence }) => consequence.what);
  const needed = approvals.map(({ owner }) => code(owner)).join(', ');
  const lines = [
    ...(blocked.length > 0 ? [`**Blocked** by review.yaml: ${[...new Set(blocked)].map(escaped).join('; ')}.`] : []),
    ...(needed !== '' ? [`**Needs approval** of ${needed}.`] : []),
  ];
  return lines.length === 0 && action === 'allow' ? '' : lines.join(' ');
}

function countsLine(consequences: readonly Consequence[]): string {
  const counts = severities.flatMap((severity) => {
    const count = consequences.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return counts.length === 0 ? '' : counts.join(' · ');
}

function inFull({ severity, class: name, what, reason, wayOut, objects }: Consequence): string {
  return [
    `**${severity}** · ${name} · **${escaped(what)}**  `,
    escaped(reason) + (wayOut === undefined ? '' : ` *Instead: ${escaped(wayOut)}.*`),
    '',
    ...summarised(objects).map((line) => `- ${code(line)}`),
  ].join('\n');
}

function inShort({ severity, class: name, what, objects }: Consequence): string {
  const [first = ''] = summarised(objects);
  const rest = objects.length - 1;
  return `- **${severity}** · ${name} · ${escaped(what)}: ${code(first.slice(0, 120))}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function byClass(consequences: readonly Consequence[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { severity, class: name, objects } of consequences) {
    const key = `**${severity}** · ${name}`;
    counts.set(key, (counts.get(key) ?? 0) + objects.length);
  }
  return [...counts].map(([key, count]) => `- ${key}: ${count} objects`);
}

function entryBlock({ how, title, changes, objects, causes = [] }: Entry): string {
  const isOne = changes.length === 1 && how === 'changed' && formattedValue(changes[0]?.before) !== undefined;
  const shown = isOne ? [] : changes.slice(0, 20).map(changeLine);
  return [
    `**${how}** ${code(title)}${causes.length === 0 ? '' : `, from ${causes.map(code).join(', ')}`}`,
    '',
    ...shown,
    ...(changes.length > 20 && !isOne ? [`- … and ${changes.length - 20} more fields`] : []),
    ...summarised(objects).map((line) => `- ${code(line)}`),
  ].join('\n');
}

function changeLine({ field, before, after, order }: Change): string {
  if (order === true) return `- ${code(field)} in another order`;
  const [one, other] = [formattedValue(before, 120), formattedValue(after, 120)];
  if (one === undefined || other === undefined) return `- ${code(field)} changes`;
  return before === undefined
    ? `- ${code(field)}: + ${code(other)}`
    : after === undefined
      ? `- ${code(field)}: - ${code(one)}`
      : `- ${code(field)}: ${code(one)} → ${code(other)}`;
}

/** A text as code, whatever it contains: the fence is longer than any sequence of backticks inside. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line === '') return '(empty)';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A sentence with escaped Markdown and HTML characters. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>&|~#@]/g, (sign) =>
    sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : sign === '@' ? '@\u200b' : `\\${sign}`,
  );
}
