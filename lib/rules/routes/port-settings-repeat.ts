import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Of } from '../../model/kinds.ts';

export const portSettingsRepeat: ClusterRule = {
  id: 'port-settings-repeat',
  tier: 'policy',
  severity: 'warning',
  kinds: ['DestinationRule'],
  summary: 'port-level settings of a DestinationRule repeat its top-level settings',
  why: "Port-level settings inherit nothing: fields that they leave out get Istio's defaults.",
  source:
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-port_level_settings',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('DestinationRule')) {
      const { subsets = [], ...spec } = object.spec ?? {};
      // TypeScript cannot spread the deep type of the schema.
      const trafficPolicy: Policy | undefined = spec.trafficPolicy;
      yield* found(object, 'spec.trafficPolicy', trafficPolicy, trafficPolicy);
      for (const [index, { trafficPolicy: own }] of subsets.entries())
        yield* found(object, `spec.subsets[${index}].trafficPolicy`, own, { ...trafficPolicy, ...own });
    }
  },
};

interface Policy {
  readonly connectionPool?: unknown;
  readonly loadBalancer?: unknown;
  readonly outlierDetection?: unknown;
  readonly tls?: unknown;
  readonly portLevelSettings?: readonly PortSettings[] | undefined;
}

interface PortSettings extends Omit<Policy, 'portLevelSettings'> {
  readonly port?: { readonly number?: number | undefined } | undefined;
}

/** https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy */
function* found(
  object: Of<'DestinationRule'>,
  at: string,
  policy: Policy | undefined,
  whole: Policy | undefined,
): Iterable<Found> {
  for (const [index, settings] of (policy?.portLevelSettings ?? []).entries()) {
    const lost = (['connectionPool', 'loadBalancer', 'outlierDetection', 'tls'] as const).filter(
      (name) => whole?.[name] !== undefined && settings[name] === undefined,
    );
    if (lost.length === 0) continue;
    const is = `without ${lost.join(', ')}, which the rest sets and port ${settings.port?.number ?? ''} does not inherit`;
    yield { object, field: `${at}.portLevelSettings[${index}]`, is, needed: 'the same here, or no settings of a port' };
  }
}
