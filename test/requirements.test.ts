import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const requirements = Array.from({ length: 50 }, (_, index) => `REQ-T${index + 201}`);
const rows = readFileSync('docs/requirements.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| REQ-'))
  .map((line) => {
    const [, name = '', asked = '', satisfied = '', elsewhere = ''] = line.split('|').map((cell) => cell.trim());
    return { name, asked, satisfied, paths: pathsIn(satisfied), elsewhere };
  });

it('every requirement of DAA has one row', () => {
  expect(rows.map(({ name }) => name)).toEqual(requirements);
});

it('every row says what is asked, and every path in it is there', () => {
  expect(rows.filter(({ asked }) => asked === '')).toEqual([]);
  const paths = rows.flatMap((row) => row.paths);
  expect(paths.length).toBeGreaterThan(70);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

it('what no file satisfies belongs somewhere else, which the row names', () => {
  const places = /repository|handbook|settings|account|identity provider|Secrets Manager|objectives/i;
  const open = rows.filter(({ paths }) => paths.length === 0);
  expect(open.map(({ name }) => name)).toEqual(['REQ-T215', 'REQ-T240', 'REQ-T249']);
  const named = rows.filter(({ elsewhere }) => elsewhere !== '');
  expect([...open, ...named].filter(({ elsewhere }) => !places.test(elsewhere))).toEqual([]);
});

it('kinds that a row names are in a file that it names', () => {
  const missing = rows.flatMap(({ name, satisfied, paths }) => {
    const files = paths.filter((path) => path.endsWith('.yaml')).map((path) => readFileSync(path, 'utf8'));
    const rendered = new Set([...files.join('\n').matchAll(/^kind: (\w+)$/gm)].map(([, kind = '']) => kind));
    const prose = satisfied.replaceAll(/`[^`]*`/g, '');
    return kinds
      .filter((kind) => new RegExp(`\\b${kind.replace(/y$/, '(y|ie)')}s?\\b`).test(prose) && !rendered.has(kind))
      .map((kind) => `${name}: ${kind}`);
  });
  expect(missing).toEqual([]);
});

/** Kinds that the page names. */
const kinds = [
  'AlertmanagerConfig',
  'AnalysisTemplate',
  'AppProject',
  'ApplicationSet',
  'Cluster',
  'DestinationRule',
  'ExternalSecret',
  'HorizontalPodAutoscaler',
  'LimitRange',
  'NetworkPolicy',
  'ObjectStore',
  'PeerAuthentication',
  'PodMonitor',
  'PrometheusRule',
  'ResourceQuota',
  'RoleBinding',
  'Rollout',
  'ScheduledBackup',
  'StorageClass',
  'Telemetry',
  'VerticalPodAutoscaler',
];

/** Paths between backticks; a word without a slash or a suffix is none. */
function pathsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => /^[.\w]/.test(path) && /[/.]/.test(path));
}
