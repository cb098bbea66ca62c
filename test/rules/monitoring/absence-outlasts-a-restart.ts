import { mutation, type Proof } from '../proof.ts';
import { alert } from './alert-cases.ts';

const exporter = (replicas: number) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db-exporter, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: db-exporter } }
  template:
    metadata: { labels: { app: db-exporter } }
    spec: { containers: [{ name: exporter, image: exporter, ports: [{ name: http-metrics, containerPort: 9187 }] }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: db-exporter, namespace: shop, annotations: { strata.dev/exports: pg_up } }
spec: { selector: { matchLabels: { app: db-exporter } }, podMetricsEndpoints: [{ port: http-metrics }] }
`;

const held = (time: string) => `\n          for: ${time}`;
const at = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr';
const needed = 'an alert of its own on absent(pg_up), for 120s or longer';

export const proof: Proof = {
  refused: [
    {
      what: 'a database that is down, or whose exporter moves',
      manifests: alert('pg_up == 0 or absent(pg_up)', held('15s')) + exporter(1),
      says: [
        `${at}: fires 15 s after 'pg_up' is gone, which Deployment db-exporter exports from a single pod › ${needed}`,
      ],
    },
    {
      what: 'a minute without samples',
      manifests: alert('absent_over_time(pg_up[1m])') + exporter(1),
      says: [
        `${at}: fires 60 s after 'pg_up' is gone, which Deployment db-exporter exports from a single pod › ${needed}`,
      ],
    },
  ],
  accepted: [
    { what: 'two minutes', manifests: alert('absent(pg_up)', held('2m')) + exporter(1) },
    { what: 'two exporters', manifests: alert('absent(pg_up)', held('15s')) + exporter(2) },
    { what: 'a range that is long enough', manifests: alert('absent_over_time(pg_up[5m])') + exporter(1) },
    {
      what: 'something else that must be so too',
      manifests: alert('absent(pg_up) and on () count(kube_node_info) > 0', held('15s')) + exporter(1),
    },
    { what: 'a metric of which nobody knows who exports it', manifests: alert('absent(other_up)') },
  ],
  mutations: [
    mutation('alerts on absence that wait for nothing', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.environment === 'dev'
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) =>
              /^absent\((pg_up|kafka_brokers|cost_per_idea)/.test(String(expr))
                ? { field: `spec.groups[${group}].rules[${rule}].for`, to: '30s' }
                : [],
            ),
          ),
    ),
  ],
};
