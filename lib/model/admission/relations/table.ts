import { below, type Paths, type Table } from '../table.ts';
import * as containers from './containers.ts';
import { configMap, secret } from './data.ts';
import { cronSelector, failurePolicy, indexes, jobSelector, successPolicy } from './jobs.ts';
import { limits, limitTypes, quotaAmounts, quotaScopes } from './limits.ts';
import { subject, webhook } from './access.ts';
import { ingressPath, networkPolicy, service, storageClass } from './network.ts';
import * as placement from './placement.ts';
import * as pods from './pods.ts';
import { all, type Relation } from './relation.ts';
import * as volumes from './volumes.ts';
import { claim, volume } from './storage.ts';
import {
  controllerSelector,
  daemonSet,
  deployment,
  noDeadline,
  statefulSet,
  templateSelector,
  templateSpec,
} from './workloads.ts';

const container: Paths<Relation> = {
  '': all(containers.resizing, containers.hugePages, containers.mounts),
  'env[].valueFrom.resourceFieldRef': containers.divisor,
  securityContext: containers.privileges,
  'securityContext.appArmorProfile': containers.profile,
  'securityContext.seccompProfile': containers.profile,
};
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const ofJobs = all(templateSpec, indexes, failurePolicy, successPolicy);
const ofWorkloads = all(templateSelector, templateSpec, noDeadline);

/**
 * What fields must be to each other, where the API server looks:
 * https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
 */
export const relations: Table<Relation> = {
  pods: {
    '': all(pods.dns, pods.hostPorts, pods.processes, pods.devices, pods.claims, pods.sleeps, pods.sysctls),
    ...below(['containers[]', 'initContainers[]'], container),
    [`affinity.nodeAffinity.${required}.nodeSelectorTerms[]`]: placement.nodeFields,
    [`affinity.nodeAffinity.${preferred}[].preference`]: placement.nodeFields,
    ...below(['affinity.podAffinity', 'affinity.podAntiAffinity'], {
      [`${required}[]`]: placement.affinityKeys,
      [`${preferred}[].podAffinityTerm`]: placement.affinityKeys,
    }),
    'securityContext.appArmorProfile': containers.profile,
    'securityContext.seccompProfile': containers.profile,
    'topologySpreadConstraints[]': placement.spread,
    'volumes[].emptyDir': volumes.emptyDir,
    'volumes[].ephemeral.volumeClaimTemplate.spec': claim,
    'volumes[].projected': volumes.projected,
    'volumes[].projected.sources[].clusterTrustBundle': volumes.trustBundle,
    ...below(['volumes[].downwardAPI.items[]', 'volumes[].projected.sources[].downwardAPI.items[]'], {
      '': volumes.downwardFile,
      resourceFieldRef: containers.divisor,
    }),
  },
  kinds: {
    ConfigMap: { '': configMap },
    CronJob: { 'spec.jobTemplate.spec': all(ofJobs, cronSelector) },
    DaemonSet: { spec: all(ofWorkloads, daemonSet) },
    Deployment: { spec: all(ofWorkloads, deployment) },
    Ingress: { 'spec.rules[].http.paths[]': ingressPath },
    Job: { spec: all(ofJobs, jobSelector) },
    LimitRange: { spec: limitTypes, 'spec.limits[]': limits },
    NetworkPolicy: { spec: networkPolicy },
    ClusterRoleBinding: { 'subjects[]': subject },
    MutatingWebhookConfiguration: { 'webhooks[]': webhook },
    PersistentVolume: { spec: volume },
    PersistentVolumeClaim: { spec: claim },
    ReplicaSet: { spec: ofWorkloads },
    ReplicationController: { spec: all(controllerSelector, templateSpec, noDeadline) },
    RoleBinding: { 'subjects[]': subject },
    ValidatingWebhookConfiguration: { 'webhooks[]': webhook },
    ResourceQuota: { spec: quotaScopes, 'spec.hard': quotaAmounts },
    Rollout: { spec: templateSelector },
    Secret: { '': secret },
    Service: { spec: service },
    StatefulSet: { spec: all(ofWorkloads, statefulSet), 'spec.volumeClaimTemplates[].spec': claim },
    StorageClass: { '': storageClass },
  },
};
