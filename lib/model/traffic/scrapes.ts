import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { monitoredPorts } from '../metrics/monitored-ports.ts';
import { proxyMetrics } from '../../knowledge/well-known-ports.ts';
import type { Wishes } from './edge.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';

/** Prometheus reads what monitors select, from outside of the mesh; and it may read every proxy. */
export function* scrapes(cluster: Cluster): Wishes {
  const readers = endpointsOf(cluster).part('prometheus');
  for (const { by, field, to, port, ownTls } of cluster.once(allScraped))
    for (const from of readers)
      yield { kind: 'pods', wish: 'platform', required: true, by, field, from, to, port, protocol: 'TCP', ownTls };
  for (const to of endpointsOf(cluster).all.items) {
    const by = to.owner;
    if (!to.inMesh || by === undefined) continue;
    const wanted = { wish: 'platform', required: false, by, field: 'spec' } as const;
    for (const from of readers) yield { kind: 'pods', ...wanted, from, to, port: proxyMetrics.port, protocol: 'TCP' };
  }
}

/** A port of pods that a monitor has Prometheus read. */
export interface Scraped {
  readonly by: KubernetesObject;
  readonly field: string;
  readonly to: Endpoint;
  readonly port: number;
  /** Whether Prometheus comes with certificates. */
  readonly ownTls: boolean;
}

/** Everything that monitors have Prometheus read, whether or not it is known where that is. */
export function scraped(cluster: Cluster): readonly Scraped[] {
  return cluster.once(allScraped);
}

function allScraped(cluster: Cluster): readonly Scraped[] {
  const { ofPods } = endpointsOf(cluster);
  return monitoredPorts(cluster).flatMap(({ monitor: by, endpoint, field, number: port, pods, platform }) => {
    const to = ofPods(pods ?? platform);
    const ownTls = endpoint.tlsConfig !== undefined;
    return to === undefined || port === undefined ? [] : [{ by, field, to, port, ownTls }];
  });
}
