import { title } from '../../model/mention.ts';
import { containersOf } from '../../model/pods/pods.ts';
import { portOf } from '../../model/pods/container-ports.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { isCaptured, mutualTls } from '../../model/traffic/peer-authentications.ts';

const annotation = 'sidecar.istio.io/rewriteAppHTTPProbers';

export const probePassesProxy: ClusterRule = {
  id: 'probe-passes-proxy',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the kubelet can probe pods whose proxies demand mutual TLS',
  why: 'The kubelet has no certificate of the mesh. Where its probes are not led past the proxy, STRICT refuses each of them, and no pod is ever ready.',
  source: 'https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/',
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (pods.annotations[annotation] !== 'false') continue;
      const endpoint = endpointsOf(cluster).ofPods(pods);
      if (endpoint === undefined) continue;
      const refused = containersOf(pods).flatMap(({ container }) =>
        (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).flatMap((probe) => {
          const { httpGet, grpc } = container[probe] ?? {};
          const { port } = httpGet ?? grpc ?? {};
          const number = typeof port === 'string' ? (portOf(pods, port)?.number ?? Number(port)) : port;
          if (number === undefined || !isCaptured(endpoint, number)) return [];
          const { mode, by } = mutualTls(cluster, endpoint, number);
          return mode === 'STRICT' && by !== undefined ? [{ probe, number, by }] : [];
        }),
      );
      const [first] = refused;
      if (first === undefined) continue;
      const policy = title(first.by);
      yield {
        object: pods.owner,
        field: `${pods.metadataField}.annotations['${annotation}']`,
        is: `'false': the proxy refuses the ${first.probe} of port ${first.number}, for ${policy} is STRICT`,
        needed: `'true', or mode PERMISSIVE for port ${first.number} in portLevelMtls`,
      };
    }
  },
};
