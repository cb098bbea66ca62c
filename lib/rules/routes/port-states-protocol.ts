import type { Cluster } from '../../model/cluster.ts';
import type { KindName, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';

export const portStatesProtocol: ClusterRule = {
  id: 'port-states-protocol',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Service'],
  summary: 'every Service port in the mesh declares its protocol',
  why: 'Istio detects an undeclared protocol from the first bytes of the client, so a protocol in which the server speaks first stalls.',
  source: 'https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { ports = [], selector, type } = object.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const silent = ports.findIndex(
        ({ appProtocol, name = '', protocol }) =>
          appProtocol === undefined && protocol !== 'UDP' && !prefixed.test(name),
      );
      if (silent === -1) continue;
      if (!isCalledByProxies(cluster, object)) continue;
      for (const [index, { appProtocol, name = '', port, protocol }] of ports.entries()) {
        if (appProtocol !== undefined || protocol === 'UDP' || prefixed.test(name)) continue;
        const rest = name === '' ? '' : `-${name}`;
        const is = name === '' ? `port ${port ?? ''} without a name` : `${name}, which begins with no protocol`;
        const needed = `what it speaks first, such as http${rest} or tcp${rest}, or appProtocol`;
        yield { object, field: `spec.ports[${index}].name`, is, needed };
      }
    }
  },
};

/**
 * Whether either end may have a sidecar. The sidecars of callers detect the protocol too, for every Service that they know,
 * unless its pods or their namespace are excluded from the mesh. https://istio.io/latest/docs/reference/config/analysis/ist0118/
 */
function isCalledByProxies(cluster: Cluster, { metadata, spec }: Of<'Service'>): boolean {
  const { namespace = '' } = metadata;
  const pods = selectedPods(cluster, namespace, { matchLabels: spec?.selector ?? {} });
  if (pods.some(({ inMesh }) => inMesh)) return true;
  if (cluster.named('Namespace', '', namespace)?.metadata.labels?.['istio-injection'] === 'disabled') return false;
  const isKeptOut = pods.some(({ annotations, labels }) => (labels[inject] ?? annotations[inject]) === 'false');
  return !isKeptOut && kindsOfMesh.some((kind) => cluster.of(kind).length > 0);
}

const inject = 'sidecar.istio.io/inject';

const kindsOfMesh = [
  'VirtualService',
  'DestinationRule',
  'PeerAuthentication',
  'AuthorizationPolicy',
] as const satisfies readonly KindName[];

/** https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/, of Istio 1.3 to 1.21. */
const prefixed = /^(http|http2|https|grpc|grpc-web|mongo|mysql|redis|tcp|tls|udp)(-|$)/;
