/** Fields in which the environments may differ. */
export interface Allowed {
  readonly kinds: readonly string[];
  /** Paths as they are shown: items of lists bear their names. */
  readonly fields: RegExp;
}

const workloads = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'RayCluster',
  'AnalysisTemplate',
] as const;

/** The only fields in which staging and dr may differ from production: scale, and the names and addresses of data. */
export const scaleAndData: readonly Allowed[] = [
  // Number and size
  { kinds: ['Deployment', 'StatefulSet', 'Rollout'], fields: /^spec\.replicas$/ },
  {
    kinds: ['HorizontalPodAutoscaler'],
    fields: /^spec\.((min|max)Replicas|metrics\[\]\..*)$/,
  },
  // How fast, but not how long it waits: that follows from what is scaled.
  {
    kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
    fields:
      /^spec\.(advanced\.horizontalPodAutoscalerConfig\.)?behavior\.scale(Up|Down)\.(policies\[\w*\]\.(type|value|periodSeconds)|selectPolicy)$/,
  },
  { kinds: ['ScaledObject'], fields: /^spec\.(minReplicaCount|maxReplicaCount|fallback\.replicas)$/ },
  { kinds: ['RayCluster'], fields: /^spec\.workerGroupSpecs\[\]\.(min|max)Replicas$/ },
  { kinds: ['RayCluster'], fields: /^spec\.autoscalerOptions\.resources\.requests\.\w+$/ },
  { kinds: workloads, fields: /^spec\..*[cC]ontainers\[[\w-]+\]\.resources\.requests\./ },
  {
    kinds: ['VerticalPodAutoscaler'],
    fields: /^spec\.resourcePolicy\.containerPolicies\[\]\.(min|max)Allowed\.(cpu|memory)$/,
  },
  { kinds: ['ResourceQuota'], fields: /^spec\.hard\./ },
  { kinds: ['PersistentVolumeClaim'], fields: /^spec\.resources\.requests\.storage$/ },
  { kinds: ['LimitRange'], fields: /^spec\.limits\[\]\.max\./ },
  { kinds: ['NodePool'], fields: /^spec\.limits\./ },
  {
    kinds: ['NodePool'],
    fields: /^spec\.template\.spec\.requirements\[node\.kubernetes\.io\/instance-type\]\.values\[\]$/,
  },
  { kinds: ['KafkaTopic'], fields: /^spec\.(replicas|config\.min\.insync\.replicas)$/ },
  { kinds: ['Cluster'], fields: /^spec\.(numberOfBrokerNodes|brokerNodeGroupInfo\.instanceType)$/ },
  {
    kinds: ['Cluster'],
    fields: /^spec\.(instances|storage\.size|walStorage\.size|resources\.requests\.(cpu|memory))$/,
  },
  {
    kinds: ['DBInstance'],
    fields: /^spec\.(allocatedStorage|backupRetentionPeriod|dbInstanceClass|maxAllocatedStorage|multiAZ)$/,
  },
  {
    kinds: ['ReplicationGroup'],
    fields:
      /^spec\.(automaticFailoverEnabled|cacheNodeType|multiAZEnabled|replicasPerNodeGroup|snapshotRetentionLimit|snapshotWindow)$/,
  },
  { kinds: ['Broker'], fields: /^spec\.(deploymentMode|hostInstanceType)$/ },
  {
    kinds: ['ClusterConfig'],
    fields:
      /^(availabilityZones\[\]|vpc\.(cidr|id|subnets\..*|controlPlaneSubnetIDs\[\])|accessConfig\.accessEntries\[\]\.principalARN)$/,
  },
  // Logs are kept as long as the environment asks for.
  { kinds: ['Application'], fields: /^spec\.source\.helm\.valuesObject\.loki\.limits_config\.retention_period$/ },
  {
    kinds: ['AppProject'],
    fields: /^metadata\.annotations\.(strata\.dev\/monthly-budget|allow\.strata\.dev\/within-budget)$/,
  },
  // When it is applied
  { kinds: ['AppProject'], fields: /^spec\.syncWindows\[/ },
  // Release
  { kinds: workloads, fields: /^spec\..*[cC]ontainers\[[\w-]+\]\.image$/ },
  { kinds: workloads, fields: /labels\.app\.kubernetes\.io\/version$/ },
  // Domain and address ranges
  { kinds: ['ClusterIssuer'], fields: /^spec\.acme\.email$/ },
  { kinds: ['AlertmanagerConfig'], fields: /^spec\.receivers\[(mail|page)\]\.emailConfigs\[\]\.(from|to|smarthost)$/ },
  { kinds: ['Certificate'], fields: /^spec\.dnsNames\[\]$/ },
  { kinds: ['Gateway'], fields: /^spec\.servers\[\w*\]\.hosts\[\]$/ },
  { kinds: ['Sidecar'], fields: /^spec\.egress\[\]\.hosts\[\]$/ },
  { kinds: ['ServiceEntry'], fields: /^(metadata\.name|spec\.hosts\[\])$/ },
  { kinds: ['VirtualService'], fields: /^(metadata\.name|spec\.hosts\[\])$/ },
  { kinds: ['NetworkPolicy'], fields: /^spec\.(egress|ingress)\[\]\.(to|from)\[\]\.ipBlock\.cidr$/ },
  // What a pod of this size takes
  { kinds: ['EnvoyFilter'], fields: /^spec\.configPatches\[\]\.patch\.value\.typed_config\.token_bucket\./ },
  { kinds: ['StorageClass'], fields: /^parameters\.fileSystemId$/ },
  { kinds: ['AuthorizationPolicy'], fields: /^spec\.rules\[\]\.from\[\]\.source\.notRequestPrincipals\[\]$/ },
  { kinds: ['RequestAuthentication'], fields: /^spec\.jwtRules\[\]\.(issuer|jwksUri)$/ },
  { kinds: ['AuthorizationPolicy'], fields: /^spec\.rules\[\]\.to\[\]\.operation\.hosts\[\]$/ },
  // What a region that stands by is watched for, and one that serves
  { kinds: ['PrometheusRule'], fields: /^spec\.groups\[[\w-]+-(serving|standby)\]/ },
  // Data service, role, secret and configuration
  { kinds: workloads, fields: /^metadata\.annotations\.strata\.dev\/calls$/ },
  {
    kinds: workloads,
    fields:
      /^spec\..*containers\[[\w-]+\]\.env\[(ENVIRONMENT|AWS_REGION|[A-Z_]+_(HOST|NAME|URI|BASE|BUCKET|BOOTSTRAP_SERVERS|BROKER|REGION))\]\.value$/,
  },
  { kinds: workloads, fields: /annotations\.strata\.dev\/config-hash$/ },
  { kinds: ['ExternalSecret'], fields: /^spec\.(data\[\]\.remoteRef\.key|target\.template\.data\.[a-z-]+-url)$/ },
  { kinds: ['ScaledObject'], fields: /^spec\.triggers\[kafka\]\.metadata\.(awsRegion|bootstrapServers)$/ },
  { kinds: ['Role'], fields: /^spec\.(name|description|inlinePolicies\.declared)$/ },
  { kinds: ['BackupStorageLocation'], fields: /^spec\.objectStorage\.(bucket|prefix)$/ },
  { kinds: ['Bucket'], fields: /^spec\.(name|createBucketConfiguration\.locationConstraint|replication\..*)$/ },
  // KMS key
  {
    kinds: ['Bucket', 'Broker', 'Cluster', 'DBCluster', 'DBInstance', 'ReplicationGroup'],
    fields: /[kK](MS|ms).*KeyID$/,
  },
  { kinds: ['ClusterConfig'], fields: /^secretsEncryption\.keyARN$/ },
  {
    kinds: ['Cluster'],
    fields: /^spec\.(name|brokerNodeGroupInfo\.(clientSubnets|securityGroups)\[\]|configurationInfo\.(arn|revision))$/,
  },
  { kinds: ['Configuration'], fields: /^spec\.(name|description|serverProperties)$/ },
  // A reading cluster of a global database, and the copy of an instance, take these over from the writing one.
  {
    kinds: ['DBCluster'],
    fields:
      /^spec\.(databaseName|masterUsername|manageMasterUserPassword|masterUserPassword\..*|dbClusterIdentifier|globalClusterIdentifier|vpcSecurityGroupIDs\[\])$/,
  },
  {
    kinds: ['DBInstance'],
    fields:
      /^spec\.(dbName|masterUsername|manageMasterUserPassword|masterUserPassword\..*|sourceDBInstanceIdentifier|sourceRegion|dbClusterIdentifier|dbInstanceIdentifier|vpcSecurityGroupIDs\[\])$/,
  },
  {
    kinds: ['CacheSubnetGroup', 'ReplicationGroup', 'Broker', 'DBSubnetGroup', 'DBParameterGroup'],
    fields:
      /^spec\.(name|description|subnetIDs\[\]|securityGroupIDs\[\]|securityGroups\[\]|cacheSubnetGroup(Name|Description)|replicationGroupID)$/,
  },
  // A cluster of CloudNativePG that follows the one of another region, and where each backs up to.
  { kinds: ['Cluster'], fields: /^spec\.(bootstrap\.(initdb|recovery)|replica|externalClusters\[source\])\./ },
  // Proved by rules of their own: what a project permits is what is there, and what is ignored is what Rollouts write.
  {
    kinds: ['AppProject'],
    fields: /^spec\.((cluster|namespace)ResourceWhitelist\[\]\.(group|kind)|destinations\[\w*\]\.(namespace|server))$/,
  },
  { kinds: ['Application'], fields: /^spec\.ignoreDifferences\[[\w-]*\]\./ },
  // Previews read their secrets from staging.
  { kinds: ['ClusterConfig'], fields: /^iam\.serviceAccounts\[\]\./ },
];
