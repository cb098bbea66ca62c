import { mutation, type Proof } from '../proof.ts';

const deployment = (labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer, namespace: mail }
spec: { selector: { matchLabels: { ${labels} } }, template: { metadata: { labels: { ${labels} } }, spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the version of the chart',
      manifests: deployment('app: mailer, helm.sh/chart: mailer-1.2.0'),
      says: [
        "Deployment mail/mailer › spec.selector.matchLabels['helm.sh/chart']: mailer-1.2.0, which the next release changes, and a selector cannot change › labels that stay, such as app.kubernetes.io/name",
      ],
    },
  ],
  accepted: [
    { what: 'labels that stay', manifests: deployment('app: mailer') },
    { what: 'one Deployment for each version', manifests: deployment('app: mailer, version: v1') },
  ],
  mutations: [
    mutation('a version in the selector', 'Deployment', () => [
      { field: "spec.selector.matchLabels['app.kubernetes.io/version']", to: '1.2.3' },
    ]),
  ],
};
