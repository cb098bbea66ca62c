import { createHash } from 'node:crypto';
import type { Affinity, PodSpec, PodTemplateSpec, TopologySpreadConstraint } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { container, extraContainer } from './container.ts';
import { annotationPrefix, podLabels, selectorLabels } from './metadata.ts';
import { filled, present } from './present.ts';
import { scaleTarget } from './scale-target.ts';
import { podVolumes } from './volumes.ts';

/**
 * The pods of a Deployment, StatefulSet, DaemonSet, Job or CronJob. They meet the Pod Security Standard `restricted`.
 */
export function podTemplate(workload: Workload): PodTemplateSpec {
  return { metadata: { labels: podLabels(workload), annotations: podAnnotations(workload) }, spec: podSpec(workload) };
}

/** Annotations of the pods: those whose change restarts the pods, and the settings of the sidecar. */
export function podAnnotations(workload: Workload): Record<string, string> {
  const { pod, files, awsRole } = workload;
  const annotations: Record<string, string> = { 'kubectl.kubernetes.io/default-container': workload.name };
  if (Object.keys(files).length > 0) annotations[`${annotationPrefix}/config-hash`] = contentHash(files);
  if (pod.sidecar === undefined) return annotations;
  return {
    ...annotations,
    'sidecar.istio.io/nativeSidecar': 'true',
    // Set all four or none: if one is set alone, the defaults of the others no longer apply.
    'sidecar.istio.io/proxyCPU': pod.sidecar.requests.cpu,
    'sidecar.istio.io/proxyMemory': pod.sidecar.requests.memory,
    'sidecar.istio.io/proxyCPULimit': pod.sidecar.limits.cpu,
    'sidecar.istio.io/proxyMemoryLimit': pod.sidecar.limits.memory,
    // The Pod Identity agent runs on the node itself, outside the service mesh.
    ...(awsRole && { 'traffic.sidecar.istio.io/excludeOutboundIPRanges': '169.254.170.23/32' }),
  };
}

/** What all pods have in common, also those of Ray: identity, security, placement. */
export function podSecurity({
  name,
  pod,
}: Workload): Pick<
  PodSpec,
  | 'serviceAccountName'
  | 'automountServiceAccountToken'
  | 'enableServiceLinks'
  | 'securityContext'
  | 'priorityClassName'
  | 'terminationGracePeriodSeconds'
> {
  return {
    serviceAccountName: name,
    automountServiceAccountToken: pod.mountServiceAccountToken,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: pod.user,
      runAsGroup: pod.user,
      fsGroup: pod.user,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
    priorityClassName: pod.priorityClass,
    terminationGracePeriodSeconds: pod.gracePeriodSeconds,
  };
}

function podSpec(workload: Workload): PodSpec {
  const { controller, pod } = workload;
  const runsOnce = controller.kind === 'Job' || controller.kind === 'CronJob';
  // A DaemonSet needs no spread: it has one pod on each node.
  const alone = runsOnce || controller.kind === 'DaemonSet';
  const { nodeSelector, tolerations } = pod.placement;
  return present({
    ...podSecurity(workload),
    initContainers: filled([
      ...pod.initContainers.map((one) => extraContainer(workload, one, 'init')),
      ...pod.sidecars.map((one) => extraContainer(workload, one, 'sidecar')),
    ]),
    containers: [container(workload)],
    volumes: filled(podVolumes(workload, pod.resources)),
    nodeSelector: Object.keys(nodeSelector).length > 0 ? { ...nodeSelector } : undefined,
    tolerations: filled(tolerations.map((toleration) => ({ ...toleration }))),
    restartPolicy: runsOnce ? 'Never' : undefined,
    topologySpreadConstraints: alone ? undefined : spread(workload),
    affinity: pod.placement.pools ? onPools(pod.placement.pools) : alone ? undefined : apart(workload),
  });
}

/**
 * Spreads pods first over zones, then over hosts. Pods are counted for each revision, so that a rollout does not block
 * itself. Cordoned nodes are not counted, so that an empty zone does not keep replacements out of the other zones.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
function spread(workload: Workload): TopologySpreadConstraint[] {
  const labelSelector = { matchLabels: selectorLabels(workload) };
  const revision = scaleTarget(workload).kind === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash';
  const matchLabelKeys = workload.controller.kind === 'Deployment' ? { matchLabelKeys: [revision] } : {};
  return [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: workload.pod.zoneSpread,
      nodeTaintsPolicy: 'Honor',
      labelSelector,
      ...matchLabelKeys,
    },
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      nodeTaintsPolicy: 'Honor',
      labelSelector,
      ...matchLabelKeys,
    },
  ];
}

/** Nodes have the name of their pool as a label: https://karpenter.sh/docs/concepts/scheduling/ */
function onPools(values: readonly string[]): Affinity {
  const matchExpressions = [{ key: 'node-type', operator: 'In', values: [...values] }];
  return {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
  };
}

/** The same preference as the spread over hosts, for linters that only know affinity (kube-linter no-anti-affinity). */
function apart(workload: Workload): Affinity {
  const podAffinityTerm = {
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchLabels: selectorLabels(workload) },
  };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}

function contentHash(files: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(files).sort()) hash.update(`${name}\0${files[name] ?? ''}\0`);
  return hash.digest('hex').slice(0, 16);
}
