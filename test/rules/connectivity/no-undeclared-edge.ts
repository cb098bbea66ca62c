import type { Of } from '../../../lib/model/kinds.ts';
import { isOfController, mutation, type Edit, type Proof } from '../proof.ts';
import { networkPolicy, workload } from './manifests.ts';

const pods = workload('web', { calls: 'api:8080' }) + workload('api') + workload('cart');
const egress = (rule: string) => networkPolicy('web', `policyTypes: [Egress], egress: [${rule}]`);
const ingress = (rule: string) => networkPolicy('api', `ingress: [${rule}]`);
const to = (app: string) => `to: [{ podSelector: { matchLabels: { app: ${app} } } }]`;
const from = (app: string) => `from: [{ podSelector: { matchLabels: { app: ${app} } } }]`;
const one = '8080 alone';
const stranger = (name: string) => `the call in strata.dev/calls of shop/${name}, or no such peer`;

export const proof: Proof = {
  refused: [
    {
      what: 'a callee that is not declared',
      manifests: pods + egress(`{ ${to('cart')}, ports: [{ port: 8080 }] }`),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].to[0]: lets shop/web reach shop/cart on TCP port 8080, which nothing declares › ${stranger('web')}`,
      ],
    },
    {
      what: 'a caller that is not declared',
      manifests: pods + ingress(`{ ${from('cart')}, ports: [{ port: 8080 }] }`),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].from[0]: lets shop/cart reach shop/api on TCP port 8080, which nothing declares › ${stranger('cart')}`,
      ],
    },
    {
      what: 'a port more',
      manifests: pods + egress(`{ ${to('api')}, ports: [{ port: 8080 }, { port: 9090 }] }`),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].ports[1]: lets shop/web reach shop/api on TCP port 9090, which nothing declares › ${one}`,
      ],
    },
    {
      what: 'the other protocol',
      manifests: pods + ingress(`{ ${from('web')}, ports: [{ port: 8080, protocol: UDP }] }`),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].ports[0]: lets shop/web reach shop/api on UDP port 8080, which nothing declares › ${one}`,
      ],
    },
    {
      what: 'a range',
      manifests: pods + ingress(`{ ${from('web')}, ports: [{ port: 8080, endPort: 8081 }] }`),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].ports[0]: lets shop/web reach shop/api on TCP ports 8080-8081, which nothing declares › ${one}`,
      ],
    },
    {
      what: 'every port',
      manifests: pods + ingress(`{ ${from('web')} }`),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0]: lets shop/web reach shop/api on every port, which nothing declares › ${one}`,
      ],
    },
    {
      what: 'every port of a protocol',
      manifests: pods + ingress(`{ ${from('web')}, ports: [{ protocol: TCP }] }`),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].ports[0]: lets shop/web reach shop/api on TCP every port, which nothing declares › ${one}`,
      ],
    },
    {
      what: 'all pods of the namespace',
      manifests: pods + egress('{ to: [{ podSelector: {} }], ports: [{ port: 8080 }] }'),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].to[0]: lets shop/web reach shop/web on TCP port 8080, which nothing declares › ${stranger('web')}`,
      ],
    },
    {
      what: 'all namespaces',
      manifests: pods + ingress('{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }'),
      says: [
        `NetworkPolicy shop/api › spec.ingress[0].from[0]: lets shop/api reach shop/api on TCP port 8080, which nothing declares › ${stranger('api')}`,
      ],
    },
    {
      what: 'a policy for more pods than call',
      manifests:
        pods + networkPolicy('{}', `policyTypes: [Egress], egress: [{ ${to('api')}, ports: [{ port: 8080 }] }]`),
      says: [
        `NetworkPolicy shop/all › spec.egress[0].to[0]: lets shop/api reach shop/api on TCP port 8080, which nothing declares › ${stranger('api')}`,
      ],
    },
    {
      what: 'two peers with two ports are four paths',
      manifests:
        pods.replace('calls: "api:8080"', 'calls: "api:8080"') +
        egress(
          '{ to: [{ podSelector: { matchLabels: { app: api } } }, { podSelector: { matchLabels: { app: cart } } }], ports: [{ port: 8080 }] }',
        ),
      says: [
        `NetworkPolicy shop/web › spec.egress[0].to[1]: lets shop/web reach shop/cart on TCP port 8080, which nothing declares › ${stranger('web')}`,
      ],
    },
    {
      what: 'nobody',
      manifests: pods + ingress(`{ ${from('wep')}, ports: [{ port: 8080 }] }`),
      says: [
        'NetworkPolicy shop/api › spec.ingress[0].from[0]: lets in no pod of the cluster › labels of pods that are there, or no such peer',
      ],
    },
  ],
  accepted: [
    {
      what: 'what is declared',
      manifests:
        pods +
        egress(`{ ${to('api')}, ports: [{ port: 8080 }] }`) +
        ingress(`{ ${from('web')}, ports: [{ port: http }] }`),
    },
    {
      what: 'where nothing is declared nothing is too much',
      manifests: workload('web') + workload('api') + egress('{ to: [{ podSelector: {} }] }'),
    },
    {
      what: 'a policy that selects nobody',
      manifests: pods + networkPolicy('none', 'ingress: [{ from: [{ podSelector: {} }] }]'),
    },
    {
      what: 'DNS, from all',
      manifests:
        pods +
        networkPolicy(
          '{}',
          'policyTypes: [Egress], egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]',
        ),
    },
  ],
  mutations: [
    mutation('a port more', 'NetworkPolicy', (policy) =>
      rules(policy, (field, { ports }) =>
        ports === undefined ? [] : [{ field: `${field}.ports[${ports.length}]`, to: { port: 22, protocol: 'TCP' } }],
      ),
    ),
    mutation('every port', 'NetworkPolicy', (policy) =>
      rules(policy, (field, { ports }) => (ports === undefined ? [] : [{ field: `${field}.ports`, to: undefined }])),
    ),
    mutation('a peer more', 'NetworkPolicy', (policy, cluster) =>
      // Ray's pods by themselves may all talk to each other.
      cluster.podsIn(policy.metadata.namespace ?? '').every(({ owner }) => owner.kind === 'RayCluster')
        ? []
        : rules(policy, (field, { peers }) => [{ field: `${field}[${peers}]`, to: { podSelector: {} } }], true),
    ),
    mutation('every pod of a namespace', 'NetworkPolicy', (policy, cluster) =>
      cluster.podsIn(policy.metadata.namespace ?? '').length < 3 || policy.metadata.name.startsWith('default')
        ? []
        : rules(
            policy,
            (field, { home }) =>
              home === policy.metadata.namespace ? [{ field: `${field}[0].podSelector`, to: {} }] : [],
            true,
          ),
    ),
  ],
};

interface Rule {
  readonly ports: readonly unknown[] | undefined;
  readonly peers: number;
  readonly home: string | undefined;
}

/** Edits of each rule of a workload's policy that leads to pods. */
function rules(
  policy: Of<'NetworkPolicy'>,
  edits: (field: string, rule: Rule) => readonly Edit[],
  ofPeers = false,
): readonly Edit[] {
  const { metadata, spec } = policy;
  if (metadata.namespace === 'monitoring' || isOfController(policy)) return [];
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    (spec?.[direction] ?? []).flatMap((rule, index) => {
      const end = direction === 'egress' ? 'to' : 'from';
      const peers = (end in rule ? (rule as Record<string, unknown>)[end] : []) as NonNullable<
        NonNullable<NonNullable<Of<'NetworkPolicy'>['spec']>['ingress']>[number]['from']
      >;
      if (peers[0]?.podSelector === undefined) return [];
      const home = peers[0].namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? metadata.namespace;
      const field = `spec.${direction}[${index}]${ofPeers ? `.${end}` : ''}`;
      return edits(field, { ports: rule.ports, peers: peers.length, home });
    }),
  );
}
