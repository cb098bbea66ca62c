import { append } from '../append.ts';

const workloads = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'RayCluster',
  'AnalysisTemplate',
] as const;

/**
 * The only fields in which staging and dr may differ from production: scale, and the names and addresses of data. Paths are
 * as they are shown: items of lists bear their names.
 */
const scaleAndData: readonly (readonly [kinds: readonly string[], fields: RegExp])[] = [
  // Number and size
  [['Deployment', 'StatefulSet', 'Rollout'], /^spec\.replicas$/],
  [['HorizontalPodAutoscaler'], /^spec\.((min|max)Replicas|metrics\[\]\..*)$/],
  // How fast, but not how long it waits: that follows from what is scaled.
  [
    ['HorizontalPodAutoscaler', 'ScaledObject'],
    /^spec\.(advanced\.horizontalPodAutoscalerConfig\.)?behavior\.scale(Up|Down)\.(policies\[\w*\]\.(type|value|periodSeconds)|selectPolicy)$/,
  ],
  [['ScaledObject'], /^spec\.(minReplicaCount|maxReplicaCount|fallback\.replicas)$/],
  [['RayCluster'], /^spec\.workerGroupSpecs\[\]\.(min|max)Replicas$/],
  [['RayCluster'], /^spec\.autoscalerOptions\.resources\.requests\.\w+$/],
  [workloads, /^spec\..*[cC]ontainers\[[\w-]+\]\.resources\.requests\./],
  [['VerticalPodAutoscaler'], /^spec\.resourcePolicy\.containerPolicies\[\]\.(min|max)Allowed\.(cpu|memory)$/],
  [['ResourceQuota'], /^spec\.hard\./],
  [['PersistentVolumeClaim'], /^spec\.resources\.requests\.storage$/],
  [['LimitRange'], /^spec\.limits\[\]\.max\./],
  [['NodePool'], /^spec\.limits\./],
  [['NodePool'], /^spec\.template\.spec\.requirements\[node\.kubernetes\.io\/instance-type\]\.values\[\]$/],
  [['KafkaTopic'], /^spec\.(replicas|config\.min\.insync\.replicas)$/],
  [['Cluster'], /^spec\.(numberOfBrokerNodes|brokerNodeGroupInfo\.instanceType)$/],
  [['Cluster'], /^spec\.(instances|storage\.size|walStorage\.size|resources\.requests\.(cpu|memory))$/],
  [['DBInstance'], /^spec\.(allocatedStorage|backupRetentionPeriod|dbInstanceClass|maxAllocatedStorage|multiAZ)$/],
  [
    ['ReplicationGroup'],
    /^spec\.(automaticFailoverEnabled|cacheNodeType|multiAZEnabled|replicasPerNodeGroup|snapshotRetentionLimit|snapshotWindow)$/,
  ],
  [['Broker'], /^spec\.(deploymentMode|hostInstanceType)$/],
  [
    ['ClusterConfig'],
    /^(availabilityZones\[\]|vpc\.(cidr|id|subnets\..*|controlPlaneSubnetIDs\[\])|accessConfig\.accessEntries\[\]\.principalARN)$/,
  ],
  // Logs are kept as long as the environment asks for.
  [['Application'], /^spec\.source\.helm\.valuesObject\.loki\.limits_config\.retention_period$/],
  [['AppProject'], /^metadata\.annotations\.(strata\.dev\/monthly-budget|allow\.strata\.dev\/within-budget)$/],
  // When it is applied
  [['AppProject'], /^spec\.syncWindows\[/],
  // Release
  [workloads, /^spec\..*[cC]ontainers\[[\w-]+\]\.image$/],
  [workloads, /labels\.app\.kubernetes\.io\/version$/],
  // Domain and address ranges
  [['ClusterIssuer'], /^spec\.acme\.email$/],
  [['AlertmanagerConfig'], /^spec\.receivers\[(mail|page)\]\.emailConfigs\[\]\.(from|to|smarthost)$/],
  [['Certificate'], /^spec\.dnsNames\[\]$/],
  [['Gateway'], /^spec\.servers\[\w*\]\.hosts\[\]$/],
  [['Sidecar'], /^spec\.egress\[\]\.hosts\[\]$/],
  [['ServiceEntry'], /^(metadata\.name|spec\.hosts\[\])$/],
  [['VirtualService'], /^(metadata\.name|spec\.hosts\[\])$/],
  [['NetworkPolicy'], /^spec\.(egress|ingress)\[\]\.(to|from)\[\]\.ipBlock\.cidr$/],
  // What a pod of this size takes
  [['EnvoyFilter'], /^spec\.configPatches\[\]\.patch\.value\.typed_config\.token_bucket\./],
  [['StorageClass'], /^parameters\.fileSystemId$/],
  [['AuthorizationPolicy'], /^spec\.rules\[\]\.from\[\]\.source\.notRequestPrincipals\[\]$/],
  [['RequestAuthentication'], /^spec\.jwtRules\[\]\.(issuer|jwksUri)$/],
  [['AuthorizationPolicy'], /^spec\.rules\[\]\.to\[\]\.operation\.hosts\[\]$/],
  // What a region that stands by is watched for, and one that serves
  [['PrometheusRule'], /^spec\.groups\[[\w-]+-(serving|standby)\]/],
  // Data service, role, secret and configuration
  [workloads, /^metadata\.annotations\.strata\.dev\/calls$/],
  [
    workloads,
    /^spec\..*containers\[[\w-]+\]\.env\[(ENVIRONMENT|AWS_REGION|[A-Z_]+_(HOST|NAME|URI|BASE|BUCKET|BOOTSTRAP_SERVERS|BROKER|REGION))\]\.value$/,
  ],
  [workloads, /annotations\.strata\.dev\/config-hash$/],
  [['ExternalSecret'], /^spec\.(data\[\]\.remoteRef\.key|target\.template\.data\.[a-z-]+-url)$/],
  [['ScaledObject'], /^spec\.triggers\[kafka\]\.metadata\.(awsRegion|bootstrapServers)$/],
  [['Role'], /^spec\.(name|description|inlinePolicies\.declared)$/],
  [['BackupStorageLocation'], /^spec\.objectStorage\.(bucket|prefix)$/],
  [['Bucket'], /^spec\.(name|createBucketConfiguration\.locationConstraint|replication\..*)$/],
  // KMS key
  [['Bucket', 'Broker', 'Cluster', 'DBCluster', 'DBInstance', 'ReplicationGroup'], /[kK](MS|ms).*KeyID$/],
  [['ClusterConfig'], /^secretsEncryption\.keyARN$/],
  [
    ['Cluster'],
    /^spec\.(name|brokerNodeGroupInfo\.(clientSubnets|securityGroups)\[\]|configurationInfo\.(arn|revision))$/,
  ],
  [['Configuration'], /^spec\.(name|description|serverProperties)$/],
  // A reading cluster of a global database, and the copy of an instance, take these over from the writing one.
  [
    ['DBCluster'],
    /^spec\.(databaseName|masterUsername|manageMasterUserPassword|masterUserPassword\..*|dbClusterIdentifier|globalClusterIdentifier|vpcSecurityGroupIDs\[\])$/,
  ],
  [
    ['DBInstance'],
    /^spec\.(dbName|masterUsername|manageMasterUserPassword|masterUserPassword\..*|sourceDBInstanceIdentifier|sourceRegion|dbClusterIdentifier|dbInstanceIdentifier|vpcSecurityGroupIDs\[\])$/,
  ],
  [
    ['CacheSubnetGroup', 'ReplicationGroup', 'Broker', 'DBSubnetGroup', 'DBParameterGroup'],
    /^spec\.(name|description|subnetIDs\[\]|securityGroupIDs\[\]|securityGroups\[\]|cacheSubnetGroup(Name|Description)|replicationGroupID)$/,
  ],
  // A cluster of CloudNativePG that follows the one of another region, and where each backs up to.
  [['Cluster'], /^spec\.(bootstrap\.(initdb|recovery)|replica|externalClusters\[source\])\./],
  // Proved by rules of their own: what a project permits is what is there, and what is ignored is what Rollouts write.
  [
    ['AppProject'],
    /^spec\.((cluster|namespace)ResourceWhitelist\[\]\.(group|kind)|destinations\[\w*\]\.(namespace|server))$/,
  ],
  [['Application'], /^spec\.ignoreDifferences\[[\w-]*\]\./],
  // Previews read their secrets from staging.
  [['ClusterConfig'], /^iam\.serviceAccounts\[\]\./],
];

/** Fields that differ because the delivery strategy differs. */
const strategy: readonly (readonly [kind: string, fields: readonly RegExp[]])[] = [
  ['Rollout', [/^spec\.strategy\./]],
  ['AnalysisTemplate', [/^spec\.(metrics|args)\[/]],
  [
    'VirtualService',
    [/^spec\.http\[[\w-]*\]\.route\[\]\./, /^metadata\.annotations\.argocd\.argoproj\.io\/sync-wave$/],
  ],
];

/** Paths of the fields of a kind that may differ. */
export function mayDiffer(kind: string): readonly RegExp[] {
  return byKind().of.get(kind) ?? none;
}

/** The same where another delivery strategy may be the reason. */
export function mayFollow(kind: string): readonly RegExp[] {
  return byKind().withStrategy.get(kind) ?? mayDiffer(kind);
}

const none: readonly RegExp[] = [];

interface ByKind {
  readonly of: ReadonlyMap<string, readonly RegExp[]>;
  readonly withStrategy: ReadonlyMap<string, readonly RegExp[]>;
}

let made: ByKind | undefined;

function byKind(): ByKind {
  if (made !== undefined) return made;
  const of = new Map<string, RegExp[]>();
  for (const [kinds, fields] of scaleAndData) for (const kind of kinds) append(of, kind, fields);
  const withStrategy = new Map(strategy.map(([kind, fields]) => [kind, [...(of.get(kind) ?? []), ...fields]]));
  return (made = { of, withStrategy });
}
