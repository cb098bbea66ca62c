import type { VNode } from 'preact';
import { h } from './element.ts';
import { budgetOf } from '../../model/capacity/budget.ts';
import { usdText } from '../../model/capacity/report.ts';
import type { Cluster } from '../../model/cluster.ts';
import { reportOf } from '../meaning/capacity.ts';

/** The monthly cost of a cluster. */
export interface Cost {
  readonly cluster: string;
  /** @default - it did not exist, or there is no comparison */
  readonly before?: number;
  readonly after: number;
  readonly maximum: number;
  readonly budget?: number;
}

/** The cost of a cluster, and what it was before; undefined if nothing is known of it, or it costs nothing. */
export function costOf(cluster: Cluster, before?: Cluster): Cost | undefined {
  const report = reportOf(cluster);
  if (report === undefined || !report.priced || report.monthly.maximum === 0) return undefined;
  const was = before === undefined ? undefined : reportOf(before);
  const budget = budgetOf(cluster)?.monthly;
  return {
    cluster: cluster.name,
    ...(was !== undefined && { before: was.monthly.desired }),
    after: report.monthly.desired,
    maximum: report.monthly.maximum,
    ...(budget !== undefined && { budget }),
  };
}

/** Costs as bars on one scale: the normal cost, the maximum, and the budget as a line. */
export function costBars(costs: readonly Cost[]): VNode {
  const scale = Math.max(1, ...costs.map(({ maximum, budget = 0, before = 0 }) => Math.max(maximum, budget, before)));
  const share = (value: number) => `${Math.round((value / scale) * 1000) / 10}%`;
  return h(
    'div',
    { class: 'card' },
    h(
      'div',
      { class: 'bars' },
      costs.map(({ cluster, before, after, maximum, budget }) =>
        h(
          'div',
          { 'data-item': '', class: 'pair' },
          h(
            'div',
            null,
            h('strong', null, cluster),
            h('div', { class: 'quiet' }, said(before, after, maximum, budget)),
          ),
          h(
            'div',
            { class: 'bar', 'aria-hidden': 'true' },
            h('i', { style: `width:${share(maximum)}` }),
            h('i', {
              class: budget !== undefined && after > budget ? 'now over' : 'now',
              style: `width:${share(after)}`,
            }),
            budget !== undefined && h('b', { style: `left:${share(budget)}` }),
          ),
        ),
      ),
    ),
    h(
      'p',
      { class: 'quiet' },
      'USD a month for nodes and EKS: the normal cost, the maximum in grey, and the budget as a line.',
    ),
  );
}

function said(before: number | undefined, after: number, maximum: number, budget: number | undefined): string {
  const change = before === undefined || Math.round(before) === Math.round(after) ? '' : `${usdText(before)} → `;
  return `${change}${usdText(after)}, at most ${usdText(maximum)}${budget === undefined ? '' : `; budget ${usdText(budget)}`}`;
}
