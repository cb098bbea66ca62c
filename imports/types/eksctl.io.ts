// Made by `npm run import`.

export interface AZSubnetSpec {
  az?: string;
  cidr?: string;
  id?: string;
}

export interface AccessConfig {
  accessEntries?: Array<AccessEntry>;
  authenticationMode?: string;
  bootstrapClusterCreatorAdminPermissions?: boolean;
}

export interface AccessEntry {
  accessPolicies?: Array<AccessPolicy>;
  kubernetesGroups?: Array<string>;
  kubernetesUsername?: string;
  principalARN?: unknown;
  type?: string;
}

export interface AccessPolicy {
  accessScope?: AccessScope;
  policyARN?: unknown;
}

export interface AccessScope {
  namespaces?: Array<string>;
  type?: string;
}

export interface Addon {
  attachPolicy?: Record<string, unknown>;
  attachPolicyARNs?: Array<string>;
  configurationValues?: string;
  name: string;
  namespaceConfig?: AddonNamespaceConfig;
  owners?: Array<string>;
  permissionsBoundary?: string;
  podIdentityAssociations?: Array<PodIdentityAssociation>;
  publishers?: Array<string>;
  resolveConflicts?: string;
  serviceAccountRoleARN?: string;
  tags?: Record<string, string>;
  types?: Array<string>;
  useDefaultPodIdentityAssociations?: boolean;
  version?: string;
  wellKnownPolicies?: WellKnownPolicies;
}

export interface AddonNamespaceConfig {
  namespace?: string;
}

export interface AddonsConfig {
  autoApplyPodIdentityAssociations?: boolean;
  disableDefaultAddons?: boolean;
}

export interface ArgoCDAWSIDC {
  idcInstanceArn: string;
  idcRegion?: string;
}

export interface ArgoCDConfiguration {
  awsIdc?: ArgoCDAWSIDC;
  namespace?: string;
  networkAccess?: ArgoCDNetworkAccess;
  rbacRoleMappings?: Array<ArgoCDRoleMapping>;
}

export interface ArgoCDNetworkAccess {
  vpceIds?: Array<string>;
}

export interface ArgoCDRoleMapping {
  identities: Array<SSOIdentity>;
  role: string;
}

export interface AutoModeConfig {
  enabled?: boolean;
  nodePools?: Array<string>;
  nodeRoleARN?: unknown;
  permissionsBoundaryARN?: unknown;
}

export interface Capability {
  accessPolicies?: Array<AccessPolicy>;
  attachPolicy?: Record<string, unknown>;
  attachPolicyARNs?: Array<string>;
  configuration?: CapabilityConfiguration;
  deletePropagationPolicy?: string;
  name: string;
  permissionsBoundary?: string;
  roleArn?: string;
  tags?: Record<string, string>;
  type: string;
}

export interface CapabilityConfiguration {
  argocd?: ArgoCDConfiguration;
}

export interface CapacityReservation {
  capacityReservationPreference?: string;
  capacityReservationTarget?: CapacityReservationTarget;
}

export interface CapacityReservationTarget {
  capacityReservationID?: string;
  capacityReservationResourceGroupARN?: string;
}

export interface ClusterCloudWatch {
  clusterLogging?: ClusterCloudWatchLogging;
}

export interface ClusterCloudWatchLogging {
  enableTypes?: Array<'api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler' | 'all' | '*'>;
  logRetentionInDays?: number;
}

export interface ClusterConfig {
  accessConfig?: AccessConfig;
  addons?: Array<Addon>;
  addonsConfig?: AddonsConfig;
  apiVersion: 'eksctl.io/v1alpha5';
  autoModeConfig?: AutoModeConfig;
  availabilityZones?: Array<string>;
  capabilities?: Array<Capability>;
  cloudWatch?: ClusterCloudWatch;
  controlPlaneScalingConfig?: ControlPlaneScalingConfig;
  fargateProfiles?: Array<FargateProfile>;
  gitops?: GitOps;
  iam?: ClusterIAM;
  iamIdentityMappings?: Array<IAMIdentityMapping>;
  identityProviders?: Array<OIDCIdentityProvider>;
  karpenter?: Karpenter;
  kind: 'ClusterConfig';
  kubeAPIServerConfig?: KubeAPIServerConfig;
  kubeControllerManagerConfig?: KubeControllerManagerConfig;
  kubeSchedulerConfig?: KubeSchedulerConfig;
  kubernetesNetworkConfig?: KubernetesNetworkConfig;
  localZones?: Array<string>;
  managedNodeGroups?: Array<ManagedNodeGroup>;
  metadata: ClusterMeta;
  nodeGroups?: Array<NodeGroup>;
  outpost?: Outpost;
  privateCluster?: PrivateCluster;
  remoteNetworkConfig?: RemoteNetworkConfig;
  secretsEncryption?: SecretsEncryption;
  upgradePolicy?: UpgradePolicy;
  vpc?: ClusterVPC;
  zonalShiftConfig?: ZonalShiftConfig;
}

export interface ClusterEndpoints {
  privateAccess?: boolean;
  publicAccess?: boolean;
}

export interface ClusterIAM {
  fargatePodExecutionRoleARN?: string;
  fargatePodExecutionRolePermissionsBoundary?: string;
  podIdentityAssociations?: Array<PodIdentityAssociation>;
  serviceAccounts?: Array<ClusterIAMServiceAccount>;
  serviceRoleARN?: string;
  serviceRolePermissionsBoundary?: string;
  vpcResourceControllerPolicy?: boolean;
  withOIDC?: boolean;
}

export interface ClusterIAMMeta {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  name?: string;
  namespace?: string;
}

export interface ClusterIAMServiceAccount {
  attachPolicy?: Record<string, unknown>;
  attachPolicyARNs?: Array<string>;
  attachRoleARN?: string;
  metadata?: ClusterIAMMeta;
  permissionsBoundary?: string;
  roleName?: string;
  roleOnly?: boolean;
  status?: ClusterIAMServiceAccountStatus;
  subjectPattern?: string;
  tags?: Record<string, string>;
  wellKnownPolicies?: WellKnownPolicies;
}

export interface ClusterIAMServiceAccountStatus {
  capabilities?: Array<string>;
  roleARN?: string;
  stackName?: string;
  tags?: Record<string, string>;
}

export interface ClusterMeta {
  annotations?: Record<string, string>;
  forceUpdateVersion?: boolean;
  name: string;
  region: string;
  rollbackConfig?: RollbackConfig;
  tags?: Record<string, string>;
  version?: string;
}

export interface ClusterNAT {
  gateway?: 'HighlyAvailable' | 'Single' | 'Disable';
}

export interface ClusterSubnets {
  private?: Record<string, AZSubnetSpec>;
  public?: Record<string, AZSubnetSpec>;
}

export interface ClusterVPC {
  autoAllocateIPv6?: boolean;
  cidr?: string;
  clusterEndpoints?: ClusterEndpoints;
  controlPlaneEgressMode?: string;
  controlPlaneSecurityGroupIDs?: Array<string>;
  controlPlaneSubnetIDs?: Array<string>;
  extraCIDRs?: Array<string>;
  extraIPv6CIDRs?: Array<string>;
  hostnameType?: string;
  id?: string;
  ipv6Cidr?: string;
  ipv6Pool?: string;
  manageSharedNodeSecurityGroupRules?: boolean;
  nat?: ClusterNAT;
  publicAccessCIDRs?: Array<string>;
  securityGroup?: string;
  sharedNodeSecurityGroup?: string;
  subnets?: ClusterSubnets;
}

export interface ControlPlaneScalingConfig {
  tier?: string;
}

export interface FargateProfile {
  name: string;
  podExecutionRoleARN?: string;
  selectors?: Array<FargateProfileSelector>;
  status?: string;
  subnets?: Array<string>;
  tags?: Record<string, string>;
}

export interface FargateProfileSelector {
  labels?: Record<string, string>;
  namespace: string;
}

export interface Flux {
  flags?: Record<string, string>;
  gitProvider?: string;
}

export interface GitOps {
  flux?: Flux;
}

export interface HorizontalPodAutoscalerControllerConfig {
  horizontalPodAutoscalerSyncPeriod?: string;
}

export interface IAMIdentityMapping {
  account?: string;
  arn?: string;
  groups?: Array<string>;
  namespace?: string;
  noDuplicateARNs?: boolean;
  serviceName?: string;
  username?: string;
}

export interface InstanceMarketOptions {
  marketType?: string;
}

export interface InstanceSelector {
  allow?: string;
  cpuArchitecture?: 'x86_64' | 'amd64' | 'arm64';
  deny?: string;
  gpus?: number;
  memory?: string;
  neuron_devices?: number;
  vCPUs?: number;
}

export interface Karpenter {
  createServiceAccount?: boolean;
  defaultInstanceProfile?: string;
  version: string;
  withSpotInterruptionQueue?: boolean;
}

export interface KubeAPIServerConfig {
  eventTTL?: string;
  serviceNodePortRange?: ServiceNodePortRange;
}

export interface KubeControllerManagerConfig {
  horizontalPodAutoscalerControllerConfig?: HorizontalPodAutoscalerControllerConfig;
}

export interface KubeSchedulerConfig {
  nodeResourcesFit?: NodeResourcesFitConfig;
}

export interface KubernetesNetworkConfig {
  ipFamily?: 'IPv4' | 'IPv6';
  serviceIPv4CIDR?: string;
  serviceIPv6CIDR?: string;
}

export interface LaunchTemplate {
  id: string;
  version?: string;
}

export interface ManagedNodeGroup {
  additionalVolumes?: Array<VolumeMapping>;
  ami?: string;
  amiFamily?:
    | 'AmazonLinux2023'
    | 'AmazonLinux2'
    | 'UbuntuPro2604'
    | 'Ubuntu2604'
    | 'UbuntuPro2404'
    | 'Ubuntu2404'
    | 'UbuntuPro2204'
    | 'Ubuntu2204'
    | 'UbuntuPro2004'
    | 'Ubuntu2004'
    | 'Bottlerocket'
    | 'BottlerocketFips'
    | 'WindowsServer2019CoreContainer'
    | 'WindowsServer2019FullContainer'
    | 'WindowsServer2022CoreContainer'
    | 'WindowsServer2022FullContainer'
    | 'WindowsServer2025CoreContainer'
    | 'WindowsServer2025FullContainer';
  asgSuspendProcesses?: Array<string>;
  availabilityZones?: Array<string>;
  bottlerocket?: NodeGroupBottlerocket;
  capacityReservation?: CapacityReservation;
  desiredCapacity?: number;
  disableIMDSv1?: boolean;
  disablePodIMDS?: boolean;
  ebsOptimized?: boolean;
  efaEnabled?: boolean;
  enableDetailedMonitoring?: boolean;
  iam?: NodeGroupIAM;
  instanceMarketOptions?: InstanceMarketOptions;
  instanceName?: string;
  instancePrefix?: string;
  instanceSelector?: InstanceSelector;
  instanceType?: string;
  instanceTypes?: Array<string>;
  labels?: Record<string, string>;
  launchTemplate?: LaunchTemplate;
  maxPodsPerNode?: number;
  maxSize?: number;
  minSize?: number;
  name: string;
  nodeRepairConfig?: NodeGroupNodeRepairConfig;
  outpostARN?: string;
  overrideBootstrapCommand?: string;
  placement?: Placement;
  preBootstrapCommands?: Array<string>;
  privateNetworking?: boolean;
  propagateASGTags?: boolean;
  releaseVersion?: string;
  securityGroups?: NodeGroupSGs;
  spot?: boolean;
  ssh?: NodeGroupSSH;
  subnets?: Array<string>;
  tags?: Record<string, string>;
  taints?: Array<NodeGroupTaint>;
  updateConfig?: NodeGroupUpdateConfig;
  volumeEncrypted?: boolean;
  volumeIOPS?: number;
  volumeKmsKeyID?: string;
  volumeName?: string;
  volumeSize?: number;
  volumeThroughput?: number;
  volumeType?: 'gp2' | 'gp3' | 'io1' | 'io2' | 'sc1' | 'st1';
}

export interface MetricsCollection {
  granularity: string;
  metrics?: Array<string>;
}

export interface NodeGroup {
  additionalVolumes?: Array<VolumeMapping>;
  ami?: string;
  amiFamily?:
    | 'AmazonLinux2023'
    | 'AmazonLinux2'
    | 'UbuntuPro2604'
    | 'Ubuntu2604'
    | 'UbuntuPro2404'
    | 'Ubuntu2404'
    | 'UbuntuPro2204'
    | 'Ubuntu2204'
    | 'UbuntuPro2004'
    | 'Ubuntu2004'
    | 'Bottlerocket'
    | 'BottlerocketFips'
    | 'WindowsServer2019CoreContainer'
    | 'WindowsServer2019FullContainer'
    | 'WindowsServer2022CoreContainer'
    | 'WindowsServer2022FullContainer'
    | 'WindowsServer2025CoreContainer'
    | 'WindowsServer2025FullContainer';
  asgMetricsCollection?: Array<MetricsCollection>;
  asgSuspendProcesses?: Array<string>;
  availabilityZones?: Array<string>;
  bottlerocket?: NodeGroupBottlerocket;
  capacityReservation?: CapacityReservation;
  classicLoadBalancerNames?: Array<string>;
  clusterDNS?: string;
  containerRuntime?: string;
  cpuCredits?: string;
  desiredCapacity?: number;
  disableIMDSv1?: boolean;
  disablePodIMDS?: boolean;
  ebsOptimized?: boolean;
  efaEnabled?: boolean;
  enableDetailedMonitoring?: boolean;
  enclaveEnabled?: boolean;
  iam?: NodeGroupIAM;
  instanceMarketOptions?: InstanceMarketOptions;
  instanceName?: string;
  instancePrefix?: string;
  instanceSelector?: InstanceSelector;
  instanceType?: string;
  instancesDistribution?: NodeGroupInstancesDistribution;
  kubeletExtraConfig?: Record<string, unknown>;
  labels?: Record<string, string>;
  localZones?: Array<string>;
  maxInstanceLifetime?: number;
  maxPodsPerNode?: number;
  maxSize?: number;
  minSize?: number;
  name: string;
  outpostARN?: string;
  overrideBootstrapCommand?: string;
  placement?: Placement;
  preBootstrapCommands?: Array<string>;
  privateNetworking?: boolean;
  propagateASGTags?: boolean;
  securityGroups?: NodeGroupSGs;
  ssh?: NodeGroupSSH;
  subnets?: Array<string>;
  tags?: Record<string, string>;
  taints?: Array<NodeGroupTaint>;
  targetGroupARNs?: Array<string>;
  updateConfig?: NodeGroupUpdateConfig;
  volumeEncrypted?: boolean;
  volumeIOPS?: number;
  volumeKmsKeyID?: string;
  volumeName?: string;
  volumeSize?: number;
  volumeThroughput?: number;
  volumeType?: 'gp2' | 'gp3' | 'io1' | 'io2' | 'sc1' | 'st1';
}

export interface NodeGroupBottlerocket {
  enableAdminContainer?: boolean;
  settings?: Record<string, unknown>;
}

export interface NodeGroupIAM {
  attachPolicy?: Record<string, unknown>;
  attachPolicyARNs?: Array<string>;
  instanceProfileARN?: string;
  instanceRoleARN?: string;
  instanceRoleName?: string;
  instanceRolePermissionsBoundary?: string;
  withAddonPolicies?: NodeGroupIAMAddonPolicies;
}

export interface NodeGroupIAMAddonPolicies {
  albIngress?: boolean;
  appMesh?: boolean;
  appMeshPreview?: boolean;
  autoScaler?: boolean;
  awsLoadBalancerController?: boolean;
  certManager?: boolean;
  cloudWatch?: boolean;
  ebs?: boolean;
  efs?: boolean;
  externalDNS?: boolean;
  fsx?: boolean;
  imageBuilder?: boolean;
  xRay?: boolean;
}

export interface NodeGroupInstancesDistribution {
  capacityRebalance?: boolean;
  instanceTypes: Array<string>;
  maxPrice?: number;
  onDemandBaseCapacity?: number;
  onDemandPercentageAboveBaseCapacity?: number;
  spotAllocationStrategy?: string;
  spotInstancePools?: number;
}

export interface NodeGroupNodeRepairConfig {
  enabled?: boolean;
  maxParallelNodesRepairedCount?: number;
  maxParallelNodesRepairedPercentage?: number;
  maxUnhealthyNodeThresholdCount?: number;
  maxUnhealthyNodeThresholdPercentage?: number;
  nodeRepairConfigOverrides?: Array<NodeRepairConfigOverride>;
}

export interface NodeGroupSGs {
  attachIDs?: Array<string>;
  withLocal?: boolean;
  withShared?: boolean;
}

export interface NodeGroupSSH {
  allow?: boolean;
  enableSsm?: boolean;
  publicKey?: string;
  publicKeyName?: string;
  publicKeyPath?: string;
  sourceSecurityGroupIds?: Array<string>;
}

export interface NodeGroupTaint {
  effect?: string;
  key?: string;
  value?: string;
}

export interface NodeGroupUpdateConfig {
  maxUnavailable?: number;
  maxUnavailablePercentage?: number;
}

export interface NodeRepairConfigOverride {
  minRepairWaitTimeMins?: number;
  nodeMonitoringCondition?: string;
  nodeUnhealthyReason?: string;
  repairAction?: string;
}

export interface NodeResourcesFitConfig {
  scoringStrategy?: ScoringStrategy;
}

export interface OIDCIdentityProvider {
  clientID: string;
  groupsClaim?: string;
  groupsPrefix?: string;
  issuerURL: string;
  name: string;
  requiredClaims?: Record<string, string>;
  tags?: Record<string, string>;
  type: 'oidc';
  usernameClaim?: string;
  usernamePrefix?: string;
}

export interface Outpost {
  controlPlaneInstanceType?: string;
  controlPlaneOutpostARN?: string;
  controlPlanePlacement?: Placement;
  etcdInstanceType?: string;
  etcdPlacement?: Placement;
}

export interface Placement {
  groupName?: string;
  spreadLevel?: string;
}

export interface PodIdentityAssociation {
  createServiceAccount?: boolean;
  disableSessionTags?: boolean;
  namespace?: string;
  permissionPolicy?: Record<string, unknown>;
  permissionPolicyARNs?: Array<string>;
  permissionPolicyName?: string;
  permissionsBoundaryARN?: string;
  policy?: string;
  roleARN?: string;
  roleName?: string;
  serviceAccountName?: string;
  tags?: Record<string, string>;
  targetRoleARN?: string;
  wellKnownPolicies?: WellKnownPolicies;
}

export interface PrivateCluster {
  additionalEndpointServices?: Array<string>;
  enabled?: boolean;
  skipEndpointCreation?: boolean;
}

export interface RemoteNetwork {
  cidrs?: Array<string>;
}

export interface RemoteNetworkConfig {
  iam?: RemoteNodesIAM;
  remoteNodeNetworks: Array<RemoteNetwork>;
  remotePodNetworks?: Array<RemoteNetwork>;
  vpcGatewayID: string;
}

export interface RemoteNodesIAM {
  caBundleCert?: string;
  provider?: string;
  roleARN?: string;
}

export interface ResourceWeight {
  name?: string;
  weight?: number;
}

export interface RollbackConfig {
  timeoutMinutes?: number;
}

export interface SSOIdentity {
  id: string;
  type: string;
}

export interface ScoringStrategy {
  resources?: Array<ResourceWeight>;
  type?: string;
}

export interface SecretsEncryption {
  keyARN: string;
}

export interface ServiceNodePortRange {
  maxPort?: number;
  minPort?: number;
}

export interface UpgradePolicy {
  supportType?: 'STANDARD' | 'EXTENDED';
}

export interface VolumeMapping {
  snapshotID?: string;
  volumeEncrypted?: boolean;
  volumeIOPS?: number;
  volumeKmsKeyID?: string;
  volumeName?: string;
  volumeSize?: number;
  volumeThroughput?: number;
  volumeType?: 'gp2' | 'gp3' | 'io1' | 'io2' | 'sc1' | 'st1';
}

export interface WellKnownPolicies {
  autoScaler?: boolean;
  awsLoadBalancerController?: boolean;
  certManager?: boolean;
  ebsCSIController?: boolean;
  efsCSIController?: boolean;
  externalDNS?: boolean;
  imageBuilder?: boolean;
}

export interface ZonalShiftConfig {
  enabled?: boolean;
}
