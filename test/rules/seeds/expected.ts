/** What `npm run check` says of one entry of the list of corrections, or why it cannot say anything. */
export type Expected = { readonly entry: string } & (
  | {
      readonly rule: string;
      /** The document whose manifests are one cluster; `all` for those of all documents together. */
      readonly document: Document;
      /** `Kind namespace/name`, as findings name it. */
      readonly object: string;
      /** Beginning of the field, where the rule says several things of the object. @default - any */
      readonly field?: string;
    }
  /** The area whose rules are to see it. */
  | { readonly area: string; readonly document: Document; readonly object: string }
  /** Why no manifest shows it. */
  | { readonly invisible: string }
);

/** A source document. */
export type Document = 'ideation-engine' | 'i2s' | 'prime-spark' | 'incubation' | 'daa' | 'all';

const shell = 'a command for a shell';
const terraform = 'written in Terraform';
const helm = 'values of a chart that is not quoted';
const prose = 'told in prose or in a diagram';
const pipeline = 'a step of a pipeline';
const dashboard = 'a dashboard, quoted as JSON';

/** A row for every entry of the list of corrections, or several where it names several things. */
export const expected: readonly Expected[] = [
  // Rejected, or never runs
  { entry: '1', area: 'capacity', document: 'ideation-engine', object: 'ClusterConfig ideation-engine-prod' },
  { entry: '2', invisible: helm },
  { entry: '3', invisible: `${helm}: what one pod asks for` },
  { entry: '4', invisible: `${terraform}: the labels of the nodes` },
  { entry: '5', invisible: `${terraform}: the taint of the nodes` },
  {
    entry: '6',
    rule: 'schema',
    document: 'ideation-engine',
    object: 'SecretStore default/aws-secrets-manager',
    field: 'spec.provider.aws.auth.secretRef.accessKeyID',
  },
  {
    entry: '7',
    rule: 'schema',
    document: 'ideation-engine',
    object: 'ExternalSecret default/api-keys',
    field: 'apiVersion',
  },
  {
    entry: '7',
    rule: 'schema',
    document: 'i2s',
    object: 'ExternalSecret i2s-production/api-keys',
    field: 'apiVersion',
  },
  {
    entry: '7',
    rule: 'schema',
    document: 'incubation',
    object: 'ExternalSecret production/database-credentials',
    field: 'apiVersion',
  },
  { entry: '8', rule: 'schema', document: 'ideation-engine', object: 'Provisioner spot-provisioner', field: 'kind' },
  {
    entry: '9',
    rule: 'schema',
    document: 'ideation-engine',
    object: 'ConfigMap default/cost-monitoring',
    field: 'data.budget_alerts',
  },
  { entry: '10', area: 'references', document: 'incubation', object: 'StatefulSet production/redis-cluster' },
  { entry: '11', area: 'secrets', document: 'incubation', object: 'Secret production/database-secret' },
  { entry: '12', area: 'references', document: 'i2s', object: 'Deployment i2s-staging/conductor' },
  { entry: '12', area: 'references', document: 'daa', object: 'Deployment production/daa-service' },
  { entry: '13', area: 'references', document: 'i2s', object: 'Deployment i2s-staging/conductor' },
  { entry: '13', area: 'references', document: 'incubation', object: 'Deployment production/api-server' },
  { entry: '14', invisible: 'the properties of the remote secret are told beside the manifest' },
  { entry: '15', area: 'hardening', document: 'i2s', object: 'Deployment i2s-staging/conductor' },
  { entry: '16', area: 'references', document: 'incubation', object: 'StatefulSet production/redis-cluster' },
  { entry: '17', area: 'api-life', document: 'ideation-engine', object: 'ClusterConfig ideation-engine-prod' },
  { entry: '17', area: 'api-life', document: 'incubation', object: 'ClusterConfig incubation-platform-prod' },
  { entry: '18', area: 'api-life', document: 'incubation', object: 'ClusterConfig incubation-platform-prod' },
  { entry: '19', invisible: shell },
  { entry: '20', invisible: shell },
  { entry: '21', area: 'drain', document: 'daa', object: 'Deployment production/daa-service' },
  {
    entry: '22',
    area: 'capacity',
    document: 'ideation-engine',
    object: 'VerticalPodAutoscaler l0-ingestion/ray-workers-vpa',
  },
  { entry: '23', invisible: shell },
  {
    entry: '24',
    rule: 'project-permits-objects',
    document: 'i2s',
    object: 'AppProject argocd/i2s-platform',
    field: 'spec.namespaceResourceWhitelist',
  },
  { entry: '24', rule: 'application-has-project', document: 'i2s', object: 'Application argocd/i2s-production' },
  { entry: '25', invisible: terraform },
  {
    entry: '26',
    area: 'autoscaling',
    document: 'ideation-engine',
    object: 'HorizontalPodAutoscaler l0-ingestion/crawler-hpa',
  },
  {
    entry: '26',
    area: 'autoscaling',
    document: 'ideation-engine',
    object: 'VerticalPodAutoscaler l0-ingestion/ray-workers-vpa',
  },

  // Silently wrong or insecure
  {
    entry: '27',
    area: 'connectivity',
    document: 'ideation-engine',
    object: 'NetworkPolicy l0-ingestion/l0-ingestion-policy',
  },
  {
    entry: '28',
    area: 'connectivity',
    document: 'ideation-engine',
    object: 'NetworkPolicy l0-ingestion/l0-ingestion-policy',
  },
  { entry: '29', invisible: `${shell}, and ${helm}` },
  { entry: '30', invisible: 'a comment: what the nine are for' },
  { entry: '31', invisible: 'nothing declares what the crawlers publish' },
  {
    entry: '32',
    area: 'autoscaling',
    document: 'ideation-engine',
    object: 'HorizontalPodAutoscaler l0-ingestion/crawler-hpa',
  },
  { entry: '33', area: 'autoscaling', document: 'i2s', object: 'VerticalPodAutoscaler i2s-production/conductor-vpa' },
  {
    entry: '34',
    area: 'autoscaling',
    document: 'ideation-engine',
    object: 'VerticalPodAutoscaler l0-ingestion/ray-workers-vpa',
  },
  { entry: '35', invisible: `${helm}: the workers are in no manifest` },
  {
    entry: '36',
    rule: 'schema',
    document: 'i2s',
    object: 'DestinationRule i2s-production/conductor-destination',
    field: 'spec.trafficPolicy.circuitBreaker',
  },
  { entry: '37', area: 'connectivity', document: 'i2s', object: 'AuthorizationPolicy i2s-production/conductor-authz' },
  { entry: '38', area: 'connectivity', document: 'i2s', object: 'PeerAuthentication i2s-production/default' },
  { entry: '39', area: 'routes', document: 'i2s', object: 'VirtualService i2s-production/i2s-api-routing' },
  { entry: '40', area: 'routes', document: 'i2s', object: 'Gateway i2s-production/i2s-gateway' },
  { entry: '41', area: 'routes', document: 'i2s', object: 'VirtualService i2s-production/i2s-api-routing' },
  { entry: '42', area: 'monitoring', document: 'i2s', object: 'PeerAuthentication i2s-production/default' },
  { entry: '43', area: 'secrets', document: 'ideation-engine', object: 'SecretStore default/aws-secrets-manager' },
  { entry: '44', area: 'secrets', document: 'ideation-engine', object: 'SecretStore default/aws-secrets-manager' },
  { entry: '45', area: 'monitoring', document: 'daa', object: 'Deployment production/daa-service' },
  { entry: '46', area: 'monitoring', document: 'incubation', object: 'PrometheusRule monitoring/incubation' },
  { entry: '47', invisible: `${dashboard}; which type a metric has, no manifest says` },
  { entry: '48', invisible: dashboard },
  { entry: '49', area: 'monitoring', document: 'incubation', object: 'PrometheusRule monitoring/incubation' },
  { entry: '50', area: 'monitoring', document: 'ideation-engine', object: 'PrometheusRule monitoring/ideation-engine' },
  { entry: '51', area: 'monitoring', document: 'ideation-engine', object: 'PrometheusRule monitoring/ideation-engine' },
  { entry: '52', invisible: 'no AlertmanagerConfig is quoted' },
  { entry: '53', invisible: 'code: what /health looks at' },
  { entry: '54', area: 'backups', document: 'incubation', object: 'Schedule velero/daily-backup-schedule' },
  { entry: '55', area: 'backups', document: 'incubation', object: 'CronJob production/database-backup' },
  { entry: '56', area: 'hardening', document: 'incubation', object: 'Job production/db-migration' },
  { entry: '57', invisible: 'no Namespace is quoted that puts a Job into the mesh' },
  { entry: '58', area: 'references', document: 'incubation', object: 'StatefulSet production/redis-cluster' },
  { entry: '59', invisible: 'the configuration of Prometheus is a file of its own' },
  { entry: '60', area: 'api-life', document: 'i2s', object: 'Deployment kube-system/cluster-autoscaler' },
  { entry: '60', area: 'api-life', document: 'incubation', object: 'Deployment kube-system/cluster-autoscaler' },
  {
    entry: '61',
    rule: 'no-controller-output',
    document: 'ideation-engine',
    object: 'ConfigMap kube-system/cluster-autoscaler-status',
  },
  { entry: '62', area: 'hardening', document: 'incubation', object: 'Deployment production/api-server' },
  { entry: '63', invisible: helm },
  { entry: '64', invisible: 'the manifests of one environment are quoted: what the others read is told in prose' },
  { entry: '65', area: 'connectivity', document: 'incubation', object: 'ClusterConfig incubation-platform-prod' },
  { entry: '66', invisible: terraform },

  // Breaks under sync, scale, rollout or merge
  { entry: '67', area: 'autoscaling', document: 'i2s', object: 'Deployment i2s-staging/conductor' },
  { entry: '67', area: 'autoscaling', document: 'incubation', object: 'Deployment production/api-server' },
  { entry: '67', area: 'autoscaling', document: 'daa', object: 'Deployment production/daa-service' },
  {
    entry: '68',
    rule: 'external-secret-defaults',
    document: 'i2s',
    object: 'ExternalSecret i2s-production/database-credentials',
  },
  { entry: '69', area: 'secrets', document: 'incubation', object: 'ExternalSecret production/database-credentials' },
  { entry: '70', rule: 'data-is-kept', document: 'i2s', object: 'Namespace i2s-staging' },
  { entry: '71', rule: 'identity-unique', document: 'all', object: 'Deployment kube-system/cluster-autoscaler' },
  { entry: '72', invisible: 'whether the branch is protected is a setting of its host' },
  { entry: '73', invisible: shell },
  { entry: '74', invisible: pipeline },
  { entry: '75', invisible: prose },
  { entry: '76', area: 'routes', document: 'i2s', object: 'DestinationRule i2s-production/conductor-destination' },
  { entry: '77', area: 'routes', document: 'i2s', object: 'VirtualService i2s-production/i2s-api-routing' },
  { entry: '78', area: 'routes', document: 'i2s', object: 'Service i2s-staging/conductor' },
  { entry: '79', area: 'autoscaling', document: 'i2s', object: 'HorizontalPodAutoscaler i2s-staging/conductor-hpa' },
  {
    entry: '80',
    area: 'autoscaling',
    document: 'i2s',
    object: 'HorizontalPodAutoscaler i2s-production/conductor-custom-hpa',
  },
  {
    entry: '81',
    area: 'autoscaling',
    document: 'ideation-engine',
    object: 'HorizontalPodAutoscaler l0-ingestion/crawler-hpa',
  },
  { entry: '82', area: 'quota', document: 'incubation', object: 'StatefulSet production/redis-cluster' },
  { entry: '83', area: 'drain', document: 'daa', object: 'Deployment production/daa-service' },
  { entry: '84', invisible: `${prose}: no manifest asks for the spread` },
  { entry: '85', invisible: terraform },
  { entry: '86', invisible: 'the Provisioner is refused as a whole (8)' },
  {
    entry: '87',
    area: 'connectivity',
    document: 'ideation-engine',
    object: 'NetworkPolicy l0-ingestion/l0-ingestion-policy',
  },
  { entry: '88', invisible: 'no RayCluster is quoted' },
  { entry: '89', invisible: prose },
  { entry: '90', invisible: 'a way to work, not a manifest' },
  { entry: '90b', invisible: prose },
  { entry: '90c', area: 'secrets', document: 'daa', object: 'Deployment production/daa-service' },
  { entry: '90d', invisible: 'no manifest has an active VPA on a single replica' },

  // Contradictory, outdated, imprecise
  { entry: '91', area: 'api-life', document: 'i2s', object: 'DestinationRule i2s-production/conductor-destination' },
  { entry: '91', rule: 'schema', document: 'i2s', object: 'Gateway i2s-production/i2s-gateway', field: 'apiVersion' },
  { entry: '92', invisible: prose },
  { entry: '93', invisible: prose },
  { entry: '94', invisible: prose },
  { entry: '95', area: 'monitoring', document: 'incubation', object: 'PrometheusRule monitoring/incubation' },
  { entry: '96', invisible: prose },
  { entry: '97', invisible: prose },
  { entry: '98', invisible: helm },
  { entry: '99', invisible: prose },
  { entry: '100', invisible: 'the text of a ConfigMap: words that nobody reads' },
  { entry: '101', invisible: dashboard },
  { entry: '102', area: 'api-life', document: 'incubation', object: 'CronJob production/database-backup' },
  { entry: '103', invisible: shell },
  { entry: '104', invisible: `${terraform}: the window of the database` },

  // Outside a generator of manifests
  { entry: '105', invisible: `${terraform}, CloudFormation and Docker Compose` },
  { entry: '106', invisible: shell },
  { entry: '107', invisible: `${pipeline}, and ${terraform}` },
];
