import type { Container, PodTemplateSpec } from '../../imports/kubernetes.ts';
import type { RayCluster as Manifest } from '../../imports/types/ray.io.ts';
import type { ContainerResources, Placement } from '../resolve/pod-of-workload.ts';
import type { RayCluster, Workload } from '../resolve/workload.ts';
import { containerSecurity, environmentVariable, resources } from './container.ts';
import { controllerAnnotations } from './deployment.ts';
import { podLabels, workloadMetadata } from './metadata.ts';
import { podAnnotations, podSecurity } from './pod-template.ts';
import { filled, present } from './present.ts';
import { podVolumes, volumeMounts } from './volumes.ts';

/**
 * A Ray cluster. Its own autoscaler adds and removes workers: a VPA would restart tasks, and an HPA has no object to
 * scale.
 */
export function rayCluster(workload: Workload, ray: RayCluster): Manifest {
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: {
      rayVersion: ray.rayVersion,
      enableInTreeAutoscaling: true,
      autoscalerOptions: {
        version: 'v2',
        idleTimeoutSeconds: 300,
        // KubeRay leaves both empty, which the standard `restricted` and the quota refuse.
        securityContext: containerSecurity(workload.pod.user),
        resources: resources(ray.autoscaler),
      },
      headGroupSpec: {
        rayStartParams: { 'num-cpus': '0', 'dashboard-host': '0.0.0.0' },
        template: template(workload, 'ray-head', ray.head, ray.headPlacement, { head: true, ray }),
      },
      workerGroupSpecs: [
        {
          groupName: ray.group,
          minReplicas: ray.min,
          maxReplicas: ray.max,
          rayStartParams: {},
          template: template(workload, 'ray-worker', workload.pod.resources, workload.pod.placement, {
            head: false,
            ray,
          }),
        },
      ],
    },
  };
}

/** Name that KubeRay gives to the Service in front of a cluster's head. */
export function rayHeadService(name: string): string {
  return `${name}-head-svc`;
}

function template(
  workload: Workload,
  name: string,
  amounts: ContainerResources,
  { nodeSelector, tolerations }: Placement,
  { head, ray }: { readonly head: boolean; readonly ray: RayCluster },
): PodTemplateSpec {
  const doNotDisrupt = head ? { 'karpenter.sh/do-not-disrupt': 'true' } : {};
  return {
    metadata: {
      labels: { ...podLabels(workload), 'sidecar.istio.io/inject': 'false' },
      annotations: { ...podAnnotations(workload), 'kubectl.kubernetes.io/default-container': name, ...doNotDisrupt },
    },
    spec: present({
      ...podSecurity(workload),
      // Only the autoscaler in the head calls the API server.
      automountServiceAccountToken: head,
      restartPolicy: 'Never',
      containers: [rayContainer(workload, name, amounts)],
      volumes: [
        ...podVolumes(workload, amounts),
        {
          name: 'dev-shm',
          emptyDir: { medium: 'Memory', sizeLimit: head ? ray.headSharedMemory : ray.sharedMemory },
        },
      ],
      nodeSelector: Object.keys(nodeSelector).length > 0 ? { ...nodeSelector } : undefined,
      tolerations: filled(tolerations.map((toleration) => ({ ...toleration }))),
    }),
  };
}

function rayContainer(workload: Workload, name: string, amounts: ContainerResources): Container {
  const { pod, metrics } = workload;
  return present({
    name,
    image: pod.image,
    imagePullPolicy: 'Always',
    env: filled(pod.environment.map((variable) => environmentVariable(variable, workload.name))),
    ports: filled([
      ...(name === 'ray-head'
        ? workload.ports.map(({ name: portName, port }) => ({ name: portName, containerPort: port, protocol: 'TCP' }))
        : []),
      ...(metrics ? [{ name: metrics.portName, containerPort: metrics.port, protocol: 'TCP' }] : []),
    ]),
    resources: resources(amounts),
    securityContext: containerSecurity(pod.user),
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [...volumeMounts(workload), { name: 'dev-shm', mountPath: '/dev/shm' }],
  });
}
