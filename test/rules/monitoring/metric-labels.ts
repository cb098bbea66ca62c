import { mutation, type Proof } from '../proof.ts';

const alert = (expression: string, rest = '') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Slow
          expr: ${JSON.stringify(expression)}${rest}
`;

const board = (expression: string, legend: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: board, namespace: monitoring, labels: { grafana_dashboard: '1' } }
data:
  board.json: '${JSON.stringify({ panels: [{ title: 'Pods', targets: [{ expr: expression, legendFormat: legend }] }] })}'
`;

const expr = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0].expr';
const ofTarget = 'namespace, pod, container, job, endpoint, instance, service, node';

export const proof: Proof = {
  refused: [
    {
      what: 'a label that the metric does not have',
      manifests: alert('sum(rate(node_cpu_seconds_total{moed="idle"}[5m])) > 1'),
      says: [
        `${expr}: matches moed, a label that node_cpu_seconds_total does not have › one of cpu, mode, ${ofTarget} (did you mean 'mode'?)`,
      ],
    },
    {
      what: 'groups and matches by a label that is gone',
      manifests: alert('sum by (pods) (kube_pod_info) * on (uid) group_left (nodes) sum by (uid) (kube_pod_info) > 1'),
      says: [
        `${expr}: groups by pods, a label that the series do not have › one of namespace, pod, uid, host_ip, pod_ip, node, created_by_kind, created_by_name, priority_class, host_network, container, job (did you mean 'pod'?)`,
        `${expr}: matches on uid, a label that the series do not have › one of pods`,
      ],
    },
    {
      what: 'a label taken over from a side without it',
      manifests: alert('kube_pod_info * on (uid) group_left (node) sum by (uid) (kube_pod_status_ready) > 1'),
      says: [`${expr}: takes over node, a label that the series do not have › one of uid`],
    },
    {
      what: 'texts with labels that the result does not have',
      manifests: alert(
        'sum by (namespace) (kube_pod_info) > 1',
        "\n          annotations: { summary: '{{ $labels.namespace }}/{{ $labels.pod }} {{ $value }}' }",
      ),
      says: [
        'PrometheusRule monitoring/shop › spec.groups[0].rules[0].annotations.summary: shows pod, a label that the result does not have › one of namespace',
      ],
    },
    {
      what: 'a legend of a sum of everything',
      manifests: board('sum(kube_pod_info)', '{{namespace}}'),
      says: [
        "ConfigMap monitoring/board › data['board.json']: panel 'Pods': shows namespace, a label that the result does not have › no label: the result has none",
      ],
    },
  ],
  accepted: [
    { what: 'labels of a metric of which nothing is known', manifests: alert('sum by (a) (b{c="d"}) > 1') },
    { what: 'a cluster of several', manifests: alert('sum by (cluster) (kube_pod_info{cluster="a"}) > 1') },
    { what: 'a label that need not be there', manifests: alert('node_load1{a="",b!="c",d=~".*",e!~"f"} > 1') },
    {
      what: 'labels of the target, of any side, and made up',
      manifests: alert(
        '(up{job="a"} or label_replace(up, "b", "", "", "")) == 0',
        "\n          annotations: { summary: '{{ $labels.b }}' }",
      ),
    },
    {
      what: 'a legend of what stays',
      manifests: board('max without (uid) (kube_pod_info) * 2 > 0', '{{pod}} {{namespace}}'),
    },
    { what: 'a path of the kubelet', manifests: alert('absent(up{job="kubelet",metrics_path="/metrics"} == 1)') },
    {
      what: 'labels that a monitor gives its targets',
      manifests:
        alert('up{tier="front"} == 0') +
        `
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: shop, namespace: shop }
spec: { selector: {}, podTargetLabels: [tier], podMetricsEndpoints: [{ port: http }] }
`,
    },
    {
      what: 'labels of what follows a comment',
      manifests: alert(
        '# because\nmax_over_time(kube_pod_info[5m]) == 0',
        "\n          annotations: { summary: '{{ $labels.pod }}' }",
      ),
    },
    { what: 'a variable', manifests: board('sum by ($by) (kube_pod_info{$what="a"})', '') },
  ],
  mutations: [
    mutation('a label that is not there', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replace(/(kube_\w+|istio_\w+|cnpg_\w+)\{/, '$1{flavour="sweet",');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('a group that is not there', 'PrometheusRule', ({ spec }, cluster) =>
      cluster.name.startsWith('dev/')
        ? []
        : (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
            rules.flatMap(({ expr }, rule) => {
              const text = String(expr);
              const to = text.replaceAll('destination_service_name)', 'destination_servce_name)');
              return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
            }),
          ),
    ),
    mutation('a text with a label that is gone', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr: text }, rule) =>
          /^(sum|max|min)\(/.test(String(text)) && !String(text).includes('absent')
            ? { field: `spec.groups[${group}].rules[${rule}].annotations.summary`, to: '{{ $labels.flavour }}' }
            : [],
        ),
      ),
    ),
    mutation('a legend with a label that is gone', 'ConfigMap', ({ data }) =>
      Object.entries(data ?? {}).flatMap(([name, text = '']) => {
        const to = text.replace(
          /("expr": "(?:sum|max) by \((?!topk)\w+\) \([^}]*\}?\S*",\s+"legendFormat": ")/,
          '$1{{flavour}}',
        );
        return to === text ? [] : { field: `data['${name}']`, to };
      }),
    ),
  ],
};
