import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const pod = (container: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers: [{ name: web, image: a:1 }]
  initContainers: [{ name: init, image: a:1${container} }]
`;
const probe = ', readinessProbe: { tcpSocket: { port: 80 } }, lifecycle: { preStop: { sleep: { seconds: 1 } } }';

export const proof: Proof = {
  refused: [
    {
      what: 'a probe and a hook',
      manifests: pod(probe),
      says: [
        'Pod shop/web › spec.initContainers[0].lifecycle: not allowed in an init container that ends › no lifecycle, or restartPolicy Always',
        'Pod shop/web › spec.initContainers[0].readinessProbe: not allowed in an init container that ends › no readinessProbe, or restartPolicy Always',
      ],
    },
  ],
  accepted: [
    { what: 'a sidecar', manifests: pod(`${probe}, restartPolicy: Always`) },
    { what: 'neither', manifests: pod('') },
  ],
  mutations: [
    inPods('a probe of what ends', ({ field: at }) => [
      {
        field: `${at}.initContainers`,
        to: [{ name: 'init', image: 'a:1', livenessProbe: { tcpSocket: { port: 80 } } }],
      },
    ]),
  ],
};
