import { mutation, type Proof } from '../proof.ts';

const application = (project: string, rest = '') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { project: ${project}, destination: { server: https://kubernetes.default.svc } }
${rest}`;

const project = (name: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: ${name}, namespace: argocd }
spec: {}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the project that permits everything',
      manifests: application('default'),
      says: [
        'Application argocd/shop › spec.project: default, which permits everything › a project that permits what it deploys',
      ],
    },
    {
      what: 'a project that is not there',
      manifests: application('shpo', project('shop')),
      says: [
        "Application argocd/shop › spec.project: there is no AppProject shpo › a project that is there (did you mean 'shop'?)",
      ],
    },
  ],
  accepted: [
    { what: 'a project that others make', manifests: application('shop') },
    { what: 'a project that a generator names', manifests: application("'{{ .project }}'", project('shop')) },
    { what: 'a project called default that is given', manifests: application('default', project('default')) },
  ],
  mutations: [
    mutation('the project that permits everything', 'Application', () => [{ field: 'spec.project', to: 'default' }]),
    mutation('a project that is not there', 'Application', () => [{ field: 'spec.project', to: 'nobody' }]),
    mutation('previews in the project that permits everything', 'ApplicationSet', () => [
      { field: 'spec.template.spec.project', to: 'default' },
    ]),
    mutation('no project', 'AppProject', (_, { name }) => (name.startsWith('preview/') ? [] : [{ gone: true }])),
  ],
};
