import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

const share = (labels: string): string =>
  `sum(rate(istio_requests_total{${labels},response_code=~"5.."}[5m])) / sum(rate(istio_requests_total{${labels}}[5m])) > 0.05`;

const analysis = (labels: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec:
  args: [{ name: revision }]
  metrics:
    - name: errors
      provider: { prometheus: { query: '${share(labels).replace(' > 0.05', '')}' } }
`;

const says =
  'takes the share of errors from reporter="destination": the pods themselves › reporter="source" with destination_service_name, which is known without a pod';

export const proof: Proof = {
  refused: [
    refused('what the pods count', share('reporter="destination",destination_workload="web"'), says),
    refused(
      'the same with nothing instead of no errors',
      `(sum(rate(istio_requests_total{reporter="destination",response_code="503"}[5m])) or vector(0)) / sum(rate(istio_requests_total{reporter="destination"}[5m])) > 0.05`,
      says,
    ),
    {
      what: 'an analysis of what the pods count',
      manifests: analysis('reporter="destination",pod=~"web-{{args.revision}}-.+"'),
      says: [`AnalysisTemplate shop/web › spec.metrics[0].provider.prometheus.query: ${says}`],
    },
  ],
  accepted: [
    {
      what: 'an analysis of what callers count',
      manifests: analysis('reporter="source",destination_service_name="web"'),
    },
    accepted('what callers count', share('reporter="source",destination_service_name="web"')),
    accepted('what both count', share('destination_service_name="web"')),
    accepted(
      'the share of what goes well',
      'sum(rate(istio_requests_total{reporter="destination",response_code="200"}[5m])) / sum(rate(istio_requests_total{reporter="destination"}[5m])) < 0.5',
    ),
    accepted('a rate of errors', 'sum(rate(istio_requests_total{reporter="destination",response_code="503"}[5m])) > 1'),
  ],
  mutations: [
    mutation('errors as the pods count them', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          if (!text.includes('response_code=~"5.."')) return [];
          const to = text.replaceAll('reporter="source"', 'reporter="destination"');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
