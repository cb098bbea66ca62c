import type { Rows } from './rows.ts';

const layer = '/layers.{layer}';
const cluster = '/clusters.{environment}';
const pool = `${cluster}.nodePools.{object}`;

/** Fields of all objects of a whole system. */
const anyObject = { 'metadata.labels.owner': '/owner' } as const;

/** Objects in the file of a namespace; its limits are those of all workloads in it together. */
export const namespaceRows: Rows = {
  Namespace: {
    ...anyObject,
    'metadata.name': `${layer}.namespace`,
    'metadata.labels': `${layer}.labels`,
    "metadata.labels['istio.io/rev']": 'environments/istioRevision',
    "metadata.labels['pod-security.kubernetes.io/enforce-version']": 'environments/kubernetesVersion',
    "metadata.labels['pod-security.kubernetes.io/audit-version']": 'environments/kubernetesVersion',
    "metadata.labels['pod-security.kubernetes.io/warn-version']": 'environments/kubernetesVersion',
  },
  ResourceQuota: { ...anyObject, spec: layer },
  LimitRange: { ...anyObject, spec: layer },
  RoleBinding: { ...anyObject, subjects: '/owner' },
  ServiceEntry: {
    ...anyObject,
    'metadata.name': '@hostCall',
    spec: '@hostCall',
    'spec.hosts[]': '@address | @hostCall',
  },
  SecretStore: { ...anyObject, 'spec.provider': 'environments/secretStore' },
};

/** Objects in the file of the gateway. */
export const gatewayRows: Rows = {
  Gateway: { ...anyObject, 'spec.servers[].hosts[]': '@host' },
  Certificate: { ...anyObject, 'spec.dnsNames[]': '@host' },
  VirtualService: {
    ...anyObject,
    'metadata.name': '@host',
    'spec.hosts[]': '@host',
    'spec.http[]': '@route',
    'spec.http[].match': '@route.path',
    'spec.http[].match[].method': '@route.methods',
    'spec.http[].match[].headers': '@route.headers',
    'spec.http[].match[].queryParams': '@route.query',
    'spec.http[].rewrite': '@route.rewrite',
    'spec.http[].timeout': '@route.timeout',
    'spec.http[].retries.perTryTimeout': '@route.timeout',
    'spec.http[].corsPolicy': '@route.cors',
    'spec.http[].corsPolicy.allowOrigins': '@route.cors.origins',
    'spec.http[].corsPolicy.allowMethods': '@route.cors.methods',
    'spec.http[].corsPolicy.allowHeaders': '@route.cors.headers',
    'spec.http[].corsPolicy.allowCredentials': '@route.cors.credentials',
    'spec.http[].corsPolicy.maxAge': '@route.cors.maxAge',
    'spec.http[].route[].destination.port': '@route.port',
  },
  RequestAuthentication: {
    ...anyObject,
    'spec.jwtRules[]': '@authentication | /authentication',
    'spec.jwtRules[].issuer': '@authentication.issuer | /authentication',
    'spec.jwtRules[].jwksUri': '@authentication.jwksUri | /authentication',
    'spec.jwtRules[].audiences': '@authentication.audiences | /authentication',
  },
  AuthorizationPolicy: {
    ...anyObject,
    'spec.rules[]': '/authentication',
    'spec.rules[].to[].operation.hosts[]': '@host',
  },
  NetworkPolicy: { ...anyObject, 'spec.egress[]': '@route', 'spec.ingress[].from[].ipBlock.cidr': '@cidr' },
};

/** Objects in the namespace of monitoring. */
export const monitoringRows: Rows = {
  PrometheusRule: {
    ...anyObject,
    "metadata.annotations['strata.dev/critical-within']": '/criticalWithinSeconds',
    'spec.groups[].rules[alert>alert]': '/alerts.{alert}',
    'spec.groups[].rules[alert>alert].alert': '/alerts.{alert}',
    'spec.groups[].rules[alert>alert].expr': '/alerts.{alert}.expression',
    'spec.groups[].rules[alert>alert].for': '/alerts.{alert}.for',
    'spec.groups[].rules[alert>alert].labels.severity': '/alerts.{alert}.severity',
    'spec.groups[].rules[alert>alert].labels.priority': '/alerts.{alert}.priority',
    'spec.groups[].rules[alert>alert].labels.receiver': '/alerts.{alert}.receiver',
    'spec.groups[].rules[alert>alert].annotations.summary': '/alerts.{alert}.summary',
    'spec.groups[].rules[alert>alert].annotations.description': '/alerts.{alert}.description',
  },
  ConfigMap: { ...anyObject, data: '@dashboard', 'metadata.name': '@dashboard' },
  NetworkPolicy: {
    ...anyObject,
    'spec.ingress[].from[].ipBlock.cidr': '@cidr',
    'spec.egress[].to[].ipBlock.cidr': '@cidr',
  },
  AlertmanagerConfig: {
    ...anyObject,
    'spec.receivers[].emailConfigs[].from': `${cluster}.domain`,
    'spec.receivers[].emailConfigs[].to': '/contacts',
  },
};

/** Objects of the cluster itself: nodes, volumes, backups, certificates, and the input of its creation. */
export const clusterRows: Rows = {
  NodePool: {
    ...anyObject,
    'metadata.name': pool,
    'spec.limits.cpu': `${pool}.limits.cpu`,
    'spec.limits.memory': `${pool}.limits.memory`,
    "spec.limits['nvidia.com/gpu']": `${pool}.limits.gpus`,
    'spec.template.spec.requirements[key=node.kubernetes.io/instance-type]': `${pool}.instanceTypes`,
    'spec.template.spec.requirements[key=node.kubernetes.io/instance-type].values[#index]': `${pool}.instanceTypes[{index}]`,
    'spec.template.spec.requirements[key=karpenter.sh/capacity-type]': `${pool}.capacity`,
    'spec.template.spec.requirements[key=kubernetes.io/arch]': `${pool}.architecture`,
    'spec.template.spec.taints': `${pool}.taint`,
    'spec.template.spec.expireAfter': `${pool}.expireAfter`,
    'spec.template.spec.terminationGracePeriod': `${pool}.terminationGracePeriod`,
    'spec.disruption.consolidationPolicy': `${pool}.consolidation.policy`,
    'spec.disruption.consolidateAfter': `${pool}.consolidation.after`,
  },
  EC2NodeClass: {
    ...anyObject,
    'metadata.name': pool,
    'spec.blockDeviceMappings[].ebs.volumeSize': `${pool}.volumeSize`,
    'spec.role': `${cluster}.name`,
    'spec.subnetSelectorTerms': `${cluster}.name`,
    'spec.securityGroupSelectorTerms': `${cluster}.name`,
  },
  PriorityClass: anyObject,
  ClusterIssuer: {
    ...anyObject,
    'spec.acme.email': '/contacts.owner',
    'spec.acme.solvers[].dns01.route53.region': `${cluster}.region`,
  },
  Schedule: {
    ...anyObject,
    'spec.schedule': '/backups.schedule',
    'spec.template.ttl': '/backups.retentionHours',
    'spec.template.includedNamespaces': '/layers',
  },
  BackupStorageLocation: {
    ...anyObject,
    'spec.objectStorage.bucket': `${cluster}.backups.bucket`,
    'spec.objectStorage.prefix': `${cluster}.backups.prefix`,
    'spec.config.region': `${cluster}.region`,
  },
  VolumeSnapshotLocation: { ...anyObject, 'spec.config.region': `${cluster}.region` },
  ClusterConfig: {
    'metadata.name': `${cluster}.name`,
    'metadata.region': `${cluster}.region`,
    'metadata.version': 'environments/kubernetesVersion',
    'vpc.cidr': `${cluster}.network.vpcCidr`,
    'vpc.id': `${cluster}.network.vpc`,
    'vpc.controlPlaneSubnetIDs': `${cluster}.network.controlPlaneSubnets`,
    'vpc.subnets.public': `${cluster}.network.publicSubnets`,
    'vpc.subnets.public.{zone}.cidr': `${cluster}.network.publicCidrs`,
    'vpc.subnets.private': `${cluster}.network.privateSubnets`,
    'vpc.subnets.private.{zone}.cidr': `${cluster}.network.privateCidrs`,
    'secretsEncryption.keyARN': `${cluster}.kmsKey`,
    managedNodeGroups: `${cluster}.systemNodes`,
    'managedNodeGroups[].instanceType': `${cluster}.systemNodes.instanceType`,
    'managedNodeGroups[].minSize': `${cluster}.systemNodes.min`,
    'managedNodeGroups[].desiredCapacity': `${cluster}.systemNodes.min`,
    'managedNodeGroups[].maxSize': `${cluster}.systemNodes.max`,
  },
  Template: { Resources: cluster },
  'Cluster.kind.x-k8s.io': { name: `${cluster}.name` },
};

/** The objects that Argo CD follows. */
export const deliveryRows: Rows = {
  AppProject: {
    'spec.description': '/description',
    "metadata.annotations['strata.dev/monthly-budget']": `${cluster}.monthlyBudget`,
    "metadata.annotations['allow.strata.dev/within-budget']": `${cluster}.overBudget`,
  },
  ApplicationSet: { 'spec.generators[].pullRequest.github.labels': '/previews.label' },
};
