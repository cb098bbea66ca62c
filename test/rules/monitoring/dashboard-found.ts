import { mutation, type Proof } from '../proof.ts';

const board = (metadata: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: monitoring${metadata} }
data: { board.json: '{"uid":"a","title":"A","panels":[{"type":"stat"}]}' }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no label',
      manifests: board(''),
      says: [
        'ConfigMap monitoring/board › metadata.labels: holds a dashboard, and has no label grafana_dashboard › grafana_dashboard: "1"',
      ],
    },
    {
      what: 'a label with another value than the sidecar asks for',
      manifests: `${board(', labels: { board: shop }')}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm: { valuesObject: { grafana: { sidecar: { dashboards: { label: board, labelValue: 'true' } } } } }
`,
      says: [`ConfigMap monitoring/board › metadata.labels['board']: is 'shop' › board: "true"`],
    },
  ],
  accepted: [
    { what: 'the label', manifests: board(', labels: { grafana_dashboard: "1" }') },
    {
      what: 'a volume of Grafana',
      manifests: `${board('')}
---
apiVersion: v1
kind: Pod
metadata: { name: grafana, namespace: monitoring }
spec: { containers: [], volumes: [{ name: boards, configMap: { name: board } }] }
`,
    },
    { what: 'other JSON', manifests: board('').replace('"panels"', '"panes"') },
  ],
  mutations: [
    mutation('no label, or another value', 'ConfigMap', ({ metadata }) =>
      metadata.labels?.grafana_dashboard === undefined
        ? []
        : [
            { field: 'metadata.labels.grafana_dashboard', to: undefined },
            { field: 'metadata.labels.grafana_dashboard', to: 'true' },
          ],
    ),
  ],
};
