import type { App } from 'cdk8s';
import { iamRole } from './kinds/aws/iam-role.ts';
import { podIdentityAssociation } from './kinds/aws/pod-identity-association.ts';
import { analysisTemplate, testTemplate } from './kinds/analysis-template.ts';
import { configMap } from './kinds/config-map.ts';
import { cronJob } from './kinds/cron-job.ts';
import { daemonSet } from './kinds/daemon-set.ts';
import { deployment } from './kinds/deployment.ts';
import { externalSecret } from './kinds/external-secret.ts';
import { horizontalPodAutoscaler } from './kinds/horizontal-pod-autoscaler.ts';
import { authorizationPolicy } from './kinds/istio/authorization-policy.ts';
import { destinationRule } from './kinds/istio/destination-rule.ts';
import { envoyFilter } from './kinds/istio/envoy-filter.ts';
import { plainPorts, plainPortsPeerAuthentication } from './kinds/istio/peer-authentication.ts';
import { sidecar } from './kinds/istio/sidecar.ts';
import { faultyVirtualService, splitVirtualService } from './kinds/istio/virtual-service.ts';
import { job } from './kinds/job.ts';
import { networkPolicy, rayHeadPolicy } from './kinds/network-policy.ts';
import { persistentVolumeClaim } from './kinds/persistent-volume-claim.ts';
import { podDisruptionBudget } from './kinds/pod-disruption-budget.ts';
import { podMonitor } from './kinds/pod-monitor.ts';
import { rayCluster } from './kinds/ray-cluster.ts';
import { roleBinding } from './kinds/role-binding.ts';
import { role } from './kinds/role.ts';
import { previewService, rollout } from './kinds/rollout.ts';
import { needsAuthentication, scaledObject } from './kinds/scaled-object.ts';
import { service, headlessService } from './kinds/service.ts';
import { serviceAccount } from './kinds/service-account.ts';
import { statefulSet } from './kinds/stateful-set.ts';
import { sourceAuthentication, triggerAuthentication } from './kinds/trigger-authentication.ts';
import { verticalPodAutoscaler } from './kinds/vertical-pod-autoscaler.ts';
import { ManifestChart } from './manifest-chart.ts';
import { canaryServices } from './resolve/delivery.ts';
import type { Workload } from './resolve/workload.ts';

type Delivered = Extract<Workload['controller'], { kind: 'Deployment' }>;

/** Where the objects of a workload are below the folder of its system. */
export function workloadFile({ namespace, name }: Pick<Workload, 'namespace' | 'name'>): string {
  return `${namespace}/${name}.yaml`;
}

/** Read this first: all objects of a workload, and when it has them. A workload is one file of `dist/`. */
export class WorkloadChart extends ManifestChart {
  constructor(app: App, workload: Workload) {
    super(app, workloadFile(workload));
    const { apiRules, awsRole, controller, files, metrics, pod, ports, scaling, secrets, verticalScaling } = workload;
    const isRay = controller.kind === 'RayCluster';
    const runsOnce = controller.kind === 'Job' || controller.kind === 'CronJob';

    // Identity
    this.add(serviceAccount(workload));
    if (apiRules.length > 0) this.add(role(workload), roleBinding(workload));
    if (awsRole !== undefined) this.add(iamRole(workload, awsRole), podIdentityAssociation(workload, awsRole));

    // Configuration and secrets
    if (Object.keys(files).length > 0) this.add(configMap(workload));
    if (secrets !== undefined) this.add(externalSecret(workload, secrets));

    // Pods
    switch (controller.kind) {
      case 'Deployment':
        this.add(deployment(workload, controller));
        this.addDelivery(workload, controller);
        if (controller.storage !== undefined) this.add(persistentVolumeClaim(workload, controller.storage));
        if (controller.headless) this.add(headlessService(workload));
        break;
      case 'StatefulSet':
        this.add(statefulSet(workload, controller.storage), headlessService(workload));
        break;
      case 'DaemonSet':
        this.add(daemonSet(workload));
        break;
      case 'Job':
        this.add(
          controller.wave === undefined
            ? testTemplate(workload, controller)
            : job(workload, { ...controller, wave: controller.wave }),
        );
        break;
      case 'CronJob':
        this.add(cronJob(workload, controller));
        break;
      case 'RayCluster':
        this.add(rayCluster(workload, controller));
        break;
    }

    // Services; KubeRay itself creates the Service of a Ray head
    if (ports.length > 0 && !isRay) this.add(service(workload));
    if (ports.length > 0) this.add(destinationRule(workload));
    if (workload.rateLimit !== undefined) this.add(envoyFilter(workload, workload.rateLimit));
    if (workload.faults !== undefined) this.add(faultyVirtualService(workload, workload.faults));

    // Scaling
    if (scaling.by === 'HorizontalPodAutoscaler') this.add(horizontalPodAutoscaler(workload, scaling));
    if (scaling.by === 'ScaledObject') {
      this.add(scaledObject(workload, scaling));
      if (scaling.triggers.some(needsAuthentication)) this.add(triggerAuthentication(workload, scaling.triggers));
      for (const trigger of scaling.triggers)
        if (trigger.type === 'source' && trigger.authentication !== undefined)
          this.add(sourceAuthentication(workload, trigger));
    }
    if (verticalScaling !== undefined) this.add(verticalPodAutoscaler(workload, verticalScaling));
    // A drain does not evict the pods of a DaemonSet.
    if (!runsOnce && !isRay && controller.kind !== 'DaemonSet') this.add(podDisruptionBudget(workload));

    // Network
    this.add(networkPolicy(workload));
    if (isRay) this.add(rayHeadPolicy(workload));
    if (pod.sidecar !== undefined) {
      this.add(authorizationPolicy(workload), sidecar(workload));
      const plain = plainPorts(workload);
      if (plain.length > 0) this.add(plainPortsPeerAuthentication(workload, plain));
    }

    // Metrics
    if (metrics !== undefined) this.add(podMonitor(workload, metrics));

    this.patch(workload.patches, workload.source);
    this.except(workload.exceptions, workload.source);
  }

  /** The objects that move requests from the old version to the new one. */
  private addDelivery(workload: Workload, { delivery, smokeTests }: Delivered): void {
    if (delivery.strategy === 'rolling') return;
    this.add(rollout(workload, delivery, smokeTests), analysisTemplate(workload, delivery));
    if (delivery.strategy === 'blue-green') {
      this.add(service(workload, previewService(workload)));
      return;
    }
    const split = canaryServices(workload.name);
    this.add(splitVirtualService(workload, split));
    for (const name of split) this.add(service(workload, name), destinationRule(workload, name));
  }
}
