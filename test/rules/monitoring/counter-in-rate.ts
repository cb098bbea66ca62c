import { mutation, type Proof } from '../proof.ts';
import { accepted, refused } from './alert-cases.ts';

export const proof: Proof = {
  refused: [
    refused(
      'a counter that is compared',
      'sum(orders_total) > 100',
      "reads the counter 'orders_total' without a rate › rate(orders_total[…]) or increase(orders_total[…])",
    ),
    refused(
      'a counter that its name does not tell',
      'pg_stat_database_deadlocks > 5',
      "reads the counter 'pg_stat_database_deadlocks' without a rate › rate(pg_stat_database_deadlocks[…]) or increase(pg_stat_database_deadlocks[…])",
    ),
  ],
  accepted: [
    accepted('how much it grows', 'sum(increase(orders_total[1h])) > 100'),
    accepted('whether it is there, and how many there are', 'absent(orders_total) or count(orders_total) > 3'),
    accepted('what it was', 'orders_total - orders_total offset 1h > 100'),
    accepted('gauges with the name of a counter', 'pg_stat_activity_count > 90 or cnpg_backends_total > 90'),
  ],
  mutations: [
    mutation('a counter without its rate', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap(({ expr }, rule) => {
          const text = String(expr);
          const to = text.replace(/\b(rate|increase)\((\w+\{[^}]*\})\[\w+\]\)(?!\) == 0)/, '$2');
          return to === text ? [] : { field: `spec.groups[${group}].rules[${rule}].expr`, to };
        }),
      ),
    ),
  ],
};
