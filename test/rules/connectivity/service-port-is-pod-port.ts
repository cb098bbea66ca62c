import { mutation, type Proof } from '../proof.ts';
import { eksCluster, networkPolicy, workload } from './manifests.ts';

const policy = networkPolicy('{}', 'ingress: []');
const mapped = workload('web').replace('port: 8080 }]', 'port: 80, targetPort: 8080 }]');
const named = mapped.replace('targetPort: 8080', 'targetPort: http');

export const proof: Proof = {
  refused: [
    {
      what: 'a port that is mapped',
      manifests: eksCluster + policy + mapped,
      says: [
        'Service shop/web › spec.ports[0].port: 80, and the pods have 8080: policies on their port may refuse callers of the Service › 8080',
      ],
    },
    {
      what: 'a port that is mapped by a name (corrections.md 65)',
      manifests: eksCluster + policy + named,
      says: [
        'Service shop/web › spec.ports[0].port: 80, and the pods have 8080: policies on their port may refuse callers of the Service › 8080',
      ],
    },
  ],
  accepted: [
    { what: 'the same port by a name', manifests: eksCluster + policy + named.replace('port: 80,', 'port: 8080,') },
    { what: 'the same port', manifests: eksCluster + policy + workload('web') },
    {
      what: 'a headless Service maps nothing',
      manifests:
        eksCluster +
        policy +
        mapped.replace(
          'spec: { selector: { app: web }, ports',
          'spec: { clusterIP: None, selector: { app: web }, ports',
        ),
    },
    { what: 'another network plugin', manifests: policy + mapped },
  ],
  mutations: [
    mutation('a port is mapped', 'Service', ({ spec }, cluster) =>
      cluster.of('ClusterConfig').length > 0 && spec?.clusterIP !== 'None'
        ? [{ field: 'spec.ports[0].port', to: 81 }]
        : [],
    ),
  ],
};
