import type { Cause } from '../check/findings/finding.ts';
import { fieldAt } from '../schemas/wording.ts';
import { stepsOf } from '../manifests/field-steps.ts';
import { lookups, type Lookup } from './lookups.ts';
import { overriding } from './overrides.ts';
import { ownerOf, type Owner, type SpecField, type Specs } from './owner.ts';
import { matchPattern, parsePattern, valueAt, type Captures, type Match, type Step } from './pattern.ts';
import { edited, type Rendered } from './edited.ts';

/**
 * The field of a spec that determines a field of a rendered object, or that one would set to change it. If the override
 * of the environment determines it, that is the field. Undefined if no spec made the object.
 *
 * @param file - file of the object, below the project
 * @param field - such as `spec.maxReplicas`
 */
export function causeOf(file: string, object: Rendered | undefined, field: string, specs: Specs): Cause | undefined {
  const owner = ownerOf(file, specs);
  if (owner === undefined) return undefined;
  if (object === undefined) return { file: owner.file, field: owner.field };
  const steps = stepsOf(field);
  const found = edited(owner, object, steps) ?? specField(owner, object, steps, specs);
  return found ?? { file: owner.file, field: owner.field };
}

/** Patterns of one kind, parsed once. */
const parsed = new Map<Readonly<Record<string, string>>, readonly ParsedRow[]>();

interface ParsedRow {
  readonly pattern: ReturnType<typeof parsePattern>;
  readonly specs: readonly string[];
}

function rowsOf({ rows }: Owner, { apiVersion, kind }: Rendered): readonly ParsedRow[] {
  const [group = ''] = apiVersion.split('/');
  const own = rows[`${kind}.${group}`] ?? rows[kind];
  if (own === undefined) return [];
  let known = parsed.get(own);
  if (known === undefined) {
    known = Object.entries(own).map(([pattern, spec]) => ({
      pattern: parsePattern(pattern),
      specs: spec.split(' | '),
    }));
    parsed.set(own, known);
  }
  return known;
}

function specField(owner: Owner, object: Rendered, field: readonly Step[], specs: Specs): Cause | undefined {
  const known = { ...owner.known, object: object.metadata.name };
  const matches = rowsOf(owner, object).flatMap((row) => {
    const match = matchPattern(row.pattern, field, object, known);
    return match === undefined ? [] : [{ row, match }];
  });
  const within = matches.filter(({ match }) => match.isWithin).sort((a, b) => b.match.depth - a.match.depth);
  for (const { row, match } of within) {
    const found = written(row.specs, owner, object, field, match, specs);
    if (found !== undefined) return inFile(found, owner, valueAt(object, field));
  }
  // A field above all known places gets the common part of their causes.
  const above = matches.filter(({ match }) => !match.isWithin);
  const paths = above.flatMap(({ row, match }) => written(row.specs, owner, object, field, match, specs) ?? []);
  const [first] = paths;
  if (first === undefined || paths.some((one) => one.owner !== first.owner)) return undefined;
  const common = first.path.filter((step, index) =>
    paths.every(({ path }) => samePath(path, first.path, index) && path[index] === step),
  );
  return common.length === 0 || common.at(-1) === '/'
    ? undefined
    : inFile({ owner: first.owner, path: common }, owner, undefined);
}

function samePath(path: readonly Step[], other: readonly Step[], until: number): boolean {
  return path.slice(0, until + 1).join('\0') === other.slice(0, until + 1).join('\0');
}

/** The first field of a row that the spec sets, or else the first one that could be set. */
function written(
  candidates: readonly string[],
  owner: Owner,
  object: Rendered,
  field: readonly Step[],
  match: Match,
  specs: Specs,
): SpecField | undefined {
  const lookup = { owner, specs, object, captures: match.captures };
  const at = itemsOn(object, field.slice(0, match.depth));
  const found = candidates.flatMap((text) => resolved(text, lookup, at) ?? []);
  return found.find((one) => isSaid(one)) ?? found[0];
}

/** The value of a field, and the items of lists around it, the nearest first. */
function itemsOn(object: Rendered, field: readonly Step[]): readonly unknown[] {
  const around = field.flatMap((step, index) => (typeof step === 'number' ? [field.slice(0, index + 1)] : []));
  return [field, ...around.reverse()].map((path) => valueAt(object, path));
}

function resolved(text: string, lookup: Omit<Lookup, 'at'>, items: readonly unknown[]): SpecField | undefined {
  const { owner, object, captures } = lookup;
  const [, name = '', rest = ''] = /^@(\w+)(.*)$/.exec(text) ?? [];
  const known: Captures = { ...owner.known, object: object.metadata.name, ...captures };
  if (name === '') {
    if (text.startsWith('environments/')) return { owner, path: [text] };
    const isOfSystem = text.startsWith('/');
    const path = stepsUntilUnknown(isOfSystem ? text.slice(1) : text, known);
    return path.length === 0 ? undefined : { owner, path: isOfSystem ? ['/', ...path] : path };
  }
  const found = nearest(items, (at) => lookups[name]?.({ ...lookup, at }));
  if (found === undefined) return undefined;
  // A call may be a text, which has no fields.
  const value = valueAt(rootOf(found), pathOf(found));
  if (typeof value === 'string' || rest === '') return found;
  return { owner: found.owner, path: [...found.path, ...stepsUntilUnknown(rest.slice(1), known)] };
}

/** The cause of the nearest item; it names a single entry of a list rather than the whole list. */
function nearest(items: readonly unknown[], find: (item: unknown) => SpecField | undefined): SpecField | undefined {
  const found = items.flatMap((item) => find(item) ?? []);
  return found.find(({ path }) => path.length > 1) ?? found[0];
}

/** The steps of a template of a field, up to the first unknown one. */
function stepsUntilUnknown(template: string, known: Captures): readonly Step[] {
  const path: Step[] = [];
  for (const step of parsePattern(template.replaceAll(/\[\{(\w+)\}\]/g, '.{$1}'))) {
    const name = step.is === 'field' ? step.name : step.is === 'anyField' ? known[step.as] : undefined;
    if (name === undefined) break;
    path.push(name);
  }
  return path;
}

function rootOf({ owner, path }: SpecField): unknown {
  return path[0] === '/' ? owner.system : owner.spec;
}

function pathOf({ path }: SpecField): readonly Step[] {
  return path[0] === '/' ? path.slice(1) : path;
}

function isSaid(found: SpecField): boolean {
  return valueAt(rootOf(found), pathOf(found)) !== undefined;
}

/** The file of a field; for a workload, the override of the environment if it determines the value. */
function inFile({ owner, path }: SpecField, rendered: Owner, value: unknown): Cause {
  const { system, environment } = owner;
  const [first = ''] = path;
  if (typeof first === 'string' && first.startsWith('environments/'))
    return { file: 'charts/environments.ts', field: `${environment.name}.${first.slice('environments/'.length)}` };
  if (first !== '/') {
    const own = owner === rendered ? overriding(owner, path, value) : path;
    return { file: owner.file, field: fieldAt(own) };
  }
  const [, part, ...rest] = path;
  if (part === 'alerts') return { file: `charts/${system.name}/alerts.ts`, field: fieldAt(rest) };
  const file = part === 'clusters' || part === 'releases' ? part : 'system';
  return { file: `charts/${system.name}/${file}.ts`, field: fieldAt(path.slice(1)) };
}
