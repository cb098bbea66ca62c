import type { Cluster } from '../cluster.ts';
import type { AlertmanagerConfigRoute } from '../../../imports/types/monitoring.coreos.com.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import { valueAt } from '../delivery/installed-charts.ts';
import { prometheusStack } from './prometheus-stack.ts';
import { exported } from './exported.ts';
import { expressions, type Alert, type PlacedExpression } from './expressions.ts';
import { mayMatch } from './matching.ts';
import { resultLabels } from './result-labels.ts';

/** The receiver of an alert. */
export interface Route {
  readonly config: Of<'AlertmanagerConfig'>;
  /** Whether its receiver notifies anybody. */
  readonly isHeard: boolean;
  /** Whether a route on the way was chosen by severity. */
  readonly bySeverity: boolean;
  /** Whether one was chosen by the name of the alert. */
  readonly byAlert: boolean;
  /** How long the first alert of a group waits, as Alertmanager writes durations. */
  readonly groupWait: string;
}

/** Labels of an alert when it reaches Alertmanager. */
export interface AlertLabels {
  /** Labels that its rule sets. */
  readonly written: Readonly<Record<string, string | undefined>>;
  /** Whether a series of its expression may bring a label, with a value. */
  readonly mayHave: (label: string, value: string) => boolean;
}

/** How AlertmanagerConfigs are limited: to alerts of their namespace, which is the default, or not. */
export function isLimitedToNamespace(cluster: Cluster): boolean {
  const stack = prometheusStack(cluster);
  // Where nothing installs Alertmanager, how it is configured is unknown.
  if (stack === undefined || stack.opaque) return false;
  return valueAt(stack.values, 'alertmanager.alertmanagerSpec.alertmanagerConfigMatcherStrategy.type') !== 'None';
}

/** Whether Alertmanager has routes that are not AlertmanagerConfigs. */
export function hasOtherRoutes(cluster: Cluster): boolean {
  const stack = prometheusStack(cluster);
  return stack?.opaque === true || valueAt(stack?.values, 'alertmanager.config') !== undefined;
}

/** The labels of an alert: what its rule writes, and what its series may have. */
export function labelsOf(cluster: Cluster, { object, field, name, labels }: Alert): AlertLabels {
  const placed = cluster.once(expressionByField).get(object)?.get(`${field}.expr`);
  const ofSeries = placed === undefined ? undefined : resultLabels(placed.expression, exported(cluster));
  const selectors = placed === undefined ? [] : placed.parts.filter((one) => one.is === 'selector');
  return {
    written: { alertname: name, ...labels },
    mayHave: (label, value) => {
      if (ofSeries?.has(label) === false) return false;
      const matchers = selectors.flatMap((one) => one.matchers.filter((matcher) => matcher.label === label));
      return matchers.length === 0 || matchers.some((matcher) => mayMatch(matcher, value));
    },
  };
}

function expressionByField(cluster: Cluster): ReadonlyMap<KubernetesObject, ReadonlyMap<string, PlacedExpression>> {
  const byObject = new Map<KubernetesObject, Map<string, PlacedExpression>>();
  for (const placed of expressions(cluster)) {
    if (placed.from !== 'alert') continue;
    const byField = byObject.get(placed.object) ?? new Map<string, PlacedExpression>();
    byObject.set(placed.object, byField.set(placed.field, placed));
  }
  return byObject;
}

/** The routes that an alert takes, one for each AlertmanagerConfig that wants it. */
export function routesOf(cluster: Cluster, labels: AlertLabels): readonly Route[] {
  const limited = isLimitedToNamespace(cluster);
  return cluster.of('AlertmanagerConfig').flatMap((config) => {
    const route = config.spec?.route;
    if (route === undefined || !isWanted(route, labels)) return [];
    if (limited && !mayBe(labels, 'namespace', config.metadata.namespace ?? '')) return [];
    return deepest(config, route, labels, { groupWait: '30s', bySeverity: false, byAlert: false, isHeard: false });
  });
}

type RouteSpec = Loose<AlertmanagerConfigRoute>;

/** https://prometheus.io/docs/alerting/latest/configuration/#route: the first child that wants it, or all that continue. */
function deepest(
  config: Of<'AlertmanagerConfig'>,
  route: RouteSpec,
  labels: AlertLabels,
  above: Omit<Route, 'config'>,
): readonly Route[] {
  const groupWait = route.groupWait ?? above.groupWait;
  const bySeverity = above.bySeverity || (route.matchers ?? []).some(({ name }) => name === 'severity');
  const byAlert = above.byAlert || (route.matchers ?? []).some(({ name }) => name === 'alertname');
  const { receiver: name } = route;
  const receiver = config.spec?.receivers?.find((one) => one.name === name);
  // A receiver of a name alone drops what it gets.
  const isHeard = name === undefined ? above.isHeard : Object.keys(receiver ?? {}).length > 1;
  const taken: Route[] = [];
  for (const child of route.routes ?? []) {
    if (!isWanted(child, labels)) continue;
    taken.push(...deepest(config, child, labels, { groupWait, bySeverity, byAlert, isHeard }));
    if (child.continue !== true) break;
  }
  return taken.length > 0 ? taken : [{ config, bySeverity, byAlert, groupWait, isHeard }];
}

function isWanted({ matchers = [] }: RouteSpec, labels: AlertLabels): boolean {
  return matchers.every(({ name = '', value = '', matchType, regex }) => {
    const operator = matchType ?? (regex === true ? '=~' : '=');
    if (operator === '=' && value !== '') return mayBe(labels, name, value);
    const written = labels.written[name];
    // Labels of series are not known, so the matcher may match.
    if (written === undefined && labels.mayHave(name, value)) return true;
    return mayMatch({ label: name, operator, value }, written ?? '');
  });
}

function mayBe({ written, mayHave }: AlertLabels, label: string, value: string): boolean {
  const text = written[label];
  return text === undefined ? mayHave(label, value) : text === value || text.includes('{{');
}
