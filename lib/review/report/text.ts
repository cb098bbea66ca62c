import type { Affected, Consequence, Severity } from '../consequence.ts';
import { formattedValue, type Entry } from '../entries.ts';
import type { Change } from '../difference/change.ts';
import type { Verdict } from '../policy.ts';
import type { Review } from '../review.ts';
import { clustersShown, summarised } from './objects.ts';

/** How text is formatted: the width of the terminal, and whether it has colours. */
export interface Terminal {
  readonly width: number;
  readonly colours: boolean;
}

/** The review for a terminal. */
export function textReview(review: Review, { width, colours }: Terminal, verdict?: Verdict): string {
  const paint = colours ? painted : plain;
  const { consequences, entries, clusters } = review;
  const telling = entries.filter(({ isText }) => !isText);
  const lines = [paint('bold', headline(review)), '', ...verdictLines(verdict, width, paint)];
  for (const one of consequences) lines.push(...consequenceLines(one, width, paint), '');
  if (telling.length > 0) lines.push(paint('bold', 'Differences'), '');
  for (const entry of telling) lines.push(...entryLines(entry, width, paint));
  const last = lastLine(review);
  if (last !== '') lines.push(...(telling.length > 0 ? [''] : []), ...wrapped(last, width, ''));
  if (clusters.length === 0) lines.splice(1);
  return `${lines.join('\n').trimEnd()}\n`;
}

function verdictLines(verdict: Verdict | undefined, width: number, paint: Paint): readonly string[] {
  const blocked = (verdict?.judgements ?? []).filter(({ action }) => action === 'block');
  const lines = [
    ...(blocked.length > 0
      ? [
          paint('critical', 'BLOCKED'),
          ...new Set(blocked.map(({ consequence }) => `  ${consequence.class}: ${consequence.what}`)),
        ]
      : []),
    ...(verdict?.approvals ?? []).flatMap(({ owner, what }) =>
      wrapped(`needs the approval of ${owner}: ${what.join('; ')}`, width, ''),
    ),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

/** `base → head: 3 clusters, 12 objects changed, 1 added, 0 removed`. */
export function headline({ base, head, clusters, moved }: Review): string {
  const sum = (of: 'added' | 'removed' | 'changed') => clusters.reduce((total, one) => total + one[of], 0);
  const parts = [
    ...(['changed', 'added', 'removed'] as const).flatMap((of) => (sum(of) === 0 ? [] : `${sum(of)} ${of}`)),
    ...(moved > 0 ? [`${moved} in another file`] : []),
  ];
  const where = clusters.length === 1 ? '1 cluster' : `${clusters.length} clusters`;
  if (parts.length === 0) return `${base} → ${head}: no object differs`;
  return `${base} → ${head}: ${clusters.length === 0 ? 'no object differs' : where}; objects: ${parts.join(', ')}`;
}

/** Changes without an effect in a cluster, in one line. */
export function lastLine({ entries }: Review): string {
  const text = entries.filter(({ isText }) => isText);
  if (text.length === 0) return '';
  const objects = new Set(text.flatMap((entry) => entry.objects.map(({ cluster, object }) => `${cluster} ${object}`)));
  const fields = text.flatMap(({ changes }) => changes.map(({ field }) => /(?:\['([^']+)'\]|\.([^.]+))$/.exec(field)));
  const names = [...new Set(fields.map((found) => found?.[1] ?? found?.[2] ?? ''))];
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return `Text only (${shown}): ${objects.size} object${objects.size === 1 ? '' : 's'}.`;
}

type Paint = (style: Severity | 'bold' | 'dim' | 'added' | 'removed', text: string) => string;

const codes = {
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
  bold: '1',
  dim: '2',
  added: '32',
  removed: '31',
} as const;

function painted(style: keyof typeof codes, text: string): string {
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}

function plain(_style: string, text: string): string {
  return text;
}

function consequenceLines(one: Consequence, width: number, paint: Paint): readonly string[] {
  const { severity, what, reason, wayOut, objects } = one;
  const mark = paint(severity, severity.toUpperCase());
  const [first = '', ...rest] = wrapped(`${one.class}: ${what}`, width - severity.length - 2, '  ');
  return [
    `${mark}  ${first.trimStart()}`,
    ...rest,
    ...wrapped(reason, width, '  '),
    ...(wayOut === undefined ? [] : wrapped(`→ ${wayOut}`, width, '  ')),
    ...objectLines(objects, width).map((line) => paint('dim', line)),
  ];
}

function objectLines(objects: readonly Affected[], width: number, title = ''): readonly string[] {
  // The objects, without those that the title names.
  const isNamed = objects.every(({ object }) => object === title);
  const lines = isNamed ? [clustersShown(objects.map(({ cluster }) => cluster))] : summarised(objects);
  return lines.flatMap((line) => wrapped(line, width, '    '));
}

function entryLines(
  { how, title, changes, objects, causes = [] }: Entry,
  width: number,
  paint: Paint,
): readonly string[] {
  const marks = { added: '+', removed: '-', changed: '~', renamed: '>' } as const;
  const mark = how === 'added' || how === 'removed' ? paint(how, marks[how]) : marks[how];
  const [first = '', ...rest] = wrapped(title, width - 2, '  ');
  const isOne = changes.length === 1 && how === 'changed' && formattedValue(changes[0]?.before) !== undefined;
  return [
    `${mark} ${first.trimStart()}`,
    ...rest,
    ...(isOne ? [] : changes.flatMap((change) => changeLines(change, width, paint))),
    ...objectLines(objects, width, title).map((line) => paint('dim', line)),
    ...(causes.length === 0 ? [] : wrapped(`from ${causes.join(', ')}`, width, '    ')),
  ];
}

function changeLines(change: Change, width: number, paint: Paint): readonly string[] {
  const { field, before, after, order } = change;
  const [one, other] = [formattedValue(before, 200), formattedValue(after, 200)];
  if (order === true) return wrapped(`${field}: in another order`, width, '      ');
  if (one !== undefined && other !== undefined) {
    const values = before === undefined ? `+ ${other}` : after === undefined ? `- ${one}` : `${one} → ${other}`;
    return wrapped(`${field}: ${values}`, width, '      ');
  }
  const lines = linesBetween(before, after);
  const most = 12;
  return [
    ...wrapped(`${field}:`, width, '      '),
    ...lines.slice(0, most).map((line) => paint(line.startsWith('+') ? 'added' : 'removed', `        ${line}`)),
    ...(lines.length > most ? [`        … ${lines.length - most} lines more`] : []),
  ];
}

/** Lines that only one of two long values has. */
function linesBetween(before: unknown, after: unknown): readonly string[] {
  const [old, young] = [before, after].map((value) =>
    value === undefined ? [] : (typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)).split('\n'),
  );
  const [was, is] = [new Set(old), new Set(young)];
  return [
    ...(old ?? []).filter((line) => !is.has(line)).map((line) => `- ${line}`),
    ...(young ?? []).filter((line) => !was.has(line)).map((line) => `+ ${line}`),
  ];
}

/**
 * A text in lines of a given width. Lines after the first are indented; if the text starts with the indent, all are.
 */
export function wrapped(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const isFirst = line === indent;
    if (!isFirst && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line];
}
