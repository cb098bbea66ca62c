import { mutation, type Proof } from '../proof.ts';

const application = (name: string, source: string, wave: number) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name}, namespace: argocd, annotations: { argocd.argoproj.io/sync-wave: '${wave}' } }
spec: { source: { ${source} } }
`;
const root =
  application('root', 'path: argocd/production/shop', 0) + application('shop', 'path: dist/production/shop', 0);
const manifests = (controllers: string) => ({
  'argocd/production/shop/root.yaml': root + controllers,
  'dist/production/shop/web.yaml': `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
---
apiVersion: unknown.io/v1
kind: Thing
metadata: { name: thing, namespace: shop }
`,
});

export const proof: Proof = {
  refused: [
    {
      what: 'no controller',
      manifests: manifests(application('velero', 'chart: velero', -1)),
      says: [
        'ScaledObject shop/web › kind: no Application installs the controller of keda.sh › an Application with the controller of ScaledObject in an earlier wave',
      ],
    },
    {
      what: 'a controller in the wave of what it acts on',
      manifests: manifests(application('keda', 'chart: keda', 0)),
      says: [
        'ScaledObject shop/web › kind: wave 0, but Application keda brings the kind in wave 0 › an Application with the controller of ScaledObject in an earlier wave',
      ],
    },
  ],
  accepted: [
    { what: 'in the wave before', manifests: manifests(application('keda', 'chart: keda', -1)) },
    { what: 'installed by somebody else', manifests: manifests('')['dist/production/shop/web.yaml'] },
  ],
  mutations: [
    mutation('no controller', 'Application', ({ spec, metadata }) =>
      spec?.source?.chart !== undefined && controllers.has(metadata.name) ? [{ gone: true }] : [],
    ),
    mutation('a controller after all that needs it', 'Application', ({ spec, metadata }) =>
      spec?.source?.chart !== undefined && controllers.has(metadata.name)
        ? [{ field: "metadata.annotations['argocd.argoproj.io/sync-wave']", to: '5' }]
        : [],
    ),
  ],
};

/** Of which something is rendered wherever they are installed; the kinds of Prometheus come with two charts. */
const controllers = new Set(['istio-base', 'external-secrets', 'argo-rollouts', 'karpenter', 'keda']);
