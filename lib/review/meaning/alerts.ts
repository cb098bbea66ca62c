import { alerts as alertsOf, type Alert } from '../../model/metrics/expressions.ts';
import { labelsOf, routesOf } from '../../model/metrics/alert-routes.ts';
import { duration } from '../../model/duration.ts';
import type { Cluster } from '../../model/cluster.ts';
import { affected, type ClusterChange, type Meant } from '../consequence.ts';
import { changedFields, isOfKind } from './fields.ts';
import { affectedOf, filesOf } from './placed.ts';

/** Alerts that were removed, weakened, added, or that reach nobody; dashboards. */
export function* alerts(change: ClusterChange): Iterable<Meant> {
  const touched = change.objects.some((one) => isOfKind(one, ['PrometheusRule', 'AlertmanagerConfig', 'Application']));
  if (touched) yield* alertChanges(change);
  for (const { object, change: field } of changedFields(change, 'ConfigMap'))
    if (/^data.*\.json'\] › /.test(field.pattern)) {
      yield {
        severity: 'low',
        what: 'a dashboard changes',
        reason: 'Grafana loads it within a minute; nothing restarts.',
        object: affected(object),
      };
    }
}

function* alertChanges(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [byName(change.before), byName(change.after)];
  const files = filesOf(change);
  const about = ({ object, name }: Alert, detail?: string) =>
    affectedOf(change, object, detail === undefined ? name : `${name}: ${detail}`, files);
  for (const [key, alert] of before) {
    const now = after.get(key);
    if (now === undefined)
      yield {
        severity: isCritical(alert) ? 'high' : 'medium',
        what: 'an alert is gone',
        reason: 'Nobody is notified of this symptom any more.',
        wayOut: 'another alert for the same symptom',
        object: about(alert),
      };
    else yield* compared(change, alert, now, about);
  }
  for (const [key, alert] of after)
    if (!before.has(key))
      yield {
        severity: 'low',
        what: 'an alert is new',
        reason: 'It may notify or page somebody.',
        object: about(alert, severityOf(alert)),
      };
}

function* compared(
  change: ClusterChange,
  before: Alert,
  after: Alert,
  about: (alert: Alert, detail?: string) => Meant['object'],
): Iterable<Meant> {
  const [was, is] = [waitOf(before), waitOf(after)];
  if (was !== is)
    yield {
      severity: is > was ? 'medium' : 'low',
      what: is > was ? 'an alert fires later' : 'an alert fires sooner',
      reason:
        is > was
          ? 'A disturbance that is shorter than this no longer fires the alert.'
          : 'Shorter disturbances fire the alert too.',
      object: about(after, `for ${before.rule.for ?? '0s'} → ${after.rule.for ?? '0s'}`),
    };
  const [old, young] = [severityOf(before), severityOf(after)];
  if (old !== young) {
    const isWeaker = rank(young) < rank(old);
    yield {
      severity: isWeaker ? 'medium' : 'low',
      what: isWeaker ? 'an alert is less severe' : 'an alert is more severe',
      reason: 'Its severity decides who is notified, and when.',
      object: about(after, `${old} → ${young}`),
    };
  }
  const [one, other] = [String(before.rule.expr), String(after.rule.expr)];
  if (normal(one) !== normal(other)) {
    const way = thresholdWay(one, other);
    yield {
      severity: way === 'weaker' ? 'high' : 'medium',
      what:
        way === 'weaker'
          ? 'an alert has a higher threshold'
          : way === 'stronger'
            ? 'an alert has a lower threshold'
            : 'an alert watches something else',
      reason:
        way === 'weaker'
          ? 'Conditions that fired the alert before may not fire it now.'
          : 'Its expression has changed.',
      object: about(
        after,
        way === undefined ? undefined : `${lastComparison(one)?.text ?? ''} → ${lastComparison(other)?.text ?? ''}`,
      ),
    };
  }
  const [heard, hears] = [isHeard(change.before, before), isHeard(change.after, after)];
  if (heard && !hears)
    yield {
      severity: 'high',
      what: 'an alert reaches nobody',
      reason: 'No route of an AlertmanagerConfig leads it to a receiver that notifies somebody.',
      wayOut: 'a route whose matchers match it',
      object: about(after),
    };
}

function byName(cluster: Cluster): ReadonlyMap<string, Alert> {
  return new Map(
    alertsOf(cluster).map((alert) => {
      const { namespace = '', name } = alert.object.metadata;
      return [`${namespace}/${name} ${alert.name}`, alert] as const;
    }),
  );
}

function isHeard(cluster: Cluster, alert: Alert): boolean {
  return routesOf(cluster, labelsOf(cluster, alert)).some((route) => route.isHeard);
}

function waitOf({ rule }: Alert): number {
  const seconds = duration(rule.for);
  return Number.isNaN(seconds) ? 0 : seconds;
}

function severityOf({ labels }: Alert): string {
  return labels.severity ?? 'no severity';
}

function isCritical(alert: Alert): boolean {
  return rank(severityOf(alert)) >= 3;
}

function rank(severity: string): number {
  return ['no severity', 'info', 'warning', 'critical', 'page'].indexOf(severity);
}

function normal(expression: string): string {
  return expression.replace(/\s+/g, '');
}

/** Whether only the number of the last comparison changed, and in which direction. */
function thresholdWay(before: string, after: string): 'weaker' | 'stronger' | undefined {
  const [one, other] = [lastComparison(before), lastComparison(after)];
  if (one === undefined || other === undefined) return undefined;
  if (one.operator !== other.operator || normal(one.rest) !== normal(other.rest)) return undefined;
  if (one.number === other.number) return undefined;
  const isHigher = other.number > one.number;
  return one.operator.startsWith('>') === isHigher ? 'weaker' : 'stronger';
}

interface Comparison {
  readonly rest: string;
  readonly operator: string;
  readonly number: number;
  readonly text: string;
}

function lastComparison(expression: string): Comparison | undefined {
  const found = /^(.*)([<>]=?)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*$/s.exec(expression);
  if (found === null) return undefined;
  const [, rest = '', operator = '', number = ''] = found;
  return { rest, operator, number: Number(number), text: `${operator} ${number}` };
}
