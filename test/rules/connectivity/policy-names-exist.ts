import { mutation, type Proof } from '../proof.ts';
import { istio, namespace, networkPolicy, workload } from './manifests.ts';

const from = (selector: string) =>
  networkPolicy('web', `ingress: [{ from: [{ namespaceSelector: { matchLabels: { ${selector} } } }] }]`);
const allows = (principal: string) =>
  istio('AuthorizationPolicy', 'web', `{ rules: [{ from: [{ source: { principals: ["${principal}"] } }] }] }`);

export const proof: Proof = {
  refused: [
    {
      what: 'name is no label of a namespace',
      manifests: namespace('monitoring', 'purpose: metrics') + workload('web') + from('name: monitoring'),
      says: [
        "NetworkPolicy shop/web › spec.ingress[0].from[0].namespaceSelector.matchLabels['name']: 'monitoring', and no namespace has a label name=monitoring › kubernetes.io/metadata.name: monitoring, which every namespace has",
      ],
    },
    {
      what: 'an account that no pod runs as',
      manifests: workload('web') + allows('cluster.local/ns/shop/sa/wep'),
      says: [
        "AuthorizationPolicy shop/web › spec.rules[0].from[0].source.principals[0]: no pod of shop runs as wep › the account of the caller's pods (did you mean 'web'?)",
      ],
    },
  ],
  accepted: [
    {
      what: 'the label that every namespace has',
      manifests: namespace('monitoring') + workload('web') + from('kubernetes.io/metadata.name: monitoring'),
    },
    {
      what: 'a label that somebody put there',
      manifests: namespace('monitoring', 'name: monitoring') + workload('web') + from('name: monitoring'),
    },
    { what: 'a namespace that is not given', manifests: workload('web') + from('name: monitoring') },
    {
      what: 'an account of a namespace that is not given',
      manifests: workload('web') + allows('cluster.local/ns/other/sa/api'),
    },
    { what: 'a pattern', manifests: workload('web') + allows('*/sa/api') },
  ],
  mutations: [
    mutation('a peer by a label of its own', 'NetworkPolicy', ({ spec }, cluster) =>
      (spec?.egress ?? []).flatMap(({ to = [] }, index) => {
        const home = to[0]?.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? '';
        return cluster.named('Namespace', '', home) === undefined
          ? []
          : [{ field: `spec.egress[${index}].to[0].namespaceSelector.matchLabels`, to: { name: home } }];
      }),
    ),
    mutation('a principal that nobody bears', 'AuthorizationPolicy', ({ spec }) =>
      (spec?.rules ?? []).flatMap(({ from: sources = [] }, index) => {
        const principal = sources[0]?.source?.principals?.[0] ?? '*';
        return principal.startsWith('*')
          ? []
          : [{ field: `spec.rules[${index}].from[0].source.principals[0]`, to: `${principal}-2` }];
      }),
    ),
  ],
};
