import { mutation, type Proof } from '../proof.ts';

const scaled = (min: string, triggers: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { ${min} scaleTargetRef: { name: web }, triggers: [${triggers}] }
`;
const cpu = '{ type: cpu, metadata: { value: "70" } }';
const says = [
  'ScaledObject shop/web › spec.minReplicaCount: 0, with triggers of CPU and memory alone › at least 1, or a trigger that sees work waiting',
];

export const proof: Proof = {
  refused: [
    { what: 'no minimum', manifests: scaled('', `${cpu}, { type: memory, metadata: { value: "70" } }`), says },
    { what: 'a minimum of 0', manifests: scaled('minReplicaCount: 0,', cpu), says },
  ],
  accepted: [
    { what: 'one at least', manifests: scaled('minReplicaCount: 1,', cpu) },
    { what: 'a queue too', manifests: scaled('minReplicaCount: 0,', `${cpu}, { type: rabbitmq, metadata: {} }`) },
  ],
  mutations: [
    mutation('CPU alone, from 0', 'ScaledObject', () => [
      { fields: { 'spec.minReplicaCount': 0, 'spec.triggers': [{ type: 'cpu', metadata: { value: '70' } }] } },
      {
        fields: { 'spec.minReplicaCount': undefined, 'spec.triggers': [{ type: 'memory', metadata: { value: '70' } }] },
      },
    ]),
  ],
};
