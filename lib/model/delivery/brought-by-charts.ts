import { charts, knownChart } from '../../knowledge/charts/charts.ts';
import { apiGroup } from '../../manifests/manifest.ts';
import type { KubernetesObject } from '../kinds.ts';
import type { Delivery } from './deliveries.ts';

/** The group of a kind that a known chart brings, or `group/Kind` where several charts share a group. */
export function comesWithChart(object: KubernetesObject): string | undefined {
  const group = apiGroup(object);
  if (group.endsWith('.services.k8s.aws')) return group;
  return [group, `${group}/${object.kind}`].find((key) => charts.some(({ kinds }) => kinds.includes(key)));
}

/** The groups, or kinds, that the charts of an Application bring. */
export function broughtBy({ sources }: Delivery): readonly string[] {
  return sources.flatMap(({ source: { chart } }) => {
    if (chart === undefined) return [];
    // ACK has a chart for each service of AWS.
    const ack = /^([a-z0-9]+)-chart$/.exec(chart)?.[1];
    return ack === undefined ? (knownChart(chart)?.kinds ?? []) : [`${ack}.services.k8s.aws`];
  });
}
