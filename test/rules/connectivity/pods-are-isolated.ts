import { mutation, type Proof } from '../proof.ts';
import { networkPolicy, workload } from './manifests.ts';

const both = 'takes from everybody and sends to everybody';
const says = (what: string) =>
  `Deployment shop/web › spec.template.metadata.labels: shop/web ${what}: no NetworkPolicy selects it for that › a NetworkPolicy in shop with podSelector {} and both policyTypes`;

export const proof: Proof = {
  refused: [
    { what: 'no policy', manifests: workload('web'), says: [says(both)] },
    {
      what: 'a policy for other pods',
      manifests: workload('web') + networkPolicy('api', 'policyTypes: [Ingress, Egress]'),
      says: [says(both)],
    },
    {
      what: 'a policy of another namespace',
      manifests: workload('web') + networkPolicy('{}', 'policyTypes: [Ingress, Egress]', 'other'),
      says: [says(both)],
    },
    {
      what: 'one direction',
      manifests: workload('web') + networkPolicy('{}', 'ingress: []'),
      says: [says('sends to everybody')],
    },
    {
      what: 'the other direction',
      manifests: workload('web') + networkPolicy('{}', 'policyTypes: [Egress]'),
      says: [says('takes from everybody')],
    },
    {
      what: 'the Job of an analysis',
      manifests: `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec:
  metrics:
    - name: errors
      provider: { prometheus: { query: up } }
    - name: test
      provider: { job: { spec: { template: { metadata: { labels: { app: test } }, spec: { containers: [] } } } } }
`,
      says: [
        says(both)
          .replace('Deployment', 'AnalysisTemplate')
          .replace('spec.template', 'spec.metrics[1].provider.job.spec.template'),
      ],
    },
    {
      what: 'a pod by itself',
      manifests: 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec: { containers: [] }',
      says: [says(both).replace('Deployment', 'Pod').replace('spec.template.metadata', 'metadata')],
    },
  ],
  accepted: [
    {
      what: 'two policies, one a direction',
      manifests: workload('web') + networkPolicy('{}', 'policyTypes: [Egress]') + networkPolicy('web', 'ingress: [{}]'),
    },
    { what: 'the network of the node', manifests: workload('web', { more: ', hostNetwork: true' }) },
  ],
  mutations: [
    mutation('a pod where no policy is', 'NetworkPolicy', ({ metadata }, cluster) =>
      metadata.name === 'default-deny' && cluster.podsIn(metadata.namespace ?? '').length > 0
        ? [
            {
              beside: {
                apiVersion: 'v1',
                kind: 'Pod',
                metadata: { name: 'stranger', namespace: `${metadata.namespace ?? ''}-2` },
              },
            },
          ]
        : [],
    ),
  ],
};
