import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import type { Wishes } from './edge.ts';
import { endpointsOf } from './endpoints.ts';

/** The way of an alert: Prometheus tells Alertmanager, and that the services of its receivers; Grafana asks Prometheus. */
export function* alertDeliveries(cluster: Cluster): Wishes {
  const { part } = endpointsOf(cluster);
  const within = { kind: 'pods', wish: 'platform', required: true, field: 'spec', protocol: 'TCP' } as const;
  for (const from of part('prometheus'))
    for (const to of part('alertmanager'))
      if (from.owner !== undefined) yield { ...within, by: from.owner, from, to, port: 9093 };
  for (const from of part('grafana'))
    for (const to of part('prometheus'))
      if (from.owner !== undefined) yield { ...within, by: from.owner, from, to, port: 9090 };
  const outside = { kind: 'outgoing', wish: 'platform', required: true, to: 'host' } as const;
  for (const by of cluster.of('AlertmanagerConfig'))
    for (const { field, host, port } of receiversOf(by))
      for (const from of part('alertmanager')) yield { ...outside, by, field, from, host, port };
}

interface Receiver {
  readonly field: string;
  readonly host: string;
  readonly port: number;
}

function* receiversOf({ spec }: Of<'AlertmanagerConfig'>): Iterable<Receiver> {
  for (const [index, receiver] of (spec?.receivers ?? []).entries()) {
    const at = `spec.receivers[${index}]`;
    for (const [name, host] of Object.entries(services))
      if ((receiver[name as keyof typeof services] ?? []).length > 0) yield { field: `${at}.${name}`, host, port: 443 };
    for (const [number, { smarthost = '' }] of (receiver.emailConfigs ?? []).entries()) {
      const [, host, port] = /^(.+):(\d+)$/.exec(smarthost) ?? [];
      if (host !== undefined) yield { field: `${at}.emailConfigs[${number}].smarthost`, host, port: Number(port) };
    }
  }
}

/** Where receivers are that do not say it. https://prometheus.io/docs/alerting/latest/configuration/ */
const services = {
  pagerdutyConfigs: 'events.pagerduty.com',
  slackConfigs: 'hooks.slack.com',
} as const;
