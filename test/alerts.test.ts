import { describe, expect, it } from 'vitest';
import type { PrometheusRule } from '../imports/types/monitoring.coreos.com.ts';
import { environments } from '../charts/environments.ts';
import { systems } from '../charts/systems.ts';
import { resolve } from '../lib/resolve/resolve.ts';
import { crashLooping } from '../lib/spec/alerts/crash-looping.ts';
import { databaseDown } from '../lib/spec/alerts/database-down.ts';
import { errorShare } from '../lib/spec/alerts/error-share.ts';
import type { Scenario } from '../lib/spec/monitoring.ts';
import { series } from '../lib/spec/alerts/series.ts';
import { golden as canary } from './golden/canary/spec.ts';
import { renderSample } from './sample-system.ts';
import { firingWhenIdle } from './idle-cluster.ts';
import { rendered } from './platform.ts';
import { has, refutations, ruleProblems } from './promtool.ts';

/** The groups of rules of a cluster, as they are rendered. */
function groupsOf(environment: string, system: string): NonNullable<PrometheusRule['spec']['groups']> {
  const file = `dist/${environment}/${system}/monitoring/${system}.yaml`;
  const rule = rendered.files.get(file)?.find(({ kind }) => kind === 'PrometheusRule') as PrometheusRule | undefined;
  return rule?.spec.groups ?? [];
}

const restarting = crashLooping({ namespaces: 'shop', example: 'shop', severity: 'warning', concerns: ['shop'] });
const failing = errorShare({
  namespace: 'shop',
  workload: 'web',
  share: 0.05,
  window: '5m',
  for: '2m',
  example: { service: 'web', namespace: 'shop' },
  concerns: ['shop/web'],
});
const down = databaseDown({ job: 'shop/database-exporter', database: 'database', for: '15s' });

const requests = (range: string, more = ''): string =>
  `increase(istio_requests_total{reporter="source",destination_workload="web"${more}}[${range}])`;
const errors = (range: string): string => requests(range, ',response_code=~"5.."');

const clusters = Object.keys(environments).flatMap((environment) =>
  systems.map(({ name }) => ({ environment, system: name })),
);

describe.skipIf(!has('promtool'))('promtool (skipped where it is not installed: apt-get install prometheus)', () => {
  it.each(clusters)('accepts the rules of $system in $environment', ({ environment, system }) => {
    expect(ruleProblems(groupsOf(environment, system))).toBeUndefined();
  });

  it.each(systems.map((system) => ({ system, name: system.name })))(
    'sees each alert of $name fire, resolve and stay silent as its proof says',
    ({ system, name }) => {
      for (const environment of ['production', 'dr'] as const) {
        const { alerts } = resolve(system, environments[environment], systems).system;
        const rules = groupsOf(environment, name).flatMap(({ rules = [] }) => rules);
        const refuted = Object.entries(alerts).flatMap(([alert, { proof, role }]) => {
          // Alerts of both roles are the same in each.
          if (environment === 'dr' && role !== 'standby') return [];
          const rule = rules.find((one) => one.alert === alert);
          return rule === undefined ? [`${alert} is not rendered`] : refutations({ ...rule, alert }, proof);
        });
        expect(refuted).toEqual([]);
      }
    },
  );

  it('sees the analysis of a canary count only responses of the new version to the gateway and callers', () => {
    const { dist } = renderSample(canary.system);
    const query = /query: (.*)/.exec(dist.get('production/shop/front/web.yaml') ?? '')?.[1] ?? '';
    const asked = (service: string, code: string) => series.gatewayRequests(service, 'front', code);
    const scenarios: readonly Scenario[] = [
      {
        name: 'the new version fails while no pod of it is there to count',
        series: { [asked('web-canary', '503')]: '0+60x20', [asked('web-stable', '200')]: '0+600x20' },
        firing: ['10m'],
      },
      {
        name: 'the old version fails',
        series: { [asked('web-canary', '200')]: '0+60x20', [asked('web-stable', '503')]: '0+600x20' },
        silent: ['10m'],
      },
      { name: 'nobody asks the new version', series: { [asked('web-stable', '503')]: '0+600x20' }, silent: ['10m'] },
    ];
    expect(refutations({ alert: 'Canary', expr: `${query} > 0.05` }, scenarios)).toEqual([]);
  });

  it.each([
    { before: 'increase(kube_pod_container_status_restarts_total{namespace="shop"}[15m]) > 3', of: restarting },
    {
      before:
        'sum(rate(istio_requests_total{reporter="destination",destination_workload="web",response_code=~"5.."}[5m])) / sum(rate(istio_requests_total{reporter="destination",destination_workload="web"}[5m])) > 0.05',
      of: failing,
    },
    // A single failed request of a night is a share of 100 %.
    { before: `sum(${errors('5m')}) / sum(${requests('5m')}) > 0.05`, of: failing },
    // With a least number of errors in a short window, few requests may all fail and nobody is told.
    { before: `sum(${errors('5m')}) / sum(${requests('5m')}) > 0.05 and sum(${errors('5m')}) >= 5`, of: failing },
    { before: 'pg_up == 0 or absent(pg_up)', of: down },
  ])('refuses what these alerts often look like: $before', ({ before, of }) => {
    expect(refutations({ alert: 'Before', expr: before, for: of.for }, of.proof)).not.toEqual([]);
    expect(refutations({ alert: 'Now', expr: of.expression, for: of.for }, of.proof)).toEqual([]);
  });

  it.each(
    systems.flatMap((system) => [
      // A standby region gets no requests; a serving region without requests fires an alert.
      { system, environment: 'dr' as const, firing: [] as readonly string[] },
      { system, environment: 'production' as const, firing: system.name === 'daa' ? ['DaaNoRequests'] : [] },
    ]),
  )('sees $firing fire in a healthy and idle $environment of $system.name', ({ system, environment, firing }) => {
    const namespaces = resolve(system, environments[environment], systems).system.namespaces;
    const names = namespaces.map(({ name }) => name);
    expect(firingWhenIdle(groupsOf(environment, system.name), names, environment === 'dr')).toEqual(firing);
  });

  it('names the scenario and time at which a wrong alert differs', () => {
    const scenario: Scenario = { name: 'gone', series: { 'up{job="a"}': '0x9' }, firing: ['5m'], silent: ['1m'] };
    expect(refutations({ alert: 'Down', expr: 'up == 1', for: '1m' }, [scenario])).toEqual([
      'Down › gone: at 5m it does not fire',
    ]);
  });
});
