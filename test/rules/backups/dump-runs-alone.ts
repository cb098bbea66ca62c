import { mutation, type Proof } from '../proof.ts';

const job = (script: string, rest = '') => `
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: dump, namespace: shop }
spec:
  schedule: '0 2 * * *'${rest}
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: dump, command: [sh, -c, ${JSON.stringify(script)}] }]
          volumes: [{ name: scripts, configMap: { name: scripts } }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'two at once',
      manifests: job('pg_dump > a'),
      says: ['CronJob shop/dump › spec.concurrencyPolicy: allows two dumps at once › Forbid'],
    },
  ],
  accepted: [
    { what: 'one at a time', manifests: job('pg_dump > a', '\n  concurrencyPolicy: Replace') },
    { what: 'no dump', manifests: job('true') },
  ],
  mutations: [
    mutation('a dump that may meet another', 'CronJob', ({ metadata }) =>
      metadata.name === 'database-backup'
        ? [
            { field: 'spec.concurrencyPolicy', to: 'Allow' },
            { field: 'spec.concurrencyPolicy', to: undefined },
          ]
        : [],
    ),
  ],
};
