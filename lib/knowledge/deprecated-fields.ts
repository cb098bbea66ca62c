/** A field, or one of its values, that another has replaced. */
export interface DeprecatedField {
  readonly kind: string;
  /** Such as `spec.http[].mirrorPercent`. */
  readonly field: string;
  /** The value that it is about. @default - all */
  readonly value?: string;
  /** What to write instead. */
  readonly instead: string;
}

const consecutive = 'consecutive5xxErrors or consecutiveGatewayErrors';
const credentials = 'authorization.credentials';

/** Fields that still work, until the version that drops them. */
export const deprecatedFields: readonly DeprecatedField[] = [
  // https://istio.io/latest/docs/reference/config/networking/destination-rule/
  ...['spec.trafficPolicy', 'spec.subsets[].trafficPolicy'].flatMap((at) => [
    { kind: 'DestinationRule', field: `${at}.loadBalancer.simple`, value: 'LEAST_CONN', instead: 'LEAST_REQUEST' },
    { kind: 'DestinationRule', field: `${at}.loadBalancer.warmupDurationSecs`, instead: 'warmup.duration' },
    { kind: 'DestinationRule', field: `${at}.outlierDetection.consecutiveErrors`, instead: consecutive },
  ]),
  { kind: 'VirtualService', field: 'spec.http[].mirrorPercent', instead: 'mirrorPercentage' },
  // https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md
  {
    kind: 'VerticalPodAutoscaler',
    field: 'spec.updatePolicy.updateMode',
    value: 'Auto',
    instead: 'Recreate, which it means, or InPlaceOrRecreate',
  },
  // https://cloudnative-pg.io/documentation/current/appendixes/backup_barmanobjectstore/
  {
    kind: 'Cluster.postgresql.cnpg.io',
    field: 'spec.backup.barmanObjectStore',
    instead: 'an ObjectStore, and the plugin barman-cloud.cloudnative-pg.io',
  },
  {
    kind: 'Cluster.postgresql.cnpg.io',
    field: 'spec.externalClusters[].barmanObjectStore',
    instead: 'an ObjectStore, and its plugin',
  },
  // https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
  { kind: 'Service', field: 'spec.externalIPs', instead: 'type LoadBalancer' },
  // https://prometheus-operator.dev/docs/api-reference/api/
  { kind: 'PodMonitor', field: 'spec.podMetricsEndpoints[].targetPort', instead: 'port or portNumber' },
  { kind: 'PodMonitor', field: 'spec.podMetricsEndpoints[].bearerTokenSecret', instead: credentials },
  { kind: 'ServiceMonitor', field: 'spec.endpoints[].bearerTokenFile', instead: credentials },
  { kind: 'ServiceMonitor', field: 'spec.endpoints[].bearerTokenSecret', instead: credentials },
  // https://velero.io/docs/main/api-types/
  { kind: 'Schedule', field: 'spec.template.defaultVolumesToRestic', instead: 'defaultVolumesToFsBackup' },
  { kind: 'BackupStorageLocation', field: 'spec.objectStorage.caCert', instead: 'caCertRef' },
];
