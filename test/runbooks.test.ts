import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environments } from '../charts/environments.ts';
import { systems } from '../charts/systems.ts';
import { resolve } from '../lib/resolve/resolve.ts';
import { runbook } from '../lib/runbooks/runbook.ts';
import type { PrometheusRule } from '../imports/types/monitoring.coreos.com.ts';
import { ofKind, readObjects } from './objects.ts';
import { rendered } from './platform.ts';

const folder = 'docs/runbooks';

/** The page of every alert for production; for the standby if only it has the alert. */
const pages: ReadonlyMap<string, string> = new Map(
  systems.flatMap((spec) =>
    (['dr', 'production'] as const).flatMap((name) => {
      const { system } = resolve(spec, environments[name], systems);
      return Object.entries(system.alerts).map(
        ([alert, one]) => [`${spec.name}/${alert}.md`, runbook(alert, one, { spec, system })] as const,
      );
    }),
  ),
);

describe('the runbooks', () => {
  it('are those of the alerts: UPDATE=1 npx vitest run test/runbooks.test.ts writes them', () => {
    if (process.env.UPDATE === '1') {
      rmSync(folder, { recursive: true, force: true });
      for (const [page, text] of pages) {
        mkdirSync(dirname(join(folder, page)), { recursive: true });
        writeFileSync(join(folder, page), text);
      }
    }
    const committed = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    expect(committed.sort()).toEqual([...pages.keys()].sort());
    const stale = committed.filter((page) => readFileSync(join(folder, page), 'utf8') !== pages.get(page));
    expect(stale).toEqual([]);
  });

  it('are where the alerts say, with a time to respond', () => {
    const rules = ofKind(readObjects(rendered.dist), 'PrometheusRule').flatMap(({ spec }) => alertsOf(spec));
    expect(rules.length).toBeGreaterThan(100);
    for (const { alert = '', annotations, labels } of rules) {
      const page = annotations?.runbook_url?.split('/docs/runbooks/')[1] ?? '';
      expect([alert, pages.has(page)]).toEqual([alert, true]);
      expect([alert, annotations?.response]).toEqual([alert, expect.stringMatching(/minutes|hour|day/)]);
      expect(labels?.priority).toMatch(/^P[0-3]$/);
    }
  });

  it('name what there is: namespaces, workloads and clusters of production', () => {
    const known = new Set(readObjects(rendered.dist).map(({ kind, metadata }) => `${kind} ${metadata.name}`));
    for (const [page, text] of pages) {
      const namespaces = [...text.matchAll(/kubectl .*-n ([\w-]+) /g)].map(([, name = '']) => name);
      const named = [...text.matchAll(/(deployment|cronjob)\/([\w-]+)/g)].map(
        ([, kind = '', name = '']) => `${kind === 'cronjob' ? 'CronJob' : 'Deployment'} ${name}`,
      );
      const wanted = [...namespaces.map((name) => `Namespace ${name}`), ...named];
      expect([page, wanted.filter((one) => !known.has(one))]).toEqual([page, []]);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

function alertsOf({ groups = [] }: PrometheusRule['spec']) {
  return groups.flatMap(({ rules = [] }) => rules);
}
