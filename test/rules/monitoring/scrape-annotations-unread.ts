import { mutation, type Proof } from '../proof.ts';

const web = (annotations = '{}') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }, annotations: ${annotations} }
    spec: { containers: [{ name: web, ports: [{ name: http-metrics, containerPort: 9090 }] }] }
`;

const monitor = (spec: string, labels = '{}') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: web, namespace: shop, labels: ${labels} }
spec: ${spec}
`;

const asks = '{ prometheus.io/scrape: "true" }';

export const proof: Proof = {
  refused: [
    {
      what: 'an annotation alone',
      manifests:
        web(asks) +
        monitor('{ selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http-metrics }] }'),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['prometheus.io/scrape']: asks to be scraped by an annotation, which the Prometheus operator does not read › a PodMonitor or ServiceMonitor",
      ],
    },
    {
      what: 'an annotation of a Service alone',
      manifests: `${web()}
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop, annotations: ${asks} }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
${monitor('{ selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: http-metrics }] }')}`,
      says: [
        "Service shop/web › metadata.annotations['prometheus.io/scrape']: asks to be scraped by an annotation, which the Prometheus operator does not read › a PodMonitor or ServiceMonitor",
      ],
    },
  ],
  accepted: [
    {
      what: 'a job that reads it',
      manifests: `${web(asks)}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec:
  source:
    chart: kube-prometheus-stack
    helm: { valuesObject: { prometheus: { prometheusSpec: { additionalScrapeConfigs: [{ job_name: pods }] } } } }
`,
    },
    {
      what: 'a monitor too',
      manifests: web(asks) + monitor('{ selector: {}, podMetricsEndpoints: [{ port: http-metrics }] }'),
    },
    { what: 'a Prometheus that may read it', manifests: web(asks) },
  ],
  mutations: [
    mutation('an annotation in place of a monitor', 'StatefulSet', () => [
      { field: "spec.template.metadata.annotations['prometheus.io/scrape']", to: 'true' },
    ]),
    mutation('an annotation of a job', 'CronJob', () => [
      { field: "spec.jobTemplate.spec.template.metadata.annotations['prometheus.io/scrape']", to: 'true' },
    ]),
  ],
};
