import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { expect, test } from 'vitest';
import type {
  Container,
  DeploymentSpec,
  HorizontalPodAutoscalerSpec,
  JobSpec,
  PodSpec,
  ServiceSpec,
} from '../../imports/kubernetes.ts';
import type { RolloutSpec } from '../../imports/types/argoproj.io.ts';
import type { ClusterSecretStore } from '../../imports/types/external-secrets.io.ts';
import type { ScaledObject, ScaledObjectSpec } from '../../imports/types/keda.sh.ts';

// Only tsc fails here: vitest does not check types.
test('literals of custom resources are closed', () => {
  const spec: ScaledObjectSpec = {
    scaleTargetRef: { name: 'a' },
    triggers: [{ type: 'cron', metadata: { start: '1' } }],
  };
  const object: ScaledObject = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'a', namespace: 'b' },
    spec,
  };
  // @ts-expect-error TS2322: not a version that is served
  object.apiVersion = 'keda.sh/v1';
  // @ts-expect-error TS2353: an unknown field at depth
  spec.advanced = { restoreToOriginalReplicaCountt: true };
  // @ts-expect-error TS2741: a Rollout's pod template is that of Kubernetes, whose containers have names
  const rollout: RolloutSpec = { template: { spec: { containers: [{ image: 'a' }] } } };
  // @ts-expect-error TS2353: cluster-scoped
  const metadata: ClusterSecretStore['metadata'] = { name: 'a', namespace: 'b' };
  expect([rollout, metadata]).toHaveLength(2);
});

test('literals of core kinds are closed, and plain', () => {
  const container: Container = {
    name: 'a',
    restartPolicy: 'Always',
    resources: { limits: { cpu: 1, memory: '1Gi', 'ephemeral-storage': '1Gi' } },
    livenessProbe: { httpGet: { port: 'http', httpHeaders: [{ name: 'a', value: 'b' }] } },
  };
  const deployment: DeploymentSpec = {
    selector: { matchLabels: { app: 'a' } },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    template: {
      spec: {
        containers: [container],
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            matchLabelKeys: ['pod-template-hash'],
          },
        ],
      },
    },
  };
  const autoscaler: HorizontalPodAutoscalerSpec = {
    maxReplicas: 3,
    scaleTargetRef: { kind: 'Deployment', name: 'a' },
    metrics: [
      {
        type: 'ContainerResource',
        containerResource: { container: 'a', name: 'cpu', target: { type: 'Utilization' } },
      },
    ],
  };
  const service: ServiceSpec = { clusterIP: 'None', ports: [{ port: 80, targetPort: 'http' }] };
  const job: JobSpec = { podReplacementPolicy: 'Failed', template: { spec: { containers: [], hostIPC: false } } };
  // @ts-expect-error TS2561: an unknown field
  container.lifecycle = { preStopp: {} };
  // @ts-expect-error TS2322: a header's value is a string
  container.livenessProbe = { httpGet: { port: 80, httpHeaders: [{ name: 'a', value: 1 }] } };
  // @ts-expect-error TS2353: Kubernetes spells it clusterIP
  const misspelt: ServiceSpec = { clusterIp: 'None' };
  // @ts-expect-error TS2353: only a Job has it
  const deploymentAsJob: DeploymentSpec = { ...deployment, podReplacementPolicy: 'Failed' };
  // @ts-expect-error TS2353: superfluous at depth
  const pod: PodSpec = { containers: [container], initContainers: [{ name: 'a', oops: 1 }] };
  expect([autoscaler, service, job, misspelt, deploymentAsJob, pod]).toHaveLength(6);
});

test("literals of Istio's models are closed", () => {
  const route: IVirtualService = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    // @ts-expect-error TS2561: prt is no field of a destination
    spec: { hosts: ['a'], http: [{ route: [{ destination: { host: 'a', prt: 1 } }] }] },
  };
  // @ts-expect-error TS2353: circuitBreaker is no field of Istio
  const rule: IDestinationRule['spec'] = { host: 'a', trafficPolicy: { circuitBreaker: {} } };
  expect([route, rule]).toHaveLength(2);
});
