import { mutation, type Proof } from '../proof.ts';

const files = (environment: string, image: string) => ({
  [`argocd/${environment}/shop/root.yaml`]: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`,
  [`dist/${environment}/shop/shop/web.yaml`]: `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: '${image}' }] }
`,
});

export const proof: Proof = {
  refused: [
    {
      what: 'a tag alone',
      manifests: files('production', 'web:v1'),
      says: ['Pod shop/web › spec.containers[0].image: web:v1 › the same with @sha256: and its digest'],
    },
  ],
  accepted: [
    {
      what: 'a digest',
      manifests: files('dr', 'web:v1@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    },
    { what: 'a tag in staging', manifests: files('staging', 'web:v1') },
  ],
  mutations: [
    mutation('another tag alone', 'Deployment', ({ spec }, { environment }) =>
      environment === 'production' || environment === 'dr'
        ? (spec?.template?.spec?.containers ?? []).map(({ image = '' }, index) => ({
            field: `spec.template.spec.containers[${index}].image`,
            to: `${image}.1`,
          }))
        : [],
    ),
  ],
};
