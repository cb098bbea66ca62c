import { mutation, type Proof } from '../proof.ts';

const web = (spec = '', pod = 'containers: [{ name: web }]', kind = 'Deployment', group = 'apps/v1') => `
---
apiVersion: ${group}
kind: ${kind}
metadata: { name: web, namespace: shop }
spec: { ${spec} selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${pod} } } }
`;

const stops = (command: string, grace = '') =>
  web('', `${grace} containers: [{ name: web, lifecycle: { preStop: { exec: { command: ${command} } } } }]`);

export const proof: Proof = {
  refused: [
    {
      what: 'as long as the default',
      manifests: stops('[sleep, "30"]'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].lifecycle.preStop: sleeps 30 seconds, and the pod has 30 to end, if nothing says otherwise › terminationGracePeriodSeconds of more than 30: the sleep, and what the process takes to end',
      ],
    },
    {
      what: 'a shell that sleeps longer',
      manifests: stops('[/bin/sh, -c, "/bin/sleep 20 && nginx -s quit"]', 'terminationGracePeriodSeconds: 15,'),
      says: [
        'Deployment shop/web › spec.template.spec.terminationGracePeriodSeconds: 15, and preStop of web sleeps 20 › more than 20: the sleep, and what the process takes to end',
      ],
    },
  ],
  accepted: [
    { what: 'a second left', manifests: stops('[sleep, "29"]') },
    { what: 'a command of unknown length', manifests: stops('[/bin/drain]', 'terminationGracePeriodSeconds: 1,') },
  ],
  mutations: [
    mutation('a grace period of the sleep', 'Deployment', ({ spec }) =>
      spec?.template?.spec?.containers?.some(({ lifecycle }) => lifecycle?.preStop?.exec?.command?.[0] === 'sleep') ===
      true
        ? [
            { field: 'spec.template.spec.terminationGracePeriodSeconds', to: 1 },
            { field: 'spec.template.spec.containers[0].lifecycle.preStop.exec.command[1]', to: '9999' },
          ]
        : [],
    ),
  ],
};
