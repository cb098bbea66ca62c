import { mutation, type Proof } from '../proof.ts';

const config = (mode: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
addons:
  - name: vpc-cni
    configurationValues: '{"enableNetworkPolicy":"true","env":{"NETWORK_POLICY_ENFORCING_MODE":"${mode}"}}'
---
`;
const policy = (namespace: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: ${namespace} }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
`;
const web = `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web }] }
---
`;
const application = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { project: shop, source: { repoURL: 'https://example.com/shop.git', path: shop, targetRevision: main }, destination: { server: 'https://kubernetes.default.svc', namespace: shop } }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'strict mode with policies for the workloads alone, as many a guide has it',
      manifests: config('strict') + policy('shop') + web,
      says: [
        'ClusterConfig shop › addons[0].configurationValues: strict, and no NetworkPolicy opens kube-system/dns both ways › NETWORK_POLICY_ENFORCING_MODE standard, or policies that are there before these pods',
      ],
    },
    {
      what: 'policies for all, which come too late',
      manifests: config('strict') + policy('shop') + policy('kube-system') + web + application,
      says: [
        'ClusterConfig shop › addons[0].configurationValues: strict, and Argo CD applies the NetworkPolicies, without which neither DNS nor Argo CD works › NETWORK_POLICY_ENFORCING_MODE standard',
      ],
    },
  ],
  accepted: [
    { what: 'standard mode', manifests: config('standard') + policy('shop') + web },
    {
      what: 'policies for the namespace of CoreDNS too',
      manifests: config('strict') + policy('shop') + policy('kube-system') + web,
    },
  ],
  mutations: [
    mutation('strict mode', 'ClusterConfig', ({ addons = [] }) => {
      const index = addons.findIndex(({ name }) => name === 'vpc-cni');
      const values = addons[index]?.configurationValues;
      if (values === undefined) return [];
      return [{ field: `addons[${index}].configurationValues`, to: values.replace('standard', 'strict') }];
    }),
  ],
};
