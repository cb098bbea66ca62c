import { mutation, type Proof } from '../proof.ts';

const application = (helm: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: grafana, namespace: argocd }
spec: { project: shop, destination: {}, source: { repoURL: https://example.com, helm: { ${helm} } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'an object of values',
      manifests: application(
        'valuesObject: { grafana: { adminPassword: "${GRAFANA_ADMIN_PASSWORD}" }, list: [{ token: $TOKEN }] }',
      ),
      says: [
        'Application argocd/grafana › spec.source.helm.valuesObject.grafana.adminPassword: ${GRAFANA_ADMIN_PASSWORD}, taken literally › the name of a Secret that the chart reads, such as existingSecret',
        'Application argocd/grafana › spec.source.helm.valuesObject.list[0].token: $TOKEN, taken literally › the name of a Secret that the chart reads, such as existingSecret',
      ],
    },
    {
      what: 'a text of values',
      manifests: application('values: "grafana:\\n  adminPassword: ${GRAFANA_ADMIN_PASSWORD}\\n"'),
      says: [
        'Application argocd/grafana › spec.source.helm.values: adminPassword: ${GRAFANA_ADMIN_PASSWORD}, taken literally › the name of a Secret that the chart reads, such as existingSecret',
      ],
    },
    {
      what: 'a parameter',
      manifests: application('parameters: [{ name: grafana.adminPassword, value: $(PASSWORD) }]'),
      says: [
        'Application argocd/grafana › spec.source.helm.parameters[0].value: $(PASSWORD), taken literally › the name of a Secret that the chart reads, such as existingSecret',
      ],
    },
  ],
  accepted: [
    {
      what: 'a Secret',
      manifests: application(
        'valuesObject: { grafana: { admin: { existingSecret: grafana-admin, passwordKey: admin-password } } }',
      ),
    },
    {
      what: 'a file that Loki fills in',
      manifests: application(
        'valuesObject: { loki: { s3: { secretAccessKey: "${KEY}" } }, write: { extraArgs: [-config.expand-env=true] } }',
      ),
    },
    {
      what: 'a variable of OpenTelemetry',
      manifests: application('valuesObject: { headers: { api_key: "${env:KEY}" } }'),
    },
    {
      what: 'a file that Grafana fills in',
      manifests: application(
        'valuesObject: { grafana.ini: { smtp: { password: "${SMTP_PASSWORD}" } }, name: "${NAME}" }',
      ),
    },
  ],
  mutations: [
    mutation('a variable', 'Application', ({ spec }) =>
      spec?.source?.helm?.valuesObject === undefined
        ? []
        : [{ field: 'spec.source.helm.valuesObject.grafana.adminPassword', to: '${GRAFANA_ADMIN_PASSWORD}' }],
    ),
  ],
};
