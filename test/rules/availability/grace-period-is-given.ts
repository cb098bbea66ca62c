import { mutation, type Proof } from '../proof.ts';

const stateful = (seconds: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, namespace: mail }
spec: { template: { spec: { ${seconds} containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no time',
      manifests: stateful('terminationGracePeriodSeconds: 0,'),
      says: [
        'StatefulSet mail/store › spec.template.spec.terminationGracePeriodSeconds: 0: containers are killed without a signal › at least 1',
      ],
    },
  ],
  accepted: [
    { what: 'a second', manifests: stateful('terminationGracePeriodSeconds: 1,') },
    { what: 'the default', manifests: stateful('') },
  ],
  mutations: [
    mutation('no time', 'Deployment', () => [{ field: 'spec.template.spec.terminationGracePeriodSeconds', to: 0 }]),
  ],
};
