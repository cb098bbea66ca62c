import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const deprecatedField: ClusterRule = {
  id: 'deprecated-field',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Cluster', 'DestinationRule', 'PodMonitor', 'VerticalPodAutoscaler'],
  summary: 'no field or value is deprecated',
  why: 'A deprecated field still works, until the version that drops it without a word.',
  *check(cluster) {
    for (const object of cluster.of('DestinationRule')) yield* ofDestinationRule(object);
    for (const object of cluster.of('VirtualService')) {
      for (const [index, { mirrorPercent }] of (object.spec?.http ?? []).entries()) {
        if (mirrorPercent !== undefined) yield old(object, `spec.http[${index}].mirrorPercent`, 'mirrorPercentage');
      }
    }
    // https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (object.spec?.updatePolicy?.updateMode !== 'Auto') continue;
      const field = 'spec.updatePolicy.updateMode';
      yield { object, field, is: "'Auto' is deprecated", needed: 'Recreate, which it means, or InPlaceOrRecreate' };
    }
    // https://cloudnative-pg.io/documentation/current/appendixes/backup_barmanobjectstore/
    for (const object of cluster.of('Cluster.postgresql.cnpg.io')) {
      if (object.spec?.backup?.barmanObjectStore !== undefined)
        yield old(
          object,
          'spec.backup.barmanObjectStore',
          'an ObjectStore, and the plugin barman-cloud.cloudnative-pg.io',
        );
      for (const [index, { barmanObjectStore }] of (object.spec?.externalClusters ?? []).entries()) {
        const field = `spec.externalClusters[${index}].barmanObjectStore`;
        if (barmanObjectStore !== undefined) yield old(object, field, 'an ObjectStore, and its plugin');
      }
    }
    // https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
    for (const object of cluster.of('Service')) {
      if (object.spec?.externalIPs !== undefined) yield old(object, 'spec.externalIPs', 'type LoadBalancer');
    }
    yield* ofMonitors(cluster);
    yield* ofBackups(cluster);
  },
};

function old(object: KubernetesObject, field: string, needed: string): Found {
  return { object, field, is: 'is deprecated', needed };
}

/** https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
function* ofDestinationRule(object: Of<'DestinationRule'>): Iterable<Found> {
  const { trafficPolicy, subsets = [] } = object.spec ?? {};
  if (trafficPolicy !== undefined) yield* ofTrafficPolicy(object, 'spec.trafficPolicy', trafficPolicy);
  for (const [index, subset] of subsets.entries()) {
    if (subset.trafficPolicy !== undefined)
      yield* ofTrafficPolicy(object, `spec.subsets[${index}].trafficPolicy`, subset.trafficPolicy);
  }
}

type TrafficPolicy = NonNullable<NonNullable<Of<'DestinationRule'>['spec']>['trafficPolicy']>;

function* ofTrafficPolicy(
  object: KubernetesObject,
  at: string,
  { loadBalancer, outlierDetection }: TrafficPolicy,
): Iterable<Found> {
  const field = `${at}.loadBalancer.simple`;
  if (loadBalancer?.simple === 'LEAST_CONN')
    yield { object, field, is: "'LEAST_CONN' is deprecated", needed: 'LEAST_REQUEST' };
  if (loadBalancer?.warmupDurationSecs !== undefined)
    yield old(object, `${at}.loadBalancer.warmupDurationSecs`, 'warmup.duration');
  if (outlierDetection?.consecutiveErrors !== undefined)
    yield old(object, `${at}.outlierDetection.consecutiveErrors`, 'consecutive5xxErrors or consecutiveGatewayErrors');
}

/** https://prometheus-operator.dev/docs/api-reference/api/ */
function* ofMonitors(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('PodMonitor')) {
    for (const [index, { targetPort, bearerTokenSecret }] of (object.spec?.podMetricsEndpoints ?? []).entries()) {
      const at = `spec.podMetricsEndpoints[${index}]`;
      if (targetPort !== undefined) yield old(object, `${at}.targetPort`, 'port or portNumber');
      if (bearerTokenSecret !== undefined) yield old(object, `${at}.bearerTokenSecret`, 'authorization.credentials');
    }
  }
  for (const object of cluster.of('ServiceMonitor')) {
    for (const [index, { bearerTokenFile, bearerTokenSecret }] of (object.spec?.endpoints ?? []).entries()) {
      const at = `spec.endpoints[${index}]`;
      if (bearerTokenFile !== undefined) yield old(object, `${at}.bearerTokenFile`, 'authorization.credentials');
      if (bearerTokenSecret !== undefined) yield old(object, `${at}.bearerTokenSecret`, 'authorization.credentials');
    }
  }
}

/** https://velero.io/docs/main/api-types/ */
function* ofBackups(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('Schedule')) {
    if (object.spec?.template?.defaultVolumesToRestic !== undefined)
      yield old(object, 'spec.template.defaultVolumesToRestic', 'defaultVolumesToFsBackup');
  }
  for (const object of cluster.of('BackupStorageLocation')) {
    if (object.spec?.objectStorage?.caCert !== undefined) yield old(object, 'spec.objectStorage.caCert', 'caCertRef');
  }
}
