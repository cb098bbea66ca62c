import type { ClusterRule } from '../rule.ts';
import { selectedPods } from '../drain/selected-pods.ts';

/** Of a port that does not say it Istio guesses the protocol from the first bytes, and what the server says first stalls. */
export const portStatesProtocol: ClusterRule = {
  id: 'port-states-protocol',
  severity: 'warning',
  summary: 'every port of a Service of the mesh says its protocol',
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { ports = [], selector, type } = object.spec ?? {};
      if (selector === undefined || type === 'ExternalName') continue;
      const silent = ports.findIndex(
        ({ appProtocol, name = '', protocol }) =>
          appProtocol === undefined && protocol !== 'UDP' && !prefixed.test(name),
      );
      if (silent === -1) continue;
      const inMesh = selectedPods(cluster, object.metadata.namespace ?? '', selector).some((pods) => pods.inMesh);
      if (!inMesh) continue;
      for (const [index, { appProtocol, name = '', port, protocol }] of ports.entries()) {
        if (appProtocol !== undefined || protocol === 'UDP' || prefixed.test(name)) continue;
        const is = name === '' ? `port ${port ?? ''} without a name` : `${name}, which begins with no protocol`;
        yield {
          object,
          field: `spec.ports[${index}].name`,
          is,
          needed: `http-${name === '' ? 'web' : name}, or appProtocol`,
        };
      }
    }
  },
};

/** https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/, read 2026-11. */
const prefixed = /^(http|http2|https|grpc|grpc-web|mongo|mysql|redis|tcp|tls|udp)(-|$)/;
