import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject, Of } from '../kinds.ts';
import { needsOfPods } from './needs-of-pods.ts';
import { destinationsOf } from '../traffic/destinations.ts';
import { fullHost, serviceOfHost } from '../traffic/hosts.ts';
import type { Order } from './order.ts';
import { near, type Visit } from './visit.ts';

/** Visits the objects that other objects of a cluster need. Rules for references report missing ones. */
export function visitNeeds(cluster: Cluster, order: Order, visit: Visit): void {
  const homes = new Map(cluster.of('Namespace').map((one) => [one.metadata.name, one]));
  for (const object of cluster.objects) {
    const { namespace } = object.metadata;
    if (namespace !== undefined) visit(object, homes.get(namespace), () => 'metadata.namespace');
  }
  needsOfPods(cluster, order, visit);
  needsOfSecrets(cluster, visit);
  needsOfStorage(cluster, visit);
  needsOfAutoscalers(cluster, visit);
  needsOfRollouts(cluster, visit);
  needsOfRoutes(cluster, order, visit);
}

function needsOfSecrets(cluster: Cluster, visit: Visit): void {
  for (const one of cluster.of('ExternalSecret')) {
    const { kind, name } = one.spec?.secretStoreRef ?? {};
    const store = kind === 'ClusterSecretStore' ? kind : 'SecretStore';
    visit(one, near(cluster, one, store, name), () => 'spec.secretStoreRef.name');
  }
  for (const one of cluster.of('SecretStore')) {
    const { name } = one.spec?.provider?.aws?.auth?.jwt?.serviceAccountRef ?? {};
    const field = 'spec.provider.aws.auth.jwt.serviceAccountRef.name';
    visit(one, near(cluster, one, 'ServiceAccount', name), () => field);
  }
  for (const one of cluster.of('Certificate')) {
    const { kind, name } = one.spec?.issuerRef ?? {};
    const issuer = kind === 'ClusterIssuer' ? kind : 'Issuer';
    visit(one, near(cluster, one, issuer, name), () => 'spec.issuerRef.name');
  }
  for (const one of cluster.of('RoleBinding')) {
    const { kind, name } = one.roleRef ?? {};
    if (kind === 'Role') visit(one, near(cluster, one, 'Role.rbac.authorization.k8s.io', name), () => 'roleRef.name');
  }
  const roles = new Map(cluster.of('Role.iam.services.k8s.aws').map((role) => [role.spec?.name, role]));
  for (const one of cluster.of('PodIdentityAssociation')) {
    const { roleARN = '', roleRef } = one.spec ?? {};
    visit(one, roles.get(roleARN.slice(roleARN.lastIndexOf('/') + 1)), () => 'spec.roleARN');
    const role = near(cluster, one, 'Role.iam.services.k8s.aws', roleRef?.from?.name);
    visit(one, role, () => 'spec.roleRef.from.name');
  }
}

function needsOfStorage(cluster: Cluster, visit: Visit): void {
  const storageClass = (name: string | undefined) =>
    name === undefined ? undefined : cluster.named('StorageClass', '', name);
  for (const one of cluster.of('PersistentVolumeClaim'))
    visit(one, storageClass(one.spec?.storageClassName), () => 'spec.storageClassName');
  for (const one of cluster.of('StatefulSet')) {
    for (const [index, { spec }] of (one.spec?.volumeClaimTemplates ?? []).entries()) {
      const field = () => `spec.volumeClaimTemplates[${index}].spec.storageClassName`;
      visit(one, storageClass(spec?.storageClassName), field);
    }
  }
  for (const one of cluster.of('Cluster.postgresql.cnpg.io')) {
    const { storage, plugins = [] } = one.spec ?? {};
    visit(one, storageClass(storage?.storageClass), () => 'spec.storage.storageClass');
    for (const [index, { parameters }] of plugins.entries()) {
      const field = () => `spec.plugins[${index}].parameters.barmanObjectName`;
      visit(one, near(cluster, one, 'ObjectStore', parameters?.barmanObjectName), field);
    }
  }
  for (const one of cluster.of('ScheduledBackup'))
    visit(one, near(cluster, one, 'Cluster.postgresql.cnpg.io', one.spec?.cluster?.name), () => 'spec.cluster.name');
  for (const one of cluster.of('NodePool')) {
    const { name } = one.spec?.template?.spec?.nodeClassRef ?? {};
    visit(one, near(cluster, one, 'EC2NodeClass', name), () => 'spec.template.spec.nodeClassRef.name');
  }
}

/** Kinds whose replica count an autoscaler may set. */
const scalable: readonly KindName[] = ['Deployment', 'StatefulSet', 'Rollout', 'RayCluster'];

interface Reference {
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

function needsOfAutoscalers(cluster: Cluster, visit: Visit): void {
  const target = (object: KubernetesObject, { kind = 'Deployment', name }: Reference = {}) => {
    const known = scalable.find((one) => one === kind);
    return known === undefined ? undefined : near(cluster, object, known, name);
  };
  for (const one of cluster.of('HorizontalPodAutoscaler'))
    visit(one, target(one, one.spec?.scaleTargetRef), () => 'spec.scaleTargetRef.name');
  for (const one of cluster.of('VerticalPodAutoscaler'))
    visit(one, target(one, one.spec?.targetRef), () => 'spec.targetRef.name');
  for (const one of cluster.of('ScaledObject')) {
    visit(one, target(one, one.spec?.scaleTargetRef), () => 'spec.scaleTargetRef.name');
    for (const [index, { authenticationRef }] of (one.spec?.triggers ?? []).entries()) {
      const needs = near(cluster, one, 'TriggerAuthentication', authenticationRef?.name);
      visit(one, needs, () => `spec.triggers[${index}].authenticationRef.name`);
    }
  }
}

/** A Rollout is degraded while an object that it names is missing. https://github.com/argoproj/argo-rollouts/issues/754 */
function needsOfRollouts(cluster: Cluster, visit: Visit): void {
  for (const one of cluster.of('Rollout')) {
    const { workloadRef, strategy: { canary, blueGreen } = {} } = one.spec ?? {};
    if (workloadRef?.kind === 'Deployment')
      visit(one, near(cluster, one, 'Deployment', workloadRef.name), () => 'spec.workloadRef.name');
    const services = [
      ['canary.stableService', canary?.stableService],
      ['canary.canaryService', canary?.canaryService],
      ['blueGreen.activeService', blueGreen?.activeService],
      ['blueGreen.previewService', blueGreen?.previewService],
    ] as const;
    for (const [field, name] of services)
      visit(one, near(cluster, one, 'Service', name), () => `spec.strategy.${field}`);
    const { virtualService, virtualServices = [], destinationRule } = canary?.trafficRouting?.istio ?? {};
    const istio = 'spec.strategy.canary.trafficRouting.istio';
    visit(one, elsewhere(cluster, one, virtualService?.name), () => `${istio}.virtualService.name`);
    for (const [index, { name }] of virtualServices.entries())
      visit(one, elsewhere(cluster, one, name), () => `${istio}.virtualServices[${index}].name`);
    visit(one, near(cluster, one, 'DestinationRule', destinationRule?.name), () => `${istio}.destinationRule.name`);
    const analyses = [
      ['canary.analysis', canary?.analysis],
      ['blueGreen.prePromotionAnalysis', blueGreen?.prePromotionAnalysis],
      ['blueGreen.postPromotionAnalysis', blueGreen?.postPromotionAnalysis],
    ] as const;
    for (const [field, analysis] of analyses) {
      for (const [index, { templateName }] of (analysis?.templates ?? []).entries()) {
        const at = () => `spec.strategy.${field}.templates[${index}].templateName`;
        visit(one, near(cluster, one, 'AnalysisTemplate', templateName), at);
      }
    }
  }
}

/** A VirtualService that a Rollout names as `name` or `name.namespace`. */
function elsewhere(cluster: Cluster, object: KubernetesObject, name: string | undefined): KubernetesObject | undefined {
  const dot = name?.indexOf('.') ?? -1;
  if (name === undefined || dot < 0) return near(cluster, object, 'VirtualService', name);
  return cluster.named('VirtualService', name.slice(dot + 1), name.slice(0, dot));
}

/**
 * A route to a Service or a subset that is not known answers 503.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#avoid-503-errors-while-reconfiguring-service-routes
 */
function needsOfRoutes(cluster: Cluster, order: Order, visit: Visit): void {
  const routes = cluster.of('VirtualService').filter((one) => order.mayPrecede(one, routed));
  if (routes.length === 0) return;
  const subsets = new Map<string, Of<'DestinationRule'>>();
  for (const one of cluster.of('DestinationRule')) {
    for (const { name = '' } of one.spec?.subsets ?? [])
      subsets.set(`${fullHost(one.spec?.host ?? '', one.metadata.namespace ?? '')} ${name}`, one);
  }
  for (const one of routes) {
    for (const [destination, at] of destinationsOf(one, { copies: false })) {
      const host = fullHost(destination.host ?? '', one.metadata.namespace ?? '');
      const { subset } = destination;
      if (subset !== undefined) visit(one, subsets.get(`${host} ${subset}`), () => `${at}.subset`);
      const { name = '', namespace = '' } = serviceOfHost(host, '') ?? {};
      visit(one, cluster.named('Service', namespace, name), () => `${at}.host`);
    }
  }
}

const routed: readonly KindName[] = ['DestinationRule', 'Service'];
