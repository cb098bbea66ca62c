import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const pod = (toleration: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: a:1 }], tolerations: [${toleration}] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no key to be equal to',
      manifests: pod('{}'),
      says: ['Pod shop/web › spec.tolerations[0]: has no key › a key, or operator Exists, which tolerates every taint'],
    },
    {
      what: 'a value that is not looked at',
      manifests: pod('{ key: a, operator: Exists, value: b }'),
      says: ["Pod shop/web › spec.tolerations[0].value: 'b' with Exists › no value, or operator Equal"],
    },
    {
      what: 'seconds until nothing happens',
      manifests: pod('{ key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 5 }'),
      says: [
        'Pod shop/web › spec.tolerations[0].effect: NoSchedule, with tolerationSeconds › NoExecute: nothing else evicts',
      ],
    },
  ],
  accepted: [
    { what: 'of everything', manifests: pod('{ operator: Exists }') },
    { what: 'for a while', manifests: pod('{ key: a, value: b, effect: NoExecute, tolerationSeconds: 5 }') },
  ],
  mutations: [
    inPods('a toleration of nothing', ({ field: at }) => [
      { field: `${at}.tolerations`, to: [{ effect: 'NoSchedule' }] },
    ]),
  ],
};
