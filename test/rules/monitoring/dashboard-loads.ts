import { mutation, type Proof } from '../proof.ts';

const board = (json: string, name = 'board') => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: monitoring, labels: { grafana_dashboard: '1' } }
data: { board.json: '${json}' }
`;

const at = "ConfigMap monitoring/board › data['board.json']";
const good = '{"uid":"a","title":"A","panels":[{"type":"timeseries"}]}';

export const proof: Proof = {
  refused: [
    { what: 'no JSON', manifests: board('{'), says: [`${at}: is no JSON object › a dashboard as JSON`] },
    {
      what: 'the form of the API, with a panel that is gone, and no uid',
      manifests: board('{"dashboard":{"title":"A","panels":[{"type":"graph","title":"B"}]}}'),
      says: [
        `${at}: has no uid › a uid, the same at every rendering`,
        `${at}: panel 'B': 'graph' was removed from Grafana › 'timeseries'`,
        `${at}: wraps the dashboard in 'dashboard', as the API takes it › what is within, alone`,
      ],
    },
    { what: 'no panels', manifests: board('{"uid":"a","title":"A"}'), says: [`${at}: has no panels › panels`] },
    {
      what: 'a uid twice',
      manifests: board(good, 'other') + board(good),
      says: [`${at}: uid 'a' is that of ConfigMap other too › a uid of its own`],
    },
  ],
  accepted: [{ what: 'a dashboard', manifests: board(good) }],
  mutations: [
    mutation('a dashboard that does not load', 'ConfigMap', ({ metadata, data }) =>
      metadata.labels?.grafana_dashboard === undefined
        ? []
        : Object.entries(data ?? {}).flatMap(([name, text = '']) =>
            [
              text.slice(1),
              `{"dashboard":${text}}`,
              text.replace('"uid": "', '"id": "'),
              text.replace(/"type": "(stat|timeseries|gauge)"/, '"type": "graph"'),
              text.replace('"panels"', '"panes"'),
            ].map((to) => ({ field: `data['${name}']`, to })),
          ),
    ),
    mutation('the same dashboard again', 'ConfigMap', (map) =>
      map.metadata.labels?.grafana_dashboard === undefined
        ? []
        : [{ beside: { ...map, metadata: { ...map.metadata, name: 'other' } } }],
    ),
  ],
};
