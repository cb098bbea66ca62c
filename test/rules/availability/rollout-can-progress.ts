import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const strategy = (type: string, rest: string) => `strategy: { type: ${type}, rollingUpdate: { ${rest} } },`;
const rollout = (canary: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { ${canary} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a Deployment',
      manifests: web(strategy('RollingUpdate', 'maxSurge: 0%, maxUnavailable: 0')),
      says: [
        'Deployment shop/web › spec.strategy.rollingUpdate.maxUnavailable: maxUnavailable 0 and maxSurge 0 › one of both above 0',
      ],
    },
    {
      what: 'a canary',
      manifests: rollout('maxSurge: 0, maxUnavailable: 0%'),
      says: [
        'Rollout shop/web › spec.strategy.canary.maxUnavailable: maxUnavailable 0 and maxSurge 0 › one of both above 0',
      ],
    },
    {
      what: 'a DaemonSet, which adds none by itself',
      manifests: web('updateStrategy: { rollingUpdate: { maxUnavailable: 0 } },', 'containers: []', 'DaemonSet'),
      says: [
        'DaemonSet shop/web › spec.updateStrategy.rollingUpdate.maxUnavailable: maxUnavailable 0 and maxSurge 0 › one of both above 0',
      ],
    },
    {
      what: 'a StatefulSet',
      manifests: web(
        'serviceName: web, updateStrategy: { rollingUpdate: { maxUnavailable: 0 } },',
        'containers: []',
        'StatefulSet',
      ),
      says: ['StatefulSet shop/web › spec.updateStrategy.rollingUpdate.maxUnavailable: 0 › at least 1'],
    },
  ],
  accepted: [
    { what: 'the default surge', manifests: web(strategy('RollingUpdate', 'maxUnavailable: 0')) },
    { what: 'one away', manifests: web(strategy('RollingUpdate', 'maxSurge: 0, maxUnavailable: 1')) },
    { what: 'the default of Rollouts', manifests: rollout('maxUnavailable: 0') },
  ],
  mutations: [
    mutation('no surge', 'Deployment', ({ spec }) =>
      spec?.strategy?.rollingUpdate?.maxUnavailable === 0
        ? [
            { field: 'spec.strategy.rollingUpdate.maxSurge', to: 0 },
            { field: 'spec.strategy.rollingUpdate.maxSurge', to: '0%' },
          ]
        : [],
    ),
    mutation('a canary without room', 'Rollout', ({ spec }) =>
      spec?.strategy?.canary === undefined
        ? []
        : [{ fields: { 'spec.strategy.canary.maxSurge': 0, 'spec.strategy.canary.maxUnavailable': 0 } }],
    ),
  ],
};
