import { mutation, type Proof } from '../proof.ts';

const scaled = (annotation: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: mailer, namespace: mail, annotations: { ${annotation} } }
spec: { scaleTargetRef: { name: mailer }, triggers: [] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no replicas until somebody looks',
      manifests: scaled("autoscaling.keda.sh/paused-replicas: '0'"),
      says: [
        "ScaledObject mail/mailer › metadata.annotations['autoscaling.keda.sh/paused-replicas']: '0': nothing is scaled as long as it stands there › no such annotation in Git",
      ],
    },
  ],
  accepted: [{ what: 'not paused', manifests: scaled("autoscaling.keda.sh/paused: 'false'") }],
  mutations: [
    mutation('a pause', 'ScaledObject', () => [
      { field: "metadata.annotations['autoscaling.keda.sh/paused']", to: 'true' },
    ]),
  ],
};
