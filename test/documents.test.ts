import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systems } from '../charts/systems.ts';
import { readObjects } from './objects.ts';
import { rendered } from './platform.ts';

const folder = 'docs/documents';
const pages = systems.map(({ name }) => `${name}.md`);

/** A row of a page: the statement of the document, its place, its value, and why it differs. */
interface Row {
  /** `docs/documents/daa.md:12`, for messages. */
  readonly at: string;
  readonly says: string;
  readonly where: string;
  readonly value: string;
  readonly note: string;
}

const rows = pages.flatMap((page) => rowsOf(page));
const objects = new Map([...byFile('dist', rendered.dist), ...byFile('argocd', rendered.argocd)]);

describe('the pages of the documents', () => {
  it('are one for each system', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages].sort());
    expect(rows.length).toBeGreaterThan(600);
  });

  it('say of each statement where it is, or why it is nowhere', () => {
    const silent = rows.filter(({ says, where, note }) => says === '' || (where === '' && note === ''));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  it('name places that are there, with the value that is there', () => {
    expect(rows.flatMap(problemOf)).toEqual([]);
  });

  it('have every requirement of DAA', () => {
    const named = new Set(rows.flatMap(({ says }) => /^REQ-T\d{3}/.exec(says)?.[0] ?? []));
    expect([...named]).toEqual(Array.from({ length: 50 }, (_, index) => `REQ-T${index + 201}`));
  });

  // Whoever looks for one of these in dist/ finds something else, or nothing.
  it.each([
    ['ideation-engine', /50 GB of disk/],
    ['ideation-engine', /CloudWatch/],
    ['ideation-engine', /L0 and L1/],
    ['ideation-engine', /component=crawler/],
    ['ideation-engine', /Kubernetes 1\.28/],
    ['ideation-engine', /cluster-autoscaler/],
    ['ideation-engine', /4 GPU nodes/],
    ['ideation-engine', /3000 to 4000 USD/],
    ['i2s', /dev to staging automated/],
    ['i2s', /ghcr\.io/],
    ['i2s', /liveness: initial delay/],
    ['i2s', /elasticsearch/],
    ['i2s', /after 2 minutes/],
    ['incubation', /Kubernetes 1\.27/],
    ['incubation', /Lambda, EFS, the ETL/],
    ['incubation', /^ELK/],
    ['incubation', /liveness: initial delay/],
    ['prime-spark', /Ansible/],
    ['prime-spark', /support links/],
    ['daa', /ghcr\.io/],
    ['daa', /liveness: initial delay/],
  ])('say in %s why the cluster has something else than %s', (system, statement) => {
    const said = rows.filter(({ at, says }) => at.startsWith(`${folder}/${system}.md`) && statement.test(says));
    expect(said).not.toEqual([]);
    expect(said.filter(({ note }) => note === '')).toEqual([]);
  });

  it('refuse a value that is not there, and a place that is not', () => {
    const row = rows.find(({ value }) => value !== '' && !value.includes('…'));
    if (row === undefined) throw new Error('no row has a value');
    expect(problemOf({ ...row, value: 'other' })).toEqual([expect.stringContaining("the page has 'other'")]);
    expect(problemOf({ ...row, where: row.where.replace('.yaml', '.yml') })).not.toEqual([]);
    expect(problemOf({ ...row, where: `${row.where.slice(0, -1)}.nothing\`` })).not.toEqual([]);
  });
});

function rowsOf(page: string): readonly Row[] {
  const lines = readFileSync(`${folder}/${page}`, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const [, says = '', where = '', value = '', note = ''] = cells;
    if (cells.length !== 6 || says === 'the document says' || /^-+$/.test(says)) return [];
    return { at: `${folder}/${page}:${index + 1}`, says, where, value: value.replaceAll('`', ''), note };
  });
}

function byFile(root: string, files: ReadonlyMap<string, string>) {
  const found = new Map<string, unknown>();
  for (const object of readObjects(files))
    found.set(`${root}/${object.file} ${object.kind} ${object.metadata.name}`, object);
  return found;
}

/** The problem with a row: a missing path, object or field, or another value. */
function problemOf({ at, says, where, value }: Row): readonly string[] {
  if (where === '') return [];
  const [path = '', object, field] = where.split(' › ').map((part) => part.replaceAll('`', ''));
  const wrong = (is: string): readonly string[] => [`${at} › ${says}: ${is}`];
  if (!existsSync(path)) return wrong(`there is no ${path}`);
  if (object === undefined) return [];
  const found = objects.get(`${path} ${object}`);
  if (found === undefined) return wrong(`${path} has no ${object}`);
  if (field === undefined) return [];
  const there = valueAt(found, field);
  if (there === undefined) return wrong(`${object} has no ${field}`);
  const text = typeof there === 'string' ? there : JSON.stringify(there);
  const part = /^…(.*)…$/.exec(value)?.[1];
  const isThere = part === undefined ? text === value : text.includes(part);
  return isThere ? [] : wrong(`${path} › ${object} › ${field} is '${text}', and the page has '${value}'`);
}

/** The value of `spec.containers[web].env[0]` or `data['a.json']`: an item by its name or number. */
function valueAt(object: unknown, field: string): unknown {
  let value = object;
  for (const [, quoted, item, key] of field.matchAll(/\['([^']+)'\]|\[([^\]]+)\]|([^.[\]]+)/g)) {
    if (value === null || typeof value !== 'object') return undefined;
    const name = quoted ?? key;
    if (name !== undefined) value = (value as Readonly<Record<string, unknown>>)[name];
    else if (Array.isArray(value)) value = itemOf(value, item ?? '');
    else value = (value as Readonly<Record<string, unknown>>)[item ?? ''];
  }
  return value;
}

function itemOf(list: readonly unknown[], item: string): unknown {
  if (/^\d+$/.test(item)) return list[Number(item)];
  return list.find((one) => {
    const { name, alert, containerName } = one as Readonly<Record<string, unknown>>;
    return [name, alert, containerName].includes(item);
  });
}
