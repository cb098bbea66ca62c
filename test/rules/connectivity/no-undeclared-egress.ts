import { isOfController, mutation, type Proof } from '../proof.ts';
import { chart, eksCluster, networkPolicy, workload } from './manifests.ts';

const web = (calls: string) => eksCluster + workload('web', { calls });
const egress = (block: string, ports = 'ports: [{ port: 443 }]') =>
  networkPolicy('web', `policyTypes: [Egress], egress: [{ to: [{ ipBlock: { ${block} } }], ${ports} }]`);
const internet = 'cidr: 0.0.0.0/0, except: [10.0.0.0/8]';
const says = (what: string, field = 'spec.egress[0].to[0]') => [`NetworkPolicy shop/web › ${field}: ${what}`];
const undeclared = 'the call in strata.dev/calls of shop/web, or no such block';

export const proof: Proof = {
  refused: [
    {
      what: 'a port that no host is called on',
      manifests: web('api.example.com:443') + egress(internet, 'ports: [{ port: 25 }]'),
      says: says(`allows shop/web to reach 0.0.0.0/0 on TCP port 25, but it declares no such call › ${undeclared}`),
    },
    {
      what: 'TCP where UDP is called',
      manifests: web('api.example.com:443/udp') + egress(internet),
      says: says(`allows shop/web to reach 0.0.0.0/0 on TCP port 443, but it declares no such call › ${undeclared}`),
    },
    {
      what: 'every port',
      manifests: web('api.example.com:443') + egress(internet, 'ports: []'),
      says: says(`allows shop/web to reach 0.0.0.0/0 on every port, but it declares no such call › ${undeclared}`),
    },
    {
      what: 'everywhere',
      manifests:
        web('api.example.com:443') +
        networkPolicy('web', 'policyTypes: [Egress], egress: [{ ports: [{ port: 443 }] }]'),
      says: says(
        'allows every address on TCP port 443 › to, with the pods and addresses that are called',
        'spec.egress[0]',
      ),
    },
    {
      what: 'the internet with the pods in it',
      manifests: web('api.example.com:443') + egress('cidr: 0.0.0.0/0'),
      says: says(
        "also allows shop/web to reach the cluster's own pods, on TCP port 443 › except with the private ranges",
      ),
    },
    {
      what: 'the whole network',
      manifests: web('database.example.com:443') + egress('cidr: 10.1.0.0/16'),
      says: says(
        "also allows shop/web to reach the cluster's own pods, on TCP port 443 › the addresses that are called alone",
      ),
    },
    {
      what: 'the internet for a database in the network',
      manifests: web('shop.cluster-x.eu-west-1.rds.amazonaws.com:5432') + egress(internet, 'ports: [{ port: 5432 }]'),
      says: says(
        'allows shop/web to reach the internet on TCP port 5432, and shop.cluster-x.eu-west-1.rds.amazonaws.com is in the private network › the ranges of the subnets that it is in',
      ),
    },
    {
      what: 'another address',
      manifests: web('10.9.8.7:443') + egress('cidr: 10.9.9.0/24'),
      says: says(`allows shop/web to reach 10.9.9.0/24 on TCP port 443, but it declares no such call › ${undeclared}`),
    },
    {
      what: "a chart's pods and the internet with the pods in it",
      manifests:
        web('api.example.com:443') +
        chart('kube-prometheus-stack', 'monitoring') +
        networkPolicy(
          '{}',
          'policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]',
          'monitoring',
        ),
      says: [
        "NetworkPolicy monitoring/all › spec.egress[0].to[0]: also allows the cluster's own pods, on TCP port 443 › except with the private ranges",
      ],
    },
  ],
  accepted: [
    { what: 'the internet without the private ranges', manifests: web('api.example.com:443') + egress(internet) },
    {
      what: 'UDP that is called',
      manifests: web('ntp.example.com:123/udp') + egress(internet, 'ports: [{ port: 123, protocol: UDP }]'),
    },
    {
      what: 'subnets of a database',
      manifests:
        web('shop.cluster-x.eu-west-1.rds.amazonaws.com:5432') +
        egress('cidr: 10.1.201.0/24', 'ports: [{ port: 5432 }]'),
    },
    { what: 'the address itself', manifests: web('10.9.8.7:443') + egress('cidr: 10.9.8.7/32') },
    {
      what: 'where nothing is declared nothing is too much',
      manifests: workload('web') + egress('cidr: 0.0.0.0/0', 'ports: []'),
    },
  ],
  mutations: [
    mutation('every address', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'monitoring' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.egress ?? []).map((_, index) => ({
            field: `spec.egress[${index}].to`,
            to: [{ ipBlock: { cidr: '0.0.0.0/0' } }],
          })),
    ),
    mutation('no exceptions', 'NetworkPolicy', ({ metadata, spec, ...policy }, { environment }) =>
      ((environment === 'dev' && metadata.namespace === 'monitoring') || isOfController({ ...policy, metadata })
        ? []
        : (spec?.egress ?? [])
      ).flatMap(({ to = [] }, index) =>
        to.flatMap(({ ipBlock }, at) =>
          ipBlock?.except === undefined
            ? []
            : [{ field: `spec.egress[${index}].to[${at}].ipBlock.except`, to: undefined }],
        ),
      ),
    ),
    mutation('everybody', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'monitoring' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.egress ?? []).map((_, index) => ({ field: `spec.egress[${index}].to`, to: undefined })),
    ),
    mutation('another port', 'NetworkPolicy', ({ metadata, spec, ...policy }) =>
      metadata.namespace === 'monitoring' || isOfController({ ...policy, metadata })
        ? []
        : (spec?.egress ?? []).flatMap(({ to = [] }, index) =>
            to[0]?.ipBlock === undefined ? [] : [{ field: `spec.egress[${index}].ports[0].port`, to: 22 }],
          ),
    ),
  ],
};
