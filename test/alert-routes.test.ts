import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { AlertmanagerConfig } from '../imports/types/monitoring.coreos.com.ts';
import { systems } from '../charts/systems.ts';
import { rendered } from './platform.ts';
import { has, run } from './promtool.ts';

/** Labels of an alert of a cluster, and its expected receiver. */
const told: readonly (readonly [what: string, labels: Readonly<Record<string, string>>, receiver: string])[] = [
  ['a critical alert of the system', { alertname: 'DatabaseDown', severity: 'critical' }, 'page'],
  ['a warning of the system', { alertname: 'PodCrashLooping', severity: 'warning' }, 'chat'],
  ['one that names its receiver', { alertname: 'LLMCostNearBudget', severity: 'warning', receiver: 'mail' }, 'mail'],
  ['a critical alert of a chart', { alertname: 'KubePersistentVolumeFillingUp', severity: 'critical' }, 'page'],
  ['info of a chart', { alertname: 'CPUThrottlingHigh', severity: 'info' }, 'mail'],
  ['what always fires', { alertname: 'Watchdog', severity: 'none' }, 'heartbeat'],
  ['what mutes others', { alertname: 'InfoInhibitor', severity: 'none' }, 'nobody'],
];

describe.skipIf(!has('amtool'))(
  'amtool (skipped where it is not installed: apt-get install prometheus-alertmanager)',
  () => {
    it.each(systems.map(({ name }) => name))(
      'accepts the routes of %s, and sends each alert to its receiver',
      (system) => {
        const config = rendered.files
          .get(`dist/production/${system}/monitoring/${system}.yaml`)
          ?.find(({ kind }) => kind === 'AlertmanagerConfig') as AlertmanagerConfig | undefined;
        const files = { 'config.yaml': stringify(alertmanagerFile(config?.spec ?? {})) };
        const { status, output } = run('amtool', ['check-config', 'config.yaml'], files);
        expect([status, status === 0 ? '' : output]).toEqual([0, '']);
        for (const [what, labels, receiver] of told) {
          const pairs = Object.entries({ system, ...labels }).map(([label, value]) => `${label}=${value}`);
          const routed = run('amtool', ['config', 'routes', 'test', '--config.file=config.yaml', ...pairs], files);
          expect([what, routed.output.split('\n')[0]]).toEqual([what, receiver]);
        }
      },
    );
  },
);

/** The file that the operator generates, without the credentials of the receivers. */
function alertmanagerFile({ route, receivers = [] }: AlertmanagerConfig['spec']): object {
  return { route: routeOf(route ?? {}), receivers: receivers.map(({ name }) => ({ name })) };
}

type Route = NonNullable<AlertmanagerConfig['spec']['route']>;

function routeOf({
  receiver,
  matchers = [],
  groupBy,
  groupWait,
  groupInterval,
  repeatInterval,
  routes = [],
}: Route): object {
  const isRoot = routes.length > 0;
  return {
    receiver,
    group_by: groupBy,
    group_wait: groupWait,
    group_interval: groupInterval,
    repeat_interval: repeatInterval,
    // The root route of the file accepts everything; the operator adds this route below it.
    ...(!isRoot && { matchers: matchers.map(({ name, value }) => `${name}="${value ?? ''}"`) }),
    routes: routes.map((one) => routeOf(one)),
  };
}
