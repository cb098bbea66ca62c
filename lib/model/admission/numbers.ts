import { below, type Paths, type Table } from './table.ts';

/** The numbers that a field takes. */
export interface Range {
  readonly from: number;
  readonly to: number;
  /** Whether 0 says that there is none. */
  readonly none?: true;
  /** Whether it may be a percentage, and up to how much. */
  readonly percent?: number;
}

const most = 2 ** 31 - 1;
const port = { from: 1, to: 65535 } as const;
const natural = { from: 0, to: most } as const;
const positive = { from: 1, to: most } as const;
const percent = { from: 0, to: 100 } as const;
/** --service-node-port-range, which EKS leaves as it is. */
const nodePort = { from: 30000, to: 32767, none: true } as const;
const fileMode = { from: 0, to: 0o777 } as const;

const handler: Paths<Range> = { 'grpc.port': port, 'httpGet.port': port, 'tcpSocket.port': port };
const probe: Paths<Range> = {
  ...handler,
  failureThreshold: natural,
  initialDelaySeconds: natural,
  periodSeconds: natural,
  timeoutSeconds: natural,
};
/** Of users and groups: what fits the kernel's and Go's whole numbers. */
const id = natural;
const containers: Paths<Range> = {
  'securityContext.runAsUser': id,
  'securityContext.runAsGroup': id,
  'ports[].containerPort': port,
  'ports[].hostPort': { ...port, none: true },
  ...below(['livenessProbe', 'readinessProbe', 'startupProbe'], probe),
  'readinessProbe.successThreshold': natural,
  ...below(['livenessProbe', 'startupProbe'], {
    // 0 is taken for the default, 1.
    successThreshold: { from: 0, to: 1 },
    terminationGracePeriodSeconds: { from: 1, to: Infinity },
  }),
  ...below(['lifecycle.postStart', 'lifecycle.preStop'], handler),
};

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go */
const pods: Paths<Range> = {
  ...below(['containers[]', 'initContainers[]'], containers),
  activeDeadlineSeconds: positive,
  'securityContext.fsGroup': id,
  'securityContext.runAsGroup': id,
  'securityContext.runAsUser': id,
  'securityContext.supplementalGroups[]': id,
  'topologySpreadConstraints[].maxSkew': positive,
  'topologySpreadConstraints[].minDomains': positive,
  ...below(
    ['nodeAffinity', 'podAffinity', 'podAntiAffinity'].map((name) => `affinity.${name}`),
    {
      'preferredDuringSchedulingIgnoredDuringExecution[].weight': { from: 1, to: 100 },
    },
  ),
  ...below(
    ['configMap', 'downwardAPI', 'projected', 'secret'].map((name) => `volumes[].${name}`),
    {
      defaultMode: fileMode,
      'items[].mode': fileMode,
    },
  ),
  'volumes[].projected.sources[].serviceAccountToken.expirationSeconds': { from: 600, to: 2 ** 32 },
};

const job: Paths<Range> = {
  activeDeadlineSeconds: { from: 0, to: Infinity },
  backoffLimit: natural,
  backoffLimitPerIndex: natural,
  'successPolicy.rules[].succeededCount': natural,
  completions: natural,
  maxFailedIndexes: natural,
  parallelism: natural,
  ttlSecondsAfterFinished: natural,
};

const share = { from: 0, to: most, percent: 100 } as const;
const surge = { from: 0, to: most, percent: Infinity } as const;

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/autoscaling/validation/validation.go */
const behavior: Paths<Range> = below(['scaleDown', 'scaleUp'], {
  stabilizationWindowSeconds: { from: 0, to: 3600 },
  'policies[].periodSeconds': { from: 1, to: 1800 },
  'policies[].value': positive,
});

const trafficPolicy: Paths<Range> = {
  'connectionPool.http.http1MaxPendingRequests': natural,
  'connectionPool.http.http2MaxRequests': natural,
  'connectionPool.http.maxRequestsPerConnection': natural,
  'connectionPool.http.maxRetries': natural,
  'connectionPool.tcp.maxConnections': natural,
  'outlierDetection.maxEjectionPercent': percent,
  'outlierDetection.minHealthPercent': percent,
};

const destination: Paths<Range> = { 'destination.port.number': port, weight: natural };

const webhook: Paths<Range> = below(['webhooks[]'], {
  'clientConfig.service.port': port,
  timeoutSeconds: { from: 1, to: 30 },
});

/** Numbers that the API server, or the webhook of the kind's controller, holds against bounds. */
export const ranges: Table<Range> = {
  pods,
  kinds: {
    AnalysisTemplate: below(['spec.metrics[]'], {
      consecutiveErrorLimit: natural,
      failureLimit: natural,
      inconclusiveLimit: natural,
    }),
    CronJob: {
      'spec.failedJobsHistoryLimit': natural,
      'spec.startingDeadlineSeconds': { from: 0, to: Infinity },
      'spec.successfulJobsHistoryLimit': natural,
      ...below(['spec.jobTemplate.spec'], job),
    },
    DaemonSet: {
      'spec.updateStrategy.rollingUpdate.maxSurge': surge,
      'spec.updateStrategy.rollingUpdate.maxUnavailable': share,
      'spec.minReadySeconds': natural,
      'spec.revisionHistoryLimit': natural,
    },
    Deployment: {
      'spec.minReadySeconds': natural,
      'spec.progressDeadlineSeconds': natural,
      'spec.replicas': natural,
      'spec.revisionHistoryLimit': natural,
      'spec.strategy.rollingUpdate.maxSurge': surge,
      'spec.strategy.rollingUpdate.maxUnavailable': share,
    },
    DestinationRule: below(['spec.trafficPolicy', 'spec.subsets[].trafficPolicy'], {
      ...trafficPolicy,
      ...below(['portLevelSettings[]'], { ...trafficPolicy, 'port.number': port }),
    }),
    Gateway: { 'spec.servers[].port.number': port },
    HorizontalPodAutoscaler: {
      ...below(['spec.behavior'], behavior),
      'spec.maxReplicas': positive,
      'spec.metrics[].containerResource.target.averageUtilization': positive,
      'spec.targetCPUUtilizationPercentage': positive,
      'spec.metrics[].resource.target.averageUtilization': positive,
    },
    Ingress: {
      'spec.defaultBackend.service.port.number': port,
      'spec.rules[].http.paths[].backend.service.port.number': port,
    },
    Job: below(['spec'], job),
    MutatingWebhookConfiguration: webhook,
    NetworkPolicy: below(['spec.egress[].ports[]', 'spec.ingress[].ports[]'], { endPort: port, port }),
    PodDisruptionBudget: { 'spec.maxUnavailable': share, 'spec.minAvailable': share },
    // The numbers above are those of system-cluster-critical and system-node-critical.
    PriorityClass: { value: { from: -most - 1, to: 1e9 } },
    ReplicationController: { 'spec.minReadySeconds': natural, 'spec.replicas': natural },
    ReplicaSet: { 'spec.minReadySeconds': natural, 'spec.replicas': natural },
    Rollout: {
      'spec.minReadySeconds': natural,
      'spec.progressDeadlineSeconds': natural,
      'spec.replicas': natural,
      'spec.revisionHistoryLimit': natural,
    },
    // KEDA copies it into the HorizontalPodAutoscaler that it makes.
    ScaledObject: below(['spec.advanced.horizontalPodAutoscalerConfig.behavior'], behavior),
    Service: {
      'spec.healthCheckNodePort': nodePort,
      'spec.ports[].nodePort': nodePort,
      'spec.ports[].port': port,
      // 0 is the port itself.
      'spec.ports[].targetPort': { ...port, none: true },
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds': { from: 1, to: 86400 },
    },
    ServiceEntry: {
      'spec.endpoints[].ports{}': port,
      'spec.ports[].number': port,
      'spec.ports[].targetPort': port,
    },
    Sidecar: { 'spec.ingress[].port.number': port },
    StatefulSet: {
      'spec.minReadySeconds': natural,
      'spec.ordinals.start': natural,
      'spec.replicas': natural,
      'spec.updateStrategy.rollingUpdate.maxUnavailable': { from: 1, to: most, percent: 100 },
      'spec.updateStrategy.rollingUpdate.partition': natural,
    },
    ValidatingWebhookConfiguration: webhook,
    // https://github.com/istio/istio/blob/1.28.0/pkg/config/validation/validation.go
    VirtualService: {
      ...below(['spec.http[].route[]', 'spec.tcp[].route[]', 'spec.tls[].route[]'], destination),
      'spec.http[].directResponse.status': { from: 200, to: 599 },
      'spec.http[].fault.abort.httpStatus': { from: 200, to: 599 },
      'spec.http[].fault.abort.percentage.value': percent,
      'spec.http[].fault.delay.percentage.value': percent,
      'spec.http[].match[].port': { ...port, none: true },
      'spec.http[].mirrorPercentage.value': percent,
      'spec.http[].redirect.redirectCode': { from: 300, to: 399, none: true },
      'spec.http[].retries.attempts': natural,
    },
  },
};
