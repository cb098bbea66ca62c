import { mutation, type Proof } from '../proof.ts';

const pod = (probe: string) => `
apiVersion: v1
kind: Pod
metadata: { name: mailer, namespace: mail }
spec: { containers: [{ name: mailer, livenessProbe: { tcpSocket: { port: 25 }, ${probe} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'longer than the default period',
      manifests: pod('timeoutSeconds: 11'),
      says: [
        'Pod mail/mailer › spec.containers[0].livenessProbe.timeoutSeconds: 11, above periodSeconds of 10 › at most 10',
      ],
    },
  ],
  accepted: [
    { what: 'as long', manifests: pod('timeoutSeconds: 5, periodSeconds: 5') },
    { what: 'defaults', manifests: pod('failureThreshold: 3') },
  ],
  mutations: [
    mutation('a long wait', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ livenessProbe }, index) =>
        livenessProbe === undefined
          ? []
          : [{ field: `spec.template.spec.containers[${index}].livenessProbe.timeoutSeconds`, to: 600 }],
      ),
    ),
  ],
};
