import type { Cluster } from '../../../lib/model/cluster.ts';
import type { Of } from '../../../lib/model/kinds.ts';
import { isOfController, mutation, type Proof } from '../proof.ts';

const delivery = (spec: string, options = '') => `
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
  source: { repoURL: https://example.com/a.git, path: dist/production/shop, directory: { recurse: true, exclude: '{cluster.yaml,monitoring/*}' } }
  destination: { server: https://kubernetes.default.svc, namespace: shop }
  syncPolicy: { syncOptions: [${options}] }
`;

const objects = {
  'dist/production/shop/shop/web.yaml': `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
`,
  'dist/production/shop/cluster.yaml':
    'apiVersion: v1\nkind: Secret\nmetadata: { name: no-secret, namespace: other }\n',
  'dist/production/shop/monitoring/all.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: { name: none, namespace: other }\n',
};

const here = '{ server: https://kubernetes.default.svc, namespace: shop }';
const whole = `{ sourceRepos: [https://example.com/a.git], destinations: [${here}], clusterResourceWhitelist: [{ group: '', kind: Namespace }], namespaceResourceWhitelist: [{ group: apps, kind: Deployment }] }`;

const project = 'AppProject argocd/shop ›';
const file = 'argocd/production/shop/shop.yaml';

export const proof: Proof = {
  refused: [
    {
      what: 'a project that permits nothing but kinds of namespaces',
      manifests: { ...objects, [file]: delivery('{}') },
      says: [
        `${project} spec.clusterResourceWhitelist: lacks Namespace, as shop is › { group: '', kind: Namespace }`,
        `${project} spec.destinations: does not permit shop, the namespace of Deployment web › an item with namespace: shop`,
        `${project} spec.sourceRepos: lacks https://example.com/a.git, which shop follows › https://example.com/a.git`,
      ],
    },
    {
      what: 'an empty list, which is not the same as none',
      manifests: { ...objects, [file]: delivery(whole.replace('[{ group: apps, kind: Deployment }]', '[]')) },
      says: [
        `${project} spec.namespaceResourceWhitelist: lacks apps/Deployment, as shop/web is › { group: 'apps', kind: Deployment }`,
      ],
    },
    {
      what: 'a kind that is permitted and forbidden',
      manifests: {
        ...objects,
        [file]: delivery(
          whole.replace('{ sourceRepos', "{ namespaceResourceBlacklist: [{ group: '*', kind: Dep* }], sourceRepos"),
        ),
      },
      says: [`${project} spec.namespaceResourceBlacklist[0]: forbids apps/Deployment, as shop/web is › no such entry`],
    },
    {
      what: 'a namespace that Argo CD makes, in a project for others',
      manifests: {
        ...objects,
        [file]: delivery(
          whole.replace('kind: Namespace }', 'kind: Namespace, name: web-* }, { group: x.io, kind: Other }'),
          'CreateNamespace=true',
        ),
      },
      says: [`${project} spec.clusterResourceWhitelist: lacks Namespace, as shop is › { group: '', kind: Namespace }`],
    },
    {
      what: 'namespaces that are forbidden one by one',
      manifests: {
        ...objects,
        [file]: delivery(whole.replace(here, `{ server: '*', namespace: '*' }, { server: '*', namespace: '!sh*' }`)),
      },
      says: [
        `${project} spec.destinations: does not permit shop, the namespace of Deployment web › an item with namespace: shop`,
      ],
    },
    {
      what: 'a project for namespaces in which there is more, where nobody knows the folder',
      manifests: `${delivery(whole).replace('kind: Deployment }', 'kind: StatefulSet }').replace('dist/production', 'k8s')}---
${objects['dist/production/shop/shop/web.yaml']}`,
      says: [
        `${project} spec.namespaceResourceWhitelist: lacks apps/Deployment, as shop/web is › { group: 'apps', kind: Deployment }`,
      ],
    },
  ],
  accepted: [
    { what: 'just what is there', manifests: { ...objects, [file]: delivery(whole) } },
    {
      what: 'patterns, and no list of kinds in namespaces',
      manifests: {
        ...objects,
        [file]: delivery(
          `{ sourceRepos: ['https://*/*'], destinations: [{ server: '*', namespace: 'sh?p' }], clusterResourceWhitelist: [{ group: '*', kind: 'Name*' }] }`,
          'CreateNamespace=true',
        ),
      },
    },
    {
      what: 'the cluster of Argo CD, by its name',
      manifests: {
        ...objects,
        [file]: delivery(whole).replace(
          'destination: { server: https://kubernetes.default.svc',
          'destination: { name: in-cluster',
        ),
      },
    },
    {
      what: 'what a generator fills in',
      manifests: {
        ...objects,
        [file]: delivery(whole)
          .replace(
            'kubernetes.default.svc, namespace: shop }\n  sync',
            '{{ .host }}, namespace: "{{ .name }}" }\n  sync',
          )
          .replace('repoURL: https://example.com/a.git', 'repoURL: "{{ .repository }}"'),
      },
    },
    {
      what: 'another project permits it',
      manifests: `${delivery(whole.replace('kind: Deployment', 'kind: Job')).replaceAll('path: dist', 'path: elsewhere')}---
${delivery('{ destinations: [{ server: a, namespace: "*" }] }').replaceAll('name: shop,', 'name: other,').replaceAll('path: dist', 'path: elsewhere')}---
${objects['dist/production/shop/shop/web.yaml']}`,
    },
  ],
  mutations: [
    mutation('a kind less', 'AppProject', ({ spec, metadata }, cluster) =>
      isKnown(cluster, metadata.name)
        ? (['clusterResourceWhitelist', 'namespaceResourceWhitelist'] as const).flatMap((list) =>
            (spec?.[list] ?? []).map((_, index) => ({ field: `spec.${list}[${index}]`, to: undefined })),
          )
        : [],
    ),
    mutation('a namespace less', 'AppProject', (project, cluster) =>
      isKnown(cluster, project.metadata.name)
        ? usedDestinations(project, cluster).map((index) => ({ field: `spec.destinations[${index}]`, to: undefined }))
        : [],
    ),
    mutation('a repository less', 'AppProject', ({ spec }, { name }) =>
      name.startsWith('preview/')
        ? []
        : (spec?.sourceRepos ?? []).map((_, index) => ({ field: `spec.sourceRepos[${index}]`, to: undefined })),
    ),
    mutation('an object of a kind that nobody permits', 'Service', ({ metadata }) => [
      { beside: { apiVersion: 'x.io/v1', kind: 'Other', metadata: { ...metadata, name: 'other' } } },
    ]),
    mutation('an object in another namespace', 'NetworkPolicy', (policy, { name }) =>
      name.startsWith('preview/') || isOfController(policy) ? [] : [{ field: 'metadata.namespace', to: 'kube-system' }],
    ),
  ],
};

/** Whether all is known that a project deploys. */
function isKnown({ name }: Cluster, project: string): boolean {
  return project !== 'controllers' && !name.startsWith('preview/');
}

/** A namespace that is listed for its Namespace alone is not asked for. */
function usedDestinations({ spec }: Of<'AppProject'>, { objects }: Cluster): readonly number[] {
  const used = new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []));
  return (spec?.destinations ?? []).flatMap(({ namespace = '' }, index) =>
    used.has(namespace) || namespace === 'pr-*' ? index : [],
  );
}
