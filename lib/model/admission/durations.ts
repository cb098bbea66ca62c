import { below, type Paths, type Table } from './table.ts';

/** How a controller reads a duration. */
export interface Syntax {
  /** Units, as of Go: none of them is a day. */
  readonly units: RegExp;
  readonly example: string;
  /** Seconds that it lasts at least. */
  readonly least: number;
  /** Whether a bare number is seconds. */
  readonly takesSeconds?: true;
}

/** https://pkg.go.dev/time#ParseDuration */
const units = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const go: Syntax = { units, example: 'such as 1h30m', least: -Infinity };
const notNegative: Syntax = { ...go, least: 0 };
/** The CRDs of Istio hold their durations against this, in CEL. */
const millisecond: Syntax = { units, example: 'such as 30s, and at least 1ms', least: 0.001 };
/** https://github.com/argoproj/argo-rollouts/blob/v1.8.0/pkg/apis/rollouts/v1alpha1/types.go */
const pause: Syntax = { ...notNegative, example: 'seconds, or such as 1h30m', takesSeconds: true };

const pool: Paths<Syntax> = {
  'http.idleTimeout': millisecond,
  'tcp.connectTimeout': millisecond,
  'tcp.maxConnectionDuration': millisecond,
  'tcp.tcpKeepalive.interval': millisecond,
  'tcp.tcpKeepalive.time': millisecond,
};
const traffic: Paths<Syntax> = {
  ...below(['connectionPool'], pool),
  'loadBalancer.warmup.duration': millisecond,
  'loadBalancer.warmupDurationSecs': millisecond,
  'outlierDetection.baseEjectionTime': millisecond,
  'outlierDetection.interval': millisecond,
};
const backup: Paths<Syntax> = { csiSnapshotTimeout: notNegative, itemOperationTimeout: notNegative, ttl: notNegative };

/** Durations that a schema takes for any text. */
export const syntaxes: Table<Syntax> = {
  kinds: {
    AnalysisTemplate: below(['spec.metrics[]'], { initialDelay: go, interval: go }),
    Backup: below(['spec'], backup),
    BackupStorageLocation: { 'spec.backupSyncPeriod': go, 'spec.validationFrequency': go },
    // https://github.com/cert-manager/cert-manager/blob/v1.19.0/internal/apis/certmanager/validation/certificate.go
    Certificate: {
      'spec.duration': { ...go, example: 'such as 2160h, and at least 1h', least: 3600 },
      'spec.renewBefore': { ...go, example: 'such as 720h, and at least 5m', least: 300 },
    },
    DestinationRule: below(['spec.trafficPolicy', 'spec.subsets[].trafficPolicy'], {
      ...traffic,
      ...below(['portLevelSettings[]'], traffic),
    }),
    ExternalSecret: { 'spec.refreshInterval': go },
    RequestAuthentication: { 'spec.jwtRules[].timeout': millisecond },
    Rollout: { 'spec.strategy.canary.steps[].pause.duration': pause },
    Schedule: below(['spec.template'], backup),
    Sidecar: below(['spec.ingress[].connectionPool', 'spec.inboundConnectionPool'], pool),
    Telemetry: { 'spec.metrics[].reportingInterval': millisecond },
    VirtualService: {
      'spec.http[].corsPolicy.maxAge': millisecond,
      'spec.http[].fault.delay.fixedDelay': millisecond,
      'spec.http[].retries.backoff': millisecond,
      'spec.http[].retries.perTryTimeout': millisecond,
      'spec.http[].timeout': millisecond,
    },
  },
};
