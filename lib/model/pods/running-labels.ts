import type { Pods } from './pods.ts';

/** Labels of pods as they run: those of their template, and those that are added with a value that follows from it. */
export function runningLabels(pods: Pods): Readonly<Record<string, string>> {
  let labels = labelsByPods.get(pods);
  if (labels === undefined) labelsByPods.set(pods, (labels = { ...addedLabels(pods), ...pods.labels }));
  return labels;
}

const labelsByPods = new WeakMap<Pods, Readonly<Record<string, string>>>();

/** Whether Kubernetes, Istio or an operator may add a label to pods whose value nobody knows before they run. */
export function isAddedLater(pods: Pods, label: string): boolean {
  if (label in runningLabels(pods)) return false;
  const { owner, scaled, inMesh, role } = pods;
  if (label === 'istio.io/rev') return inMesh;
  if (role === 'instance' || owner.kind === 'Pooler') return label === 'role' || label.startsWith('cnpg.io/');
  if (role !== 'pod') return label.startsWith('ray.io/');
  return addedBy[scaled.kind]?.includes(label) === true;
}

/** Whether a label may be one that is added to some pods. */
export function mayBeAdded(label: string): boolean {
  return label === 'role' || ofOperators.test(label) || ofKubernetes.has(label);
}

/** Of pods that Istio, CloudNativePG and KubeRay make, and of those of a Gateway: https://gateway-api.sigs.k8s.io/geps/gep-1762/ */
const ofOperators = /(^|\.)(istio|cnpg|ray)\.io\/|^gateway\.networking\.k8s\.io\//;

/** https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const addedBy: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['pod-template-hash'],
  ReplicaSet: ['pod-template-hash'],
  // https://argoproj.github.io/argo-rollouts/features/specification/
  Rollout: ['rollouts-pod-template-hash'],
  StatefulSet: ['apps.kubernetes.io/pod-index', 'controller-revision-hash', 'statefulset.kubernetes.io/pod-name'],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
  Job: ['batch.kubernetes.io/controller-uid', 'batch.kubernetes.io/job-completion-index', 'controller-uid'],
  CronJob: [
    'batch.kubernetes.io/controller-uid',
    'batch.kubernetes.io/job-completion-index',
    'batch.kubernetes.io/job-name',
    'controller-uid',
    'job-name',
  ],
};

const ofKubernetes = new Set(Object.values(addedBy).flat());

/** https://istio.io/latest/docs/ops/deployment/application-requirements/ */
function addedLabels({ owner, labels, inMesh }: Pods): Readonly<Record<string, string>> {
  const { name } = owner.metadata;
  return {
    ...(owner.kind === 'Job' && { 'batch.kubernetes.io/job-name': name, 'job-name': name }),
    ...(inMesh && {
      'security.istio.io/tlsMode': 'istio',
      'service.istio.io/canonical-name': labels['app.kubernetes.io/name'] ?? labels.app ?? name,
      'service.istio.io/canonical-revision': labels['app.kubernetes.io/version'] ?? labels.version ?? 'latest',
    }),
  };
}
