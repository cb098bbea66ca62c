import { mutation, type Proof } from '../proof.ts';

const deployment = (annotations: string, spec: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { annotations: { ${annotations} } }, spec: { containers: [], ${spec} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a profile in an annotation',
      manifests: deployment('seccomp.security.alpha.kubernetes.io/pod: runtime/default', ''),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['seccomp.security.alpha.kubernetes.io/pod']: is deprecated › securityContext.seccompProfile",
      ],
    },
    {
      what: 'a profile of one container',
      manifests: deployment('container.apparmor.security.beta.kubernetes.io/web: runtime/default', ''),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['container.apparmor.security.beta.kubernetes.io/web']: is deprecated › securityContext.appArmorProfile, from Kubernetes 1.30 on",
      ],
    },
    {
      what: 'an old label of nodes',
      manifests: deployment('', 'nodeSelector: { beta.kubernetes.io/arch: amd64 }'),
      says: [
        "Deployment shop/web › spec.template.spec.nodeSelector['beta.kubernetes.io/arch']: 'beta.kubernetes.io/arch' is deprecated › kubernetes.io/arch",
      ],
    },
    {
      what: 'an old label of zones',
      manifests: deployment(
        '',
        'topologySpreadConstraints: [{ maxSkew: 1, topologyKey: failure-domain.beta.kubernetes.io/zone }]',
      ),
      says: [
        "Deployment shop/web › spec.template.spec.topologySpreadConstraints[0].topologyKey: 'failure-domain.beta.kubernetes.io/zone' is deprecated › topology.kubernetes.io/zone",
      ],
    },
    {
      what: 'old labels of nodes that are only preferred',
      manifests: deployment(
        '',
        `affinity: {
          nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: beta.kubernetes.io/os, operator: Exists }] } }] },
          podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: { topologyKey: failure-domain.beta.kubernetes.io/zone } }] }
        }`,
      ),
      says: [
        "Deployment shop/web › spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key: 'beta.kubernetes.io/os' is deprecated › kubernetes.io/os",
        "Deployment shop/web › spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.topologyKey: 'failure-domain.beta.kubernetes.io/zone' is deprecated › topology.kubernetes.io/zone",
      ],
    },
    {
      what: 'the class of an Ingress',
      manifests: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop, annotations: { kubernetes.io/ingress.class: nginx } }
spec: {}
`,
      says: [
        "Ingress shop/web › metadata.annotations['kubernetes.io/ingress.class']: is deprecated › spec.ingressClassName",
      ],
    },
  ],
  accepted: [
    {
      what: 'names that are',
      manifests: deployment('a.example.com/b: c', 'nodeSelector: { kubernetes.io/arch: amd64 }'),
    },
  ],
  mutations: [
    mutation('an old label of nodes', 'Deployment', () => [
      { field: "spec.template.spec.nodeSelector['beta.kubernetes.io/os']", to: 'linux' },
    ]),
    mutation('an old annotation of pods', 'StatefulSet', () => [
      {
        field: "spec.template.metadata.annotations['seccomp.security.alpha.kubernetes.io/pod']",
        to: 'runtime/default',
      },
    ]),
  ],
};
