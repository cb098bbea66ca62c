import { mutation, type Proof } from '../proof.ts';

const pool = (types: string, ...others: readonly string[]) => `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: general }
spec:
  template:
    spec:
      nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: general }
      requirements: [{ key: node.kubernetes.io/instance-type, operator: In, values: [${types}] }, ${others.join(', ')}]
`;

const values = 'NodePool general › spec.template.spec.requirements[0].values';

export const proof: Proof = {
  refused: [
    {
      what: 'a type of another architecture',
      manifests: pool('m6i.large, m7g.large', '{ key: kubernetes.io/arch, operator: In, values: [amd64] }'),
      says: [
        `${values}[1]: 'm7g.large' is of kubernetes.io/arch arm64 › a type that meets kubernetes.io/arch In amd64, or no such requirement`,
      ],
    },
    {
      what: 'types of other sizes and generations',
      manifests: pool(
        'c5.large, m7i.large, r6i.4xlarge',
        '{ key: karpenter.k8s.aws/instance-category, operator: NotIn, values: [c] }',
        '{ key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ["9"] }',
      ),
      says: [
        `${values}[0]: 'c5.large' is of karpenter.k8s.aws/instance-category c › a type that meets karpenter.k8s.aws/instance-category NotIn c, or no such requirement`,
        `${values}[2]: 'r6i.4xlarge' is of karpenter.k8s.aws/instance-cpu 16 › a type that meets karpenter.k8s.aws/instance-cpu Lt 9, or no such requirement`,
      ],
    },
  ],
  accepted: [
    {
      what: 'types that meet all, or are not known',
      manifests: pool(
        'm7g.large, c9x.large, g5g.xlarge',
        '{ key: kubernetes.io/arch, operator: In, values: [amd64, arm64] }',
        '{ key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["4"] }',
        '{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }',
        '{ key: team, operator: In, values: [shop] }',
      ),
    },
    {
      what: 'a type that is ruled out',
      manifests: pool('m7g.large')
        .replace('operator: In, values', 'operator: NotIn, values')
        .replace(', ]', ', { key: kubernetes.io/arch, operator: In, values: [amd64] }]'),
    },
  ],
  mutations: [
    mutation('a type of another architecture', 'NodePool', () => [
      { field: 'spec.template.spec.requirements[2].values[0]', to: 'm7g.2xlarge' },
    ]),
  ],
};
