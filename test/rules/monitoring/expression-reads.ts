import { mutation, type Proof } from '../proof.ts';

const alert = (expression: string, rest = '') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Slow
          expr: ${JSON.stringify(expression)}
${rest}
`;

const refused = (what: string, expression: string, says: string) => ({
  what,
  manifests: alert(expression),
  says: [`PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr: ${says}`],
});

export const proof: Proof = {
  refused: [
    refused('a bracket too few', 'sum(rate(a_total[5m]) > 1', 'ends too early › PromQL'),
    refused(
      'a function that there is not',
      'rates(a_total[5m]) > 1',
      "cannot be read from 'rates(a_total[5m]) > 1' on › PromQL",
    ),
    refused(
      'a rate of a single value',
      'rate(a_total) > 1',
      'rate is applied to a single value › a range, such as rate(…[5m])',
    ),
    refused(
      'a range where a value is needed',
      'abs(a[5m]) > 1',
      'abs is applied to a range › a single value, without […]',
    ),
    refused(
      'a range that is compared',
      'a[5m] > 1',
      "'>' is applied to a range › a function of the range, such as rate",
    ),
    refused('a sum of ranges', 'sum(a[5m])', 'sum is applied to a range › a function of the range within sum'),
    refused('a range alone', 'a_total[5m]', 'is a range of values › a function of it, such as rate'),
  ],
  accepted: [
    {
      what: 'everything that PromQL has',
      manifests: alert(
        'quantile_over_time(0.9, (max by (a) (b{c!~"d|e"}) or vector(0))[1d:5m]) / on (a) group_left (f) g offset 5m > bool 1e3 unless absent({__name__="h"} @ end()) == -1',
      ),
    },
    {
      what: 'variables of Grafana',
      manifests: `
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: monitoring, labels: { grafana_dashboard: '1' } }
data:
  board.json: '{"panels":[{"targets":[{"expr":"sum by ($by) (rate($metric{pod=\\"$pod\\"}[$__rate_interval])) > \${limit:raw}"}]}]}'
`,
    },
  ],
  mutations: [
    mutation('a bracket too many in an alert', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.map(({ expr }, rule) => ({ field: `spec.groups[${group}].rules[${rule}].expr`, to: `${String(expr)})` })),
      ),
    ),
    mutation('rate( without a range in an analysis', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ provider }, metric) => {
        const query = provider?.prometheus?.query ?? '';
        const to = query.replace(/\[\w+\]/, '');
        return to === query ? [] : { field: `spec.metrics[${metric}].provider.prometheus.query`, to };
      }),
    ),
    mutation('a panel that ends too early', 'ConfigMap', ({ data }) =>
      Object.entries(data ?? {}).flatMap(([name, text = '']) =>
        text.includes('"expr": "sum(')
          ? { field: `data['${name}']`, to: text.replace('"expr": "sum(', '"expr": "sum((') }
          : [],
      ),
    ),
  ],
};
