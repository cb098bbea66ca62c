import type { Rollout } from '../../imports/types/argoproj.io.ts';
import type { BlueGreenDelivery, CanaryDelivery } from '../spec/delivery.ts';
import type { Workload } from '../resolve/workload.ts';
import { hostServiceName, meshRouteName, publicRouteName } from './istio/virtual-service.ts';
import { selectorLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';

/** Moves requests from the old version of a workload to the new one. The pod template is that of its Deployment. */
export function rollout(
  workload: Workload,
  delivery: CanaryDelivery | BlueGreenDelivery,
  smokeTests: readonly string[],
): Rollout {
  const { controller, name, scaling } = workload;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: workloadMetadata(workload),
    spec: {
      ...(scaling.by === 'nobody' && { replicas: scaling.replicas }),
      revisionHistoryLimit: 5,
      ...(controller.kind === 'Deployment' && { progressDeadlineSeconds: controller.progressDeadlineSeconds }),
      progressDeadlineAbort: true,
      selector: { matchLabels: selectorLabels(workload) },
      // The Deployment is scaled down once the pods of the Rollout are ready.
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name, scaleDown: 'onsuccess' },
      strategy:
        delivery.strategy === 'canary'
          ? { canary: canary(workload, delivery, smokeTests) }
          : { blueGreen: blueGreen(workload, delivery, smokeTests) },
    },
  };
}

/** Service of the new version before it gets requests. */
export function previewService({ name }: Workload): string {
  return `${name}-preview`;
}

type Strategy = NonNullable<Rollout['spec']['strategy']>;

function canary(
  workload: Workload,
  { steps }: CanaryDelivery,
  smokeTests: readonly string[],
): NonNullable<Strategy['canary']> {
  const { name, namespace, ports, routes } = workload;
  const hosts = new Map<string, string[]>();
  for (const { host, ...one } of routes) {
    const route = publicRouteName({ namespace, workload: name, ...one });
    hosts.set(host, [...(hosts.get(host) ?? []), route]);
  }
  const before = smokeTests.length === 0 ? [] : stepsOfTests(smokeTests);
  return {
    stableService: `${name}-stable`,
    canaryService: `${name}-canary`,
    trafficRouting: {
      istio: {
        virtualServices: [
          { name, routes: ports.map((port) => meshRouteName(port.name)) },
          ...[...hosts].map(([host, names]) => ({
            name: `${hostServiceName(host)}.${platform.gateway.namespace}`,
            routes: names,
          })),
        ],
      },
    },
    // The analysis runs from the first step with requests to the last one.
    analysis: { templates: [{ templateName: name }], startingStep: before.length + 1 },
    steps: [
      ...before,
      ...steps.flatMap(({ weight, pause }) => [{ setWeight: weight }, { pause: { duration: pause } }]),
    ],
  };
}

/** One pod without requests until the tests have passed; then as many pods as the weight requires. */
function stepsOfTests(smokeTests: readonly string[]): NonNullable<NonNullable<Strategy['canary']>['steps']> {
  return [
    { setCanaryScale: { replicas: 1 } },
    { analysis: { templates: smokeTests.map((templateName) => ({ templateName })) } },
    { setCanaryScale: { matchTrafficWeight: true } },
  ];
}

function blueGreen(
  workload: Workload,
  { keepOldSeconds = 600 }: BlueGreenDelivery,
  smokeTests: readonly string[],
): NonNullable<Strategy['blueGreen']> {
  const { name } = workload;
  return {
    activeService: name,
    previewService: previewService(workload),
    autoPromotionEnabled: true,
    scaleDownDelaySeconds: keepOldSeconds,
    // Checks the pods of the new version.
    prePromotionAnalysis: {
      templates: [name, ...smokeTests].map((templateName) => ({ templateName })),
      args: [{ name: 'revision', valueFrom: { podTemplateHashValue: 'Latest' } }],
    },
  };
}
