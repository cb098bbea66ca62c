import { inPods } from '../pod-mutations.ts';
import type { Proof } from '../proof.ts';

const pod = (spec: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec}, containers: [{ name: web, image: "web:v1.0" }] }
`;
const priorityClass = (name: string, value: number, more = '') => `
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: ${name} }
value: ${value}
${more}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'another number than that of the class',
      manifests: priorityClass('high', 1000) + pod('priorityClassName: high, priority: 5'),
      says: ['Pod shop/web › spec.priority: 5, and PriorityClass high has 1000 › no such field'],
    },
    {
      what: 'another number than that of a class of every cluster, and of the default',
      manifests:
        priorityClass('usual', 10, 'globalDefault: true') +
        pod('priorityClassName: system-node-critical, priority: 5') +
        pod('priority: 5'),
      says: [
        'Pod shop/web › spec.priority: 5, and PriorityClass system-node-critical has 2000001000 › no such field',
        'Pod shop/web › spec.priority: 5, and the default class has 10 › no such field',
      ],
    },
  ],
  accepted: [
    {
      what: 'the number of the class',
      manifests: priorityClass('high', 1000) + pod('priorityClassName: high, priority: 1000'),
    },
    { what: 'a class that is not here', manifests: pod('priorityClassName: high, priority: 5') },
  ],
  mutations: [
    inPods('a number of its own', ({ field: at, spec }) =>
      spec.priorityClassName === undefined ? [] : [{ field: `${at}.priority`, to: 7 }],
    ),
  ],
};
