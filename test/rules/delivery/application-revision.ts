import { mutation, type Proof } from '../proof.ts';

const application = (source: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { ${source} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no revision, and the one that means none',
      manifests: application('sources: [{ path: a }, { path: b, targetRevision: HEAD }]'),
      says: [
        'Application argocd/shop › spec.sources[0].targetRevision: absent, which is HEAD › a branch, tag or commit',
        'Application argocd/shop › spec.sources[1].targetRevision: HEAD › a branch, tag or commit',
      ],
    },
  ],
  accepted: [
    { what: 'a branch', manifests: application('source: { path: a, targetRevision: main }') },
    { what: 'the version of a chart is another matter', manifests: application('source: { chart: keda }') },
  ],
  mutations: [
    mutation('whatever the default is', 'Application', ({ spec }) =>
      [
        ...(spec?.source?.path === undefined ? [] : ['spec.source.targetRevision']),
        ...(spec?.sources?.[1]?.path === undefined ? [] : ['spec.sources[1].targetRevision']),
      ].flatMap((field) => [undefined, 'HEAD'].map((to) => ({ field, to }))),
    ),
  ],
};
