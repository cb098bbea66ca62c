import { title } from '../../model/mention.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { serviceOfHost } from '../../model/traffic/hosts.ts';
import { isCaptured, mutualTls } from '../../model/traffic/peer-authentications.ts';
import { serviceEndpoints, targetPort } from '../../model/traffic/services.ts';

export const clientTlsIsTaken: ClusterRule = {
  id: 'client-tls-is-taken',
  tier: 'correctness',
  severity: 'error',
  kinds: ['DestinationRule'],
  summary: 'the TLS that a DestinationRule has callers use is what the callees take',
  why: 'Pods that demand mutual TLS refuse callers in plain text, and those whose TLS has no certificate of the mesh: 503 for every one.',
  source: 'https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule',
  *check(cluster) {
    for (const object of cluster.of('DestinationRule')) {
      const { host = '' } = object.spec ?? {};
      const { name = '', namespace = '' } = serviceOfHost(host, object.metadata.namespace ?? '') ?? {};
      const service = cluster.named('Service', namespace, name);
      if (service === undefined) continue;
      for (const one of settings(object)) yield* refusedTls(cluster, service, object, one);
    }
  },
};

interface Setting {
  readonly mode: string;
  readonly field: string;
  /** The port that it is for. @default - all that have none of their own */
  readonly port?: number | undefined;
}

/** TLS for all ports, for single ones, and of subsets. */
function settings({ spec }: Of<'DestinationRule'>): readonly Setting[] {
  const subsets = (spec?.subsets ?? []).map(({ trafficPolicy }, index) => ({
    policy: trafficPolicy,
    at: `spec.subsets[${index}].trafficPolicy`,
  }));
  return [{ policy: spec?.trafficPolicy, at: 'spec.trafficPolicy' }, ...subsets].flatMap(({ policy, at }) => [
    ...(policy?.tls?.mode === undefined ? [] : [{ mode: policy.tls.mode, field: `${at}.tls.mode` }]),
    ...(policy?.portLevelSettings ?? []).flatMap(({ port, tls }, index) =>
      tls?.mode === undefined
        ? []
        : [{ mode: tls.mode, field: `${at}.portLevelSettings[${index}].tls.mode`, port: port?.number ?? 0 }],
    ),
  ]);
}

function* refusedTls(
  cluster: Cluster,
  service: Of<'Service'>,
  object: Of<'DestinationRule'>,
  { mode, field, port }: Setting,
): Iterable<Found> {
  if (mode !== 'DISABLE' && mode !== 'SIMPLE') return;
  const own = (object.spec?.trafficPolicy?.portLevelSettings ?? []).map((one) => one.port?.number);
  for (const one of service.spec?.ports ?? []) {
    if (port === undefined ? own.includes(one.port) : one.port !== port) continue;
    for (const endpoint of serviceEndpoints(cluster, service)) {
      const target = targetPort(one, endpoint);
      if (target === undefined || !isCaptured(endpoint, target)) continue;
      const { mode: demanded, by } = mutualTls(cluster, endpoint, target);
      if (demanded !== 'STRICT' || by === undefined) continue;
      const is = `${mode}, and ${endpoint.name}:${target} takes mutual TLS alone, by ${title(by)}`;
      yield { object, field, is, needed: 'ISTIO_MUTUAL, or no tls' };
      return;
    }
  }
}
