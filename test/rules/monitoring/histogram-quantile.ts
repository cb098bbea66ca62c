import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

const needed = 'histogram_quantile(…, sum by (le) (rate(wait_bucket[5m])))';

export const proof: Proof = {
  refused: [
    refused(
      'no rate',
      'histogram_quantile(0.95, wait_bucket) > 2',
      `takes a quantile of 'wait_bucket' since each process began › ${needed}`,
    ),
    refused(
      'le that is lost',
      'histogram_quantile(0.95, sum by (pod) (rate(wait_bucket[5m]))) > 2',
      `takes a quantile of buckets whose le is lost in sum › ${needed}`,
    ),
    refused(
      'le that is left out',
      'histogram_quantile(0.95, sum without (le) (rate(wait_bucket[5m]))) > 2',
      `takes a quantile of buckets whose le is lost in sum › ${needed}`,
    ),
    refused(
      'a quantile of each series',
      'histogram_quantile(0.95, rate(wait_bucket[5m])) > 2',
      `takes a quantile of each series of 'wait_bucket' by itself › ${needed}`,
    ),
  ],
  accepted: [
    accepted('by le, and more', 'histogram_quantile(0.95, sum by (pod, le) (rate(wait_bucket[5m]))) > 2'),
    accepted('without what is not le', 'histogram_quantile(0.95, sum(increase(wait_bucket[5m])) without (pod)) > 2'),
    accepted(
      'another side without le',
      'histogram_quantile(0.95, sum by (pod, le) (rate(wait_bucket[5m])) * on (pod) group_left (node) max by (pod, node) (up)) > 2',
    ),
    accepted('a native histogram', 'histogram_quantile(0.95, sum(rate(wait[5m]))) > 2'),
  ],
  mutations: [
    mutation('a quantile without le', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(/sum by \((le|le, \w+)\)/, 'sum');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
    mutation('a quantile without a rate', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(/rate\((\w+_bucket\{[^}]*\})\[\w+\]\)/, '$1');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
