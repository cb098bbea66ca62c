import { mutation, type Proof } from '../proof.ts';

const template = (fields: string, query = 'sum(kube_pod_status_ready{condition="false"})') => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec: { metrics: [{ name: pods, ${fields} provider: { prometheus: { address: 'http://a', query: '${query}' } } }] }`;

/** A Rollout whose pods may take 200 s to start, with an analysis in the background. */
const rollout = (analysis: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'web:1.0', startupProbe: { periodSeconds: 10, failureThreshold: 20, tcpSocket: { port: 80 } } }] }
  strategy: { canary: { steps: [{ setWeight: 10 }, { pause: {} }], analysis: { templates: [{ templateName: web }], ${analysis} } } }`;

/** The Application that installs Prometheus from a Helm chart. */
const prometheus = (chart: string, values: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prometheus, namespace: argocd }
spec: { source: { chart: ${chart}, helm: { valuesObject: ${values} } } }`;

const stack = (interval: string) =>
  prometheus('kube-prometheus-stack', `{ prometheus: { prometheusSpec: { scrapeInterval: ${interval} } } }`);

const at = 'AnalysisTemplate shop/web › spec.metrics[0].initialDelay: ';
const needed = 'at least 30s, in which a scrape has seen the new pods';

export const proof: Proof = {
  refused: [
    {
      what: 'the first sample, and no failure allowed',
      manifests: template(''),
      says: [`${at}missing, and not one measurement may fail › ${needed}`],
    },
    {
      what: 'less than a scrape takes',
      manifests: template('initialDelay: 10s, failureLimit: 0,'),
      says: [`${at}10s, and not one measurement may fail › ${needed}`],
    },
    {
      what: 'less than a scrape of this Prometheus takes',
      manifests: template('initialDelay: 45s,') + stack('1m'),
      says: [`${at}45s, and not one measurement may fail › at least 60s, in which a scrape has seen the new pods`],
    },
    {
      what: 'less than a scrape of the Helm chart prometheus takes',
      manifests: template('initialDelay: 45s,') + prometheus('prometheus', '{}'),
      says: [`${at}45s, and not one measurement may fail › at least 60s, in which a scrape has seen the new pods`],
    },
    {
      what: 'a beginning before there are pods',
      manifests: template('initialDelay: 60s,') + rollout(''),
      says: [
        `${at}60s, and not one measurement may fail › at least 230s: a pod may take 200 s to start, and a scrape comes every 30 s`,
      ],
    },
  ],
  accepted: [
    { what: 'a delay', manifests: template('initialDelay: 30s,') },
    { what: 'a delay of a scrape', manifests: template('initialDelay: 15s,') + stack('15s') },
    { what: 'a beginning with pods', manifests: template('initialDelay: 30s,') + rollout('startingStep: 1') },
    { what: 'a delay of a start and a scrape', manifests: template('initialDelay: 230s,') + rollout('') },
    { what: 'a failure that may be', manifests: template('failureLimit: 1,') },
    { what: 'another question', manifests: template('', 'sum(rate(errors_total[2m]))') },
  ],
  mutations: [
    mutation('no delay', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ provider }, index) =>
        provider?.prometheus?.query?.includes('kube_pod_status_ready') !== true
          ? []
          : [{ field: `spec.metrics[${index}].initialDelay`, to: undefined }],
      ),
    ),
    mutation('a scrape every ten minutes', 'Application', ({ spec }, cluster) =>
      cluster.of('AnalysisTemplate').some(({ spec }) => JSON.stringify(spec).includes('kube_pod_status_ready')) &&
      spec?.source?.helm?.valuesObject?.prometheus !== undefined &&
      'prometheusSpec' in (spec.source.helm.valuesObject.prometheus as object)
        ? [{ field: 'spec.source.helm.valuesObject.prometheus.prometheusSpec.scrapeInterval', to: '10m' }]
        : [],
    ),
  ],
};
