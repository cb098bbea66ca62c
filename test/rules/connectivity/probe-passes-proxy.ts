import { mutation, type Proof } from '../proof.ts';

const manifests = (probe: string, rewritten = "'false'", mode = 'STRICT') => `
apiVersion: v1
kind: Namespace
metadata: { name: mail, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: all, namespace: mail }
spec: { mtls: { mode: ${mode} }, selector: { matchLabels: { app: relay } } , portLevelMtls: { 9000: { mode: PERMISSIVE } } }
---
apiVersion: v1
kind: Pod
metadata: { name: relay, namespace: mail, labels: { app: relay }, annotations: { sidecar.istio.io/rewriteAppHTTPProbers: ${rewritten} } }
spec: { containers: [{ name: relay, ports: [{ name: http, containerPort: 8025 }], readinessProbe: { ${probe} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a probe that comes without a certificate',
      manifests: manifests('httpGet: { port: http }'),
      says: [
        "Pod mail/relay › metadata.annotations['sidecar.istio.io/rewriteAppHTTPProbers']: 'false': the proxy refuses the readinessProbe of port 8025, for PeerAuthentication mail/all is STRICT › 'true', or mode PERMISSIVE for port 8025 in portLevelMtls",
      ],
    },
  ],
  accepted: [
    { what: 'led past the proxy', manifests: manifests('httpGet: { port: http }', "'true'") },
    { what: 'plain text is taken', manifests: manifests('httpGet: { port: http }', "'false'", 'PERMISSIVE') },
    { what: 'plain text is taken on that port', manifests: manifests('httpGet: { port: 9000 }') },
    { what: 'a connection alone', manifests: manifests('tcpSocket: { port: 8025 }') },
  ],
  mutations: [
    mutation('probes that are not led past the proxy', 'Deployment', ({ metadata, spec }, cluster) => {
      const pods = cluster.pods.find(({ owner }) => owner.metadata === metadata);
      const probed = spec?.template?.spec?.containers?.some(
        ({ readinessProbe }) => readinessProbe?.httpGet !== undefined,
      );
      return pods?.inMesh === true && probed === true
        ? [
            {
              fields: {
                "spec.template.metadata.annotations['sidecar.istio.io/rewriteAppHTTPProbers']": 'false',
                'spec.template.spec.containers[0].readinessProbe': { httpGet: { port: 7 } },
              },
            },
          ]
        : [];
    }),
  ],
};
