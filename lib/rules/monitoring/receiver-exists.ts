import { suggestion } from '../../schemas/closest.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const receiverExists: ClusterRule = {
  id: 'receiver-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AlertmanagerConfig'],
  summary: 'every route of an AlertmanagerConfig leads to one of its receivers, and that to somebody',
  why: 'The operator ignores the whole AlertmanagerConfig if one receiver does not exist, and only logs it.',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#receiver',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('AlertmanagerConfig')) {
      const { receivers = [], route } = object.spec ?? {};
      const names = receivers.flatMap(({ name }) => name ?? []);
      if (route !== undefined) yield* ofRoute(object, names, 'spec.route', route);
      for (const [index, { name = '', ...ways }] of receivers.entries()) {
        // Such names say that alerts are dropped on purpose.
        const isSilent = Object.values(ways).every((list) => list === undefined || list.length === 0);
        if (!isSilent || /null|none|nobody|drop|black|silen/i.test(name)) continue;
        const is = `'${name}' notifies nobody`;
        const needed = 'slackConfigs, pagerdutyConfigs or another way, or a name such as null';
        yield { object, field: `spec.receivers[${index}]`, is, needed };
      }
    }
  },
};

/** The schema has no type for nested routes. */
interface Route {
  readonly receiver?: unknown;
  readonly routes?: unknown;
}

/** A route without a receiver inherits that of its parent. https://github.com/prometheus-operator/prometheus-operator/blob/main/pkg/alertmanager/validation/v1alpha1/validation.go */
function* ofRoute(
  object: Of<'AlertmanagerConfig'>,
  names: readonly string[],
  field: string,
  { receiver = '', routes }: Route,
): Iterable<Found> {
  const isKnown = receiver === '' ? field !== 'spec.route' : names.includes(String(receiver));
  if (!isKnown) {
    const is = receiver === '' ? 'missing' : `no receiver '${String(receiver)}'${suggestion(String(receiver), names)}`;
    yield { object, field: `${field}.receiver`, is, needed: `one of ${names.join(', ')}` };
  }
  for (const [index, route] of (Array.isArray(routes) ? (routes as readonly unknown[]) : []).entries())
    if (typeof route === 'object' && route !== null) yield* ofRoute(object, names, `${field}.routes[${index}]`, route);
}
