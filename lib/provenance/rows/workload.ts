import { podRows, rayRows } from './pods.ts';
import { below, type Rows } from './rows.ts';

/** Fields of all objects of a workload. */
const anyObject = {
  'metadata.name': 'name',
  'metadata.labels.owner': '/owner',
} as const;

/** Fields of the controller of the pods. */
const controller = {
  ...anyObject,
  "metadata.annotations['kubernetes.io/description']": 'description',
  "metadata.annotations['strata.dev/assumed']": 'assumed',
  "metadata.annotations['strata.dev/calls']": 'calls',
  "metadata.annotations['strata.dev/writes']": 'writes',
  "metadata.annotations['strata.dev/publishes']": 'publishes',
  "metadata.annotations['strata.dev/consumes']": 'consumes.topics',
  "metadata.labels['app.kubernetes.io/version']": '@image',
  kind: 'kind',
} as const;

const serviceRows = {
  'spec.ports[name>port]': 'ports.{port}',
  'spec.ports': 'ports',
  spec: 'ports',
} as const;

const deliveryRows = {
  'spec.strategy': 'delivery',
  'spec.strategy.canary.steps': 'delivery.steps',
  'spec.strategy.canary.steps[].setWeight': 'delivery.steps',
  'spec.strategy.canary.trafficRouting': 'routes',
  'spec.strategy.blueGreen': 'delivery',
  'spec.strategy.blueGreen.scaleDownDelaySeconds': 'delivery.keepOldSeconds',
} as const;

/** Objects in the file of a workload; a chart of constructs gets most of them too. */
export const workloadRows: Rows = {
  Deployment: {
    ...controller,
    'spec.replicas': 'scaling.replicas | scaling.min',
    'spec.progressDeadlineSeconds': 'progressDeadlineSeconds',
    ...below('spec.template', podRows()),
  },
  StatefulSet: {
    ...controller,
    'spec.replicas': 'replicas',
    'spec.volumeClaimTemplates[metadata.name=data]': 'storage',
    'spec.volumeClaimTemplates[metadata.name=data].spec.resources.requests.storage': 'storage.size',
    ...below('spec.template', podRows()),
  },
  DaemonSet: { ...controller, ...below('spec.template', podRows()) },
  Job: {
    ...controller,
    "metadata.annotations['argocd.argoproj.io/sync-wave']": 'runs',
    "metadata.annotations['argocd.argoproj.io/hook']": 'runs',
    'spec.activeDeadlineSeconds': 'deadlineSeconds',
    'spec.backoffLimit': 'retries',
    ...below('spec.template', podRows()),
  },
  CronJob: {
    ...controller,
    'spec.schedule': 'schedule',
    'spec.timeZone': 'timeZone',
    "spec.jobTemplate.metadata.labels['app.kubernetes.io/version']": '@image',
    'spec.jobTemplate.spec.activeDeadlineSeconds': 'deadlineSeconds',
    'spec.jobTemplate.spec.backoffLimit': 'retries',
    ...below('spec.jobTemplate.spec.template', podRows()),
  },
  RayCluster: {
    ...controller,
    'spec.rayVersion': 'rayVersion',
    'spec.workerGroupSpecs[].groupName': 'workers.group',
    'spec.workerGroupSpecs[].minReplicas': 'workers.min',
    'spec.workerGroupSpecs[].maxReplicas': 'workers.max',
    ...below('spec.workerGroupSpecs[].template', rayRows('ray-worker', 'resources')),
    ...below('spec.headGroupSpec.template', rayRows('ray-head', 'head')),
  },
  Service: { ...anyObject, ...serviceRows },
  HorizontalPodAutoscaler: {
    ...anyObject,
    'spec.minReplicas': 'scaling.min',
    'spec.maxReplicas': 'scaling.max',
    'spec.metrics[containerResource.name=cpu]': 'scaling.cpu',
    'spec.metrics[containerResource.name=memory]': 'scaling.memory',
    'spec.behavior': 'scaling.behavior',
    'spec.behavior.scaleUp': 'scaling.behavior.scaleUp',
    'spec.behavior.scaleDown': 'scaling.behavior.scaleDown',
    spec: 'scaling',
  },
  ScaledObject: {
    ...anyObject,
    'spec.minReplicaCount': 'scaling.min',
    'spec.maxReplicaCount': 'scaling.max',
    'spec.fallback.replicas': 'scaling.min',
    'spec.advanced.horizontalPodAutoscalerConfig.behavior': 'scaling.behavior',
    'spec.triggers[type=cpu]': 'scaling.cpu',
    'spec.triggers[type=memory]': 'scaling.memory',
    'spec.triggers[]': '@event',
    'spec.triggers[type=kafka]': '@kafkaTrigger',
    'spec.triggers[type=kafka].metadata.consumerGroup': 'consumes.group',
    'spec.triggers[type=kafka].metadata.topic': 'consumes.topics',
    'spec.triggers[type=rabbitmq]': '@rabbitmqTrigger',
    'spec.triggers[type=prometheus]': '@prometheusTrigger',
    'spec.triggers[type=prometheus].metadata.query': '@prometheusTrigger.query',
    'spec.triggers[type=prometheus].metadata.threshold': '@prometheusTrigger.threshold',
    spec: 'scaling',
  },
  TriggerAuthentication: {
    ...anyObject,
    spec: 'scaling',
    'spec.secretTargetRef[parameter=host]': '@rabbitmqTrigger.secret',
  },
  VerticalPodAutoscaler: {
    ...anyObject,
    'spec.resourcePolicy.containerPolicies[containerName=$name].minAllowed.cpu': 'verticalScaling.min.cpu',
    'spec.resourcePolicy.containerPolicies[containerName=$name].minAllowed.memory': 'verticalScaling.min.memory',
    'spec.resourcePolicy.containerPolicies[containerName=$name].maxAllowed.cpu': 'verticalScaling.max.cpu',
    'spec.resourcePolicy.containerPolicies[containerName=$name].maxAllowed.memory': 'verticalScaling.max.memory',
    'spec.updatePolicy': 'scaling',
  },
  PodDisruptionBudget: { ...anyObject, spec: 'scaling | replicas' },
  Rollout: {
    ...anyObject,
    ...deliveryRows,
    'spec.replicas': 'scaling.replicas | scaling.min',
    'spec.progressDeadlineSeconds': 'progressDeadlineSeconds',
  },
  AnalysisTemplate: {
    ...anyObject,
    'spec.metrics[name=error-rate]': 'delivery.maximumErrorRate',
    'spec.metrics[name=unhealthy-pods]': 'delivery.watchMinutes',
  },
  ServiceAccount: { ...anyObject, automountServiceAccountToken: 'kubernetesApi' },
  'Role.rbac.authorization.k8s.io': {
    ...anyObject,
    'rules[#index]': 'kubernetesApi[{index}]',
    'rules[#index].apiGroups[#one]': 'kubernetesApi[{index}].apiGroups[{one}]',
    'rules[#index].resources[#one]': 'kubernetesApi[{index}].resources[{one}]',
    'rules[#index].verbs[#one]': 'kubernetesApi[{index}].verbs[{one}]',
    rules: 'kubernetesApi',
  },
  RoleBinding: { ...anyObject, roleRef: 'kubernetesApi', subjects: 'kubernetesApi' },
  'Role.iam.services.k8s.aws': { ...anyObject, 'spec.inlinePolicies': 'aws', 'spec.tags[key=Owner]': '/owner' },
  PodIdentityAssociation: { ...anyObject, 'spec.clusterName': '/clusters.{environment}.name' },
  ConfigMap: { ...anyObject, 'data.{file}': 'files.{file}', data: 'files' },
  ExternalSecret: {
    ...anyObject,
    spec: 'secrets',
    'spec.data[secretKey>key]': '@secret',
    'spec.target.template.data.{key}': '@secret',
  },
  NetworkPolicy: {
    ...anyObject,
    'spec.egress[]': '@call',
    'spec.egress[].to[].ipBlock.cidr': '@cidr | @call',
    'spec.ingress[]': '@caller',
    'spec.ingress[].ports[].port': '@port',
  },
  AuthorizationPolicy: {
    ...anyObject,
    'spec.rules[]': '@caller',
    'spec.rules[].to[].operation.methods': '@caller.methods',
    'spec.rules[].to[].operation.paths': '@caller.paths | @caller.rewrite | @caller.path',
    'spec.rules[].to[].operation.ports[]': '@port',
  },
  Sidecar: { ...anyObject, 'spec.egress[].hosts[]': '@address | @call', 'spec.egress': 'calls' },
  PeerAuthentication: { ...anyObject, 'spec.portLevelMtls': 'metrics.port', 'spec.portLevelMtls.{port}': '@port' },
  DestinationRule: {
    ...anyObject,
    'spec.trafficPolicy.connectionPool': 'connectionPool',
    'spec.trafficPolicy.connectionPool.tcp.maxConnections': 'connectionPool.maxConnections',
    'spec.trafficPolicy.connectionPool.http.http1MaxPendingRequests': 'connectionPool.http1MaxPendingRequests',
    'spec.trafficPolicy.connectionPool.http.http2MaxRequests': 'connectionPool.http2MaxRequests',
    'spec.trafficPolicy.connectionPool.http.maxRequestsPerConnection': 'connectionPool.maxRequestsPerConnection',
    'spec.host': 'name',
  },
  EnvoyFilter: {
    ...anyObject,
    spec: 'rateLimit',
    'spec.configPatches[].match.listener.portNumber': '@port',
  },
  PodMonitor: {
    ...anyObject,
    "metadata.annotations['strata.dev/exports']": 'metrics.exports',
    'spec.podMetricsEndpoints[].path': 'metrics.path',
    'spec.podMetricsEndpoints[].port': 'metrics.port',
    'spec.podMetricsEndpoints[].interval': 'metrics.interval',
    spec: 'metrics',
  },
  VirtualService: { ...anyObject, 'spec.http': 'ports', 'spec.http[].match[].port': 'ports' },
};
