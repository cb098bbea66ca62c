import { mutation, type Proof } from '../proof.ts';

const schedule = (template = '{}', cron = '0 2 * * *') => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '${cron}', template: ${template} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no Secrets and no ConfigMaps',
      manifests: schedule('{ excludedResources: [events, secrets, configmaps] }'),
      says: [
        'Schedule velero/nightly › spec.template.excludedResources[1]: leaves out secrets: what is restored cannot start › all resources, but events',
        'Schedule velero/nightly › spec.template.excludedResources[2]: leaves out configmaps: what is restored cannot start › all resources, but events',
      ],
    },
  ],
  accepted: [{ what: 'no events', manifests: schedule('{ excludedResources: [events] }') }],
  mutations: [
    mutation('no Secrets or ConfigMaps', 'Schedule', ({ spec }) => [
      { field: 'spec.template.excludedResources', to: ['secrets'] },
      { field: `spec.template.excludedResources[${spec?.template?.excludedResources?.length ?? 0}]`, to: 'configmaps' },
    ]),
  ],
};
