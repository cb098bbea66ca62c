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
    refused(
      'a bracket too few',
      'sum(rate(a_total[5m]) > 1',
      'ends too early › what is missing at its end: an operand, or a bracket',
    ),
    refused(
      'a function that there is not',
      'rates(a_total[5m]) > 1',
      "calls 'rates', which is no function › a function of Prometheus (did you mean 'rate'?)",
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
    refused(
      'a range of a range',
      'rate(a[5m])[5m] > 1',
      "cannot be read from '[5m] > 1' on › PromQL, as Prometheus reads it",
    ),
    refused(
      'an offset of a sum',
      'sum(a) offset 5m > 1',
      "cannot be read from 'offset 5m > 1' on › PromQL, as Prometheus reads it",
    ),
    refused(
      'a text where a number is needed',
      'histogram_quantile("0.9", a)',
      'histogram_quantile is given a text › histogram_quantile(number, series)',
    ),
    refused('a number where series are needed', 'sum(1)', 'sum is given a number › sum(series)'),
    refused('series where a number is needed', 'vector(a)', 'vector is given series › vector(number)'),
    refused('a share without its number', 'topk(a)', 'topk is given series › topk(number, series)'),
    refused('too few arguments', 'clamp(a, 1)', 'clamp is given 2 arguments › clamp(series, number, number)'),
    refused('too many arguments', 'sum(a, b)', 'sum is given 2 arguments › sum(series)'),
    refused('none where one is needed', 'rate()', 'rate is given 0 arguments › rate(range)'),
    refused(
      'a subquery of a range',
      'max_over_time(a[5m][1h:])',
      '[…:] is applied to a range › series: a value each, without […]',
    ),
    refused('a text that is compared', 'a > "1"', "'>' is applied to a text › series or a number"),
    refused('a set of numbers', 'a or 0', "'or' is applied to a number › series, such as vector(…)"),
    refused('numbers that are compared', 'scalar(a) > 1', "'>' compares two numbers › > bool"),
    refused('bool where nothing is compared', 'a + bool b', "'+' is followed by bool › bool after a comparison alone"),
    refused(
      'labels of a number that are matched',
      'a * on (b) 2',
      "'*' matches labels of a number › series on both sides, or neither on nor ignoring",
    ),
    refused(
      'a set of one with many',
      'a and on (b) group_left c',
      "'and' has group_left › 'and' without it: many match many",
    ),
    refused(
      'a label that is matched and taken over',
      'a * on (b) group_left (b) c',
      "'*' matches on b and takes it over › one of the two",
    ),
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
      what: 'functions that take more or less',
      manifests: alert(
        'round(a) + round(a, 0.1) + hour() + label_join(b, "c", ",") + label_join(b, "c", ",", "d", "e") + a * on () c > bool scalar(d)',
      ),
    },
    {
      what: 'variables of Grafana',
      manifests: `
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: monitoring, labels: { grafana_dashboard: '1' } }
data:
  board.json: |
    {"panels":[{"targets":[
      {"expr":"sum by ($by) (rate($metric{pod=\\"$pod\\"}[$__rate_interval] offset $shift)) > \${limit:raw}"},
      {"expr":"topk($count, a) or histogram_quantile($quantile, b)"},
      {"expr":"$function(a[5m]) + \${sum} (b)"},
      {"expr":"a \${operator} b{$filters}"},
      {"expr":"increase(c[\${minutes}m])"},
      {"expr":"{app=\\"web\\"} |= \\"error\\"","datasource":{"uid":"$logs"}}
    ]}],"templating":{"list":[
      {"name":"logs","type":"datasource","query":"loki"},
      {"name":"pod","query":"label_values({app=\\"web\\"} |= \\"error\\", pod)","datasource":{"type":"loki"}}
    ]}}
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
