import { mutation, type Proof } from '../proof.ts';

const pool = (disruption: string, expireAfter: string) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  disruption: { consolidateAfter: 1m${disruption} }
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: []
      ${expireAfter}
`;
const month = 'expireAfter: 720h';
const at = 'NodePool general › spec';

export const proof: Proof = {
  refused: [
    {
      what: 'nothing said',
      manifests: pool('', ''),
      says: [
        `${at}.disruption.budgets: missing › a budget, such as nodes: '10%'`,
        `${at}.template.spec.expireAfter: missing › an age, such as 720h`,
      ],
    },
    {
      what: 'all or none',
      manifests: pool(', budgets: [{ nodes: "0" }]', 'expireAfter: Never'),
      says: [
        `${at}.disruption.budgets[0].nodes: none, at any time: drifted nodes are never replaced › a schedule, or reasons`,
        `${at}.template.spec.expireAfter: Never: nodes keep the image that they started with › an age, such as 720h`,
      ],
    },
    {
      what: 'nodes that hardly live',
      manifests: pool(', budgets: [{ nodes: 10% }]', 'expireAfter: 45m'),
      says: [
        `${at}.template.spec.expireAfter: 45m: Karpenter replaces every node that often, and expiry waits for no budget › an age, such as 720h`,
      ],
    },
    {
      what: 'all at once',
      manifests: pool(', budgets: [{ nodes: 100% }]', month),
      says: [`${at}.disruption.budgets[0].nodes: all nodes at once › a part, such as '10%'`],
    },
  ],
  accepted: [
    { what: 'a part', manifests: pool(', budgets: [{ nodes: 10% }]', month) },
    {
      what: 'none in the day',
      manifests: pool(', budgets: [{ nodes: 10% }, { nodes: "0", schedule: 0 8 * * *, duration: 10h }]', month),
    },
    { what: 'none for cost', manifests: pool(', budgets: [{ nodes: "0", reasons: [Underutilized] }]', month) },
  ],
  mutations: [
    mutation('no budget, or no age', 'NodePool', () => [
      { field: 'spec.disruption.budgets', to: undefined },
      { field: 'spec.disruption.budgets', to: [{ nodes: '0' }] },
      { field: 'spec.template.spec.expireAfter', to: undefined },
      { field: 'spec.template.spec.expireAfter', to: 'Never' },
    ]),
  ],
};
