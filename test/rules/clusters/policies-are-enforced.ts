import { mutation, type Proof } from '../proof.ts';
import { chart, eksCluster, networkPolicy } from '../connectivity/manifests.ts';

const policy = networkPolicy('{}', 'ingress: []');
const needed = `add-on vpc-cni with configurationValues '{"enableNetworkPolicy":"true"}'`;
const says = (field: string) => [`ClusterConfig shop › ${field}: the VPC CNI ignores 1 NetworkPolicies › ${needed}`];
const addon = (values: string) => `\naddons: [{ name: coredns }, { name: vpc-cni, configurationValues: '${values}' }]`;

export const proof: Proof = {
  refused: [
    { what: 'no add-on', manifests: eksCluster + policy, says: says('addons') },
    {
      what: 'an add-on without values',
      manifests: `${eksCluster}\naddons: [{ name: vpc-cni }]` + policy,
      says: says('addons[0].configurationValues'),
    },
    {
      what: 'switched off',
      manifests: eksCluster + addon('{"enableNetworkPolicy":"false"}') + policy,
      says: says('addons[1].configurationValues'),
    },
  ],
  accepted: [
    { what: 'JSON', manifests: eksCluster + addon('{"enableNetworkPolicy": "true"}') + policy },
    { what: 'YAML', manifests: eksCluster + addon('enableNetworkPolicy: true') + policy },
    { what: 'another plugin', manifests: eksCluster + policy + chart('cilium', 'kube-system') },
    { what: 'no policies', manifests: eksCluster },
  ],
  mutations: [
    mutation('the add-on loses its values', 'ClusterConfig', ({ addons = [] }) =>
      addons.flatMap(({ name }, index) =>
        name === 'vpc-cni' ? [{ field: `addons[${index}].configurationValues`, to: '{}' }] : [],
      ),
    ),
  ],
};
