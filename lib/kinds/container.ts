import type { Container, EnvVar, Probe, SecurityContext } from '../../imports/kubernetes.ts';
import type {
  ContainerResources,
  EnvironmentVariable,
  ExtraContainer,
  ProbeAction,
} from '../resolve/pod-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { filled, present } from './present.ts';
import { volumeMounts } from './volumes.ts';

/** Seconds between two probes while a container starts. */
const startupPeriod = 5;

/** The main container of a workload, named after it. */
export function container(workload: Workload): Container {
  const { name, controller, pod, ports, metrics } = workload;
  const serves = controller.kind !== 'Job' && controller.kind !== 'CronJob';
  return present({
    name,
    image: pod.image,
    imagePullPolicy: 'Always',
    command: pod.command && [...pod.command],
    args: pod.args && [...pod.args],
    env: filled(pod.environment.map((variable) => environmentVariable(variable, name))),
    ports: filled([
      ...ports.map(({ name: portName, port, protocol }) => ({ name: portName, containerPort: port, protocol })),
      ...(metrics ? [{ name: metrics.portName, containerPort: metrics.port, protocol: 'TCP' }] : []),
    ]),
    resources: resources(pod.resources),
    securityContext: containerSecurity(pod.user),
    ...(pod.probes && probes(pod.probes)),
    // Load balancers and proxies need some seconds to remove a pod that stops. The kubelet's own sleep action does not
    // exist in Kubernetes 1.28.
    lifecycle: serves ? { preStop: { exec: { command: ['sleep', '5'] } } } : undefined,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: filled(volumeMounts(workload)),
  });
}

/** A further container. A sidecar starts before the main container, and does not keep a Job from completing. */
export function extraContainer(workload: Workload, extra: ExtraContainer, runs: 'init' | 'sidecar'): Container {
  return present({
    name: extra.name,
    image: extra.image,
    imagePullPolicy: 'Always',
    restartPolicy: runs === 'sidecar' ? ('Always' as const) : undefined,
    command: extra.command && [...extra.command],
    args: extra.args && [...extra.args],
    env: filled(extra.environment.map((variable) => environmentVariable(variable, workload.name))),
    resources: resources(extra.resources),
    securityContext: containerSecurity(workload.pod.user),
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: filled(volumeMounts(workload)),
  });
}

/** Security context that Pod Security Standard `restricted` and common scanners require of every container. */
export function containerSecurity(user: number): SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** Requests and limits, with local disk. */
export function resources({ requests, limits, gpus }: ContainerResources): NonNullable<Container['resources']> {
  const amounts = ({ cpu, memory, ephemeralStorage }: ContainerResources['requests']): Record<string, string> => ({
    cpu,
    memory,
    'ephemeral-storage': ephemeralStorage,
    ...(gpus > 0 && { 'nvidia.com/gpu': String(gpus) }),
  });
  return { requests: amounts(requests), limits: amounts(limits) };
}

/** An environment variable with a value, or with a key of the workload's Secret. */
export function environmentVariable(variable: EnvironmentVariable, secretName: string): EnvVar {
  if ('value' in variable) return { name: variable.name, value: variable.value };
  return { name: variable.name, valueFrom: { secretKeyRef: { name: secretName, key: variable.secretKey } } };
}

function probes({
  liveness,
  readiness,
  readinessFailures,
  startupSeconds,
}: NonNullable<Workload['pod']['probes']>): Pick<Container, 'startupProbe' | 'livenessProbe' | 'readinessProbe'> {
  return {
    startupProbe: {
      ...action(liveness),
      periodSeconds: startupPeriod,
      timeoutSeconds: 3,
      failureThreshold: Math.ceil(startupSeconds / startupPeriod),
    },
    livenessProbe: { ...action(liveness), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
    readinessProbe: { ...action(readiness), periodSeconds: 5, timeoutSeconds: 3, failureThreshold: readinessFailures },
  };
}

function action(probe: ProbeAction): Probe {
  if ('exec' in probe) return { exec: { command: [...probe.exec.command] } };
  if ('httpGet' in probe) return { httpGet: { ...probe.httpGet } };
  return { tcpSocket: { ...probe.tcpSocket } };
}
