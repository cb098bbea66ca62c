import { mutation, type Proof } from '../proof.ts';
import { chart, inMesh, istio, namespace, workload } from './manifests.ts';

const pods = namespace('shop', inMesh) + workload('web', { calls: 'api:8080' }) + workload('api');
const strict = istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }');
const ports = (modes: string) =>
  istio(
    'PeerAuthentication',
    'api',
    `{ selector: { matchLabels: { app: api } }, mtls: { mode: STRICT }, portLevelMtls: { ${modes} } }`,
  );
const monitor = `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http }] }`;
const stranger = 'takes plain text, and no caller outside the mesh is declared';

export const proof: Proof = {
  refused: [
    {
      what: 'no policy',
      manifests: pods,
      says: ['api', 'web']
        .map(
          (name) =>
            `Deployment shop/${name} › spec.template.spec: shop/${name} ${stranger} › a PeerAuthentication with mode STRICT in shop`,
        )
        .reverse(),
    },
    {
      what: 'PERMISSIVE',
      manifests: pods + strict.replace('STRICT', 'PERMISSIVE'),
      says: [`PeerAuthentication shop/default › spec.mtls.mode: shop/web ${stranger} › STRICT`],
    },
    {
      what: 'a port that nobody calls from outside',
      manifests: pods + strict + ports('8080: { mode: PERMISSIVE }'),
      says: [`PeerAuthentication shop/api › spec.portLevelMtls['8080'].mode: shop/api:8080 ${stranger} › STRICT`],
    },
    {
      what: 'a port more',
      manifests:
        pods +
        strict +
        monitor +
        chart('kube-prometheus-stack', 'monitoring') +
        ports('8080: { mode: PERMISSIVE }, 9090: { mode: DISABLE }'),
      says: [`PeerAuthentication shop/api › spec.portLevelMtls['9090'].mode: shop/api:9090 ${stranger} › STRICT`],
    },
  ],
  accepted: [
    { what: 'STRICT', manifests: pods + strict },
    {
      what: 'STRICT of the mesh',
      manifests: pods + istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }', 'istio-system'),
    },
    {
      what: 'a port that Prometheus reads',
      manifests:
        pods + strict + monitor + chart('kube-prometheus-stack', 'monitoring') + ports('8080: { mode: PERMISSIVE }'),
    },
    { what: 'where nothing is declared nothing is too much', manifests: namespace('shop', inMesh) + workload('api') },
  ],
  mutations: [
    mutation('PERMISSIVE', 'PeerAuthentication', ({ spec, metadata }, cluster) =>
      spec?.selector === undefined &&
      !cluster
        .podsIn(metadata.namespace ?? '')
        .some(
          ({ inMesh: proxied, owner }) =>
            proxied && !cluster.of('PeerAuthentication').some((one) => one.metadata.name === owner.metadata.name),
        )
        ? []
        : [{ field: 'spec.mtls.mode', to: 'PERMISSIVE' }],
    ),
    mutation('a port more', 'PeerAuthentication', ({ spec }) =>
      spec?.portLevelMtls === undefined ? [] : [{ field: "spec.portLevelMtls['22']", to: { mode: 'DISABLE' } }],
    ),
  ],
};
