import { mutation, type Proof } from '../proof.ts';

const manifests = (policy: string, mode = 'STRICT') => `
apiVersion: v1
kind: Namespace
metadata: { name: mail, labels: { istio-injection: enabled } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: mail }
spec: { mtls: { mode: ${mode} } }
---
apiVersion: v1
kind: Pod
metadata: { name: relay, namespace: mail, labels: { app: relay } }
spec: { containers: [{ name: relay, ports: [{ name: http, containerPort: 8025 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: relay, namespace: mail }
spec: { selector: { app: relay }, ports: [{ name: http, port: 80, targetPort: http }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: relay, namespace: mail }
spec: { host: relay.mail.svc.cluster.local, ${policy} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'plain text to pods that demand certificates',
      manifests: manifests('trafficPolicy: { tls: { mode: DISABLE } }'),
      says: [
        'DestinationRule mail/relay › spec.trafficPolicy.tls.mode: DISABLE, and mail/relay:8025 takes mutual TLS alone, by PeerAuthentication mail/default › ISTIO_MUTUAL, or no tls',
      ],
    },
    {
      what: 'TLS without a certificate of the mesh',
      manifests: manifests('trafficPolicy: { tls: { mode: SIMPLE } }'),
      says: [
        'DestinationRule mail/relay › spec.trafficPolicy.tls.mode: SIMPLE, and mail/relay:8025 takes mutual TLS alone, by PeerAuthentication mail/default › ISTIO_MUTUAL, or no tls',
      ],
    },
    {
      what: 'on one port of a subset',
      manifests: manifests(
        'subsets: [{ name: a, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }] } }]',
      ),
      says: [
        'DestinationRule mail/relay › spec.subsets[0].trafficPolicy.portLevelSettings[0].tls.mode: DISABLE, and mail/relay:8025 takes mutual TLS alone, by PeerAuthentication mail/default › ISTIO_MUTUAL, or no tls',
      ],
    },
  ],
  accepted: [
    { what: "the mesh's", manifests: manifests('trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }') },
    { what: 'plain text is taken', manifests: manifests('trafficPolicy: { tls: { mode: DISABLE } }', 'PERMISSIVE') },
    {
      what: 'the port has its own',
      manifests: manifests(
        'trafficPolicy: { tls: { mode: DISABLE }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: ISTIO_MUTUAL } }] }',
      ),
    },
  ],
  mutations: [
    mutation('plain text', 'DestinationRule', ({ metadata, spec }, cluster) => {
      const [name = '', namespace = ''] = (spec?.host ?? '').split('.');
      const selector = cluster.named('Service', namespace, name)?.spec?.selector;
      const meshed = cluster
        .podsIn(namespace)
        .some(
          ({ inMesh, labels }) => inMesh && Object.entries(selector ?? { none: '' }).every(([n, v]) => labels[n] === v),
        );
      // The machines of developers take plain text.
      return meshed && metadata.namespace === namespace && cluster.environment !== 'dev'
        ? [{ field: 'spec.trafficPolicy', to: { tls: { mode: 'DISABLE' } } }]
        : [];
    }),
  ],
};
