import { mutation, type Proof } from '../proof.ts';

const delivery = (spec: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec: ${spec}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: shop
  source: { repoURL: https://example.com/a.git, path: ./dist/production/shop/, directory: { include: '*.yaml' } }
  destination: { server: https://kubernetes.default.svc, namespace: shop }
`;

const chart = (spec: string) => delivery(spec).replace('path: ./dist/production/shop/', 'chart: keda');

const manifests = (text: string) => ({
  'dist/production/shop/web.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: shop }\n',
  'dist/production/shop/deeper/web.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: { name: deep, namespace: other }\n',
  'argocd/production/shop/shop.yaml': text,
});

const project = 'AppProject argocd/shop ›';

export const proof: Proof = {
  refused: [
    {
      what: 'more of everything, and what stands in a folder that is not followed',
      manifests: manifests(
        delivery(
          `{ sourceRepos: [https://example.com/a.git, https://example.com/b.git, 'https://example.com/*'], destinations: [{ namespace: shop }, { namespace: other }, { namespace: '*' }], clusterResourceWhitelist: [{ group: '*', kind: '*' }], namespaceResourceWhitelist: [{ group: apps, kind: Deployment }, { group: '', kind: Secret }] }`,
        ),
      ),
      says: [
        `${project} spec.clusterResourceWhitelist[0]: permits */* › the kinds that are there`,
        `${project} spec.destinations[1]: permits other, where nothing is deployed › no such item`,
        `${project} spec.destinations[2]: permits every namespace › the namespaces that are used`,
        `${project} spec.namespaceResourceWhitelist[1]: permits Secret, of which there is none › no such item`,
        `${project} spec.sourceRepos[1]: permits https://example.com/b.git, which no Application follows › no such item`,
        `${project} spec.sourceRepos[2]: 'https://example.com/*' permits any repository that is like it › https://example.com/a.git`,
      ],
    },
    {
      what: 'no list of kinds at all',
      manifests: manifests(
        delivery('{ sourceRepos: [https://example.com/a.git], destinations: [{ namespace: shop }] }'),
      ),
      says: [
        `${project} spec.namespaceResourceWhitelist: absent, so that every kind is permitted › the kinds that are there`,
      ],
    },
  ],
  accepted: [
    {
      what: 'any kind, where charts bring their own',
      manifests: manifests(
        chart(
          `{ sourceRepos: [https://example.com/a.git], destinations: [{ namespace: '*' }], clusterResourceWhitelist: [{ group: '*', kind: '*' }] }`,
        ),
      ),
    },
    { what: 'nothing is known to use it', manifests: chart("{ sourceRepos: ['*'] }").split('---')[0] ?? '' },
  ],
  mutations: [
    mutation('a kind that nobody uses', 'AppProject', ({ metadata, spec }, { name }) =>
      metadata.name === 'controllers' || name.startsWith('preview/')
        ? []
        : [
            {
              field: 'spec.namespaceResourceWhitelist',
              to: [...(spec?.namespaceResourceWhitelist ?? []), { group: 'x.io', kind: 'Other' }],
            },
            { field: 'spec.clusterResourceWhitelist', to: [{ group: '*', kind: '*' }] },
            { field: 'spec.namespaceResourceWhitelist', to: undefined },
            { field: 'spec.destinations[0].namespace', to: 'nobody' },
          ],
    ),
    mutation('a repository that nobody uses', 'AppProject', ({ spec }, { name }) =>
      name.startsWith('preview/')
        ? []
        : [{ field: 'spec.sourceRepos', to: [...(spec?.sourceRepos ?? []), 'https://example.com/other.git'] }],
    ),
    mutation('the last object of a kind goes', 'LimitRange', (object, { name, own }) =>
      !name.startsWith('preview/') && [...own].filter(({ kind }) => kind === object.kind).length === 1
        ? [{ gone: true }]
        : [],
    ),
  ],
};
