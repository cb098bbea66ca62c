import type { Table } from '../judgement.ts';
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

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

const ofJobs = all(templateSpec, indexes, failurePolicy, successPolicy);
const ofWorkloads = all(templateSelector, templateSpec, noDeadline);

/**
 * What fields must be to each other, where the API server looks:
 * https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
 */
export const relations: Table<Relation> = {
  where: [
    {
      kinds: ['pods'],
      fields: {
        '': all(pods.dns, pods.hostPorts, pods.processes, pods.devices, pods.claims, pods.sleeps, pods.sysctls),
        '(containers|initContainers)[]': all(containers.resizing, containers.hugePages, containers.mounts),
        '(containers|initContainers)[].env[].valueFrom.resourceFieldRef': containers.divisor,
        '(containers|initContainers)[].securityContext': containers.privileges,
        '(|containers[].|initContainers[].)securityContext.(appArmorProfile|seccompProfile)': containers.profile,
        [`affinity.nodeAffinity.(${required}.nodeSelectorTerms[]|${preferred}[].preference)`]: placement.nodeFields,
        [`affinity.(podAffinity|podAntiAffinity).(${required}[]|${preferred}[].podAffinityTerm)`]:
          placement.affinityKeys,
        'topologySpreadConstraints[]': placement.spread,
        'volumes[].emptyDir': volumes.emptyDir,
        'volumes[].ephemeral.volumeClaimTemplate.spec': claim,
        'volumes[].projected': volumes.projected,
        'volumes[].projected.sources[].clusterTrustBundle': volumes.trustBundle,
        'volumes[].(downwardAPI|projected.sources[].downwardAPI).items[]': volumes.downwardFile,
        'volumes[].(downwardAPI|projected.sources[].downwardAPI).items[].resourceFieldRef': containers.divisor,
      },
    },
    { kinds: ['ConfigMap'], fields: { '': configMap } },
    { kinds: ['CronJob'], fields: { 'spec.jobTemplate.spec': all(ofJobs, cronSelector) } },
    { kinds: ['DaemonSet'], fields: { spec: all(ofWorkloads, daemonSet) } },
    { kinds: ['Deployment'], fields: { spec: all(ofWorkloads, deployment) } },
    { kinds: ['Ingress'], fields: { 'spec.rules[].http.paths[]': ingressPath } },
    { kinds: ['Job'], fields: { spec: all(ofJobs, jobSelector) } },
    { kinds: ['LimitRange'], fields: { spec: limitTypes, 'spec.limits[]': limits } },
    { kinds: ['NetworkPolicy'], fields: { spec: networkPolicy } },
    { kinds: ['ClusterRoleBinding', 'RoleBinding'], fields: { 'subjects[]': subject } },
    { kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], fields: { 'webhooks[]': webhook } },
    { kinds: ['PersistentVolume'], fields: { spec: volume } },
    { kinds: ['PersistentVolumeClaim'], fields: { spec: claim } },
    { kinds: ['ReplicaSet'], fields: { spec: ofWorkloads } },
    { kinds: ['ReplicationController'], fields: { spec: all(controllerSelector, templateSpec, noDeadline) } },
    { kinds: ['ResourceQuota'], fields: { spec: quotaScopes, 'spec.hard': quotaAmounts } },
    { kinds: ['Rollout'], fields: { spec: templateSelector } },
    { kinds: ['Secret'], fields: { '': secret } },
    { kinds: ['Service'], fields: { spec: service } },
    {
      kinds: ['StatefulSet'],
      fields: { spec: all(ofWorkloads, statefulSet), 'spec.volumeClaimTemplates[].spec': claim },
    },
    { kinds: ['StorageClass'], fields: { '': storageClass } },
  ],
};
