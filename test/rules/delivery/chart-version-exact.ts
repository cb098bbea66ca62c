import { mutation, type Proof } from '../proof.ts';

const application = (version: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: keda, namespace: argocd }
spec: { source: { chart: keda, targetRevision: '${version}' } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'whatever comes next',
      manifests: application('2.*'),
      says: [
        "Application argocd/keda › spec.source.targetRevision: keda in version '2.*' › an exact version, such as 1.2.3",
      ],
    },
    {
      what: 'no version',
      manifests: application(''),
      says: [
        'Application argocd/keda › spec.source.targetRevision: keda in any version › an exact version, such as 1.2.3',
      ],
    },
  ],
  accepted: [
    { what: 'a version that a generator names', manifests: application('v{{ .version }}') },
    { what: 'a version', manifests: application('v2.18.0') },
    { what: 'a version before the next', manifests: application('2.19.0-rc.1+build.7') },
  ],
  mutations: [
    mutation('a range', 'Application', ({ spec }) =>
      spec?.source?.chart === undefined
        ? []
        : ['>=1.0.0', '^1.2.3', '1.x', '*', undefined].map((to) => ({ field: 'spec.source.targetRevision', to })),
    ),
  ],
};
