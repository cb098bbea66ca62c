import { alternatives } from '../alternatives.ts';
import { grouped } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import { each } from '../each.ts';
import type { ObjectReference } from '../gateway-kinds.ts';
import type { KindName, KubernetesObject, Of } from '../kinds.ts';

/** Where an object names another. */
export interface NamedObject {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly kind: KindName;
  /** '' for kinds that stand in none. */
  readonly namespace: string;
  readonly name: string;
}

/**
 * Fields of a kind that name an object, by their path, and the kind of that object; undefined for one that is not known here.
 */
export type NamingField = readonly [
  from: KindName,
  path: string,
  to: KindName | ((reference: ObjectReference) => KindName | undefined),
];

/** Objects that others name: use it through `cluster.once(namedObjects)`. */
export function namedObjects(cluster: Cluster): readonly NamedObject[] {
  return named.flatMap((row) => [...namedIn(cluster, row)]);
}

/** The same of which rules of their own say what is wrong: scaled workloads, Rollouts, storage, ServiceAccounts. */
export function otherNamedObjects(cluster: Cluster): readonly NamedObject[] {
  return others.flatMap((row) => [...namedIn(cluster, row)]);
}

/** What a Rollout names. */
export function namedByRollout(cluster: Cluster, rollout: Of<'Rollout'>): readonly NamedObject[] {
  return cluster.once(byObject).get(rollout) ?? [];
}

function byObject(cluster: Cluster): ReadonlyMap<KubernetesObject, readonly NamedObject[]> {
  return grouped(cluster.once(otherNamedObjects), ({ object }) => object);
}

const database = 'Cluster.postgresql.cnpg.io';
const roleOf = ({ kind }: ObjectReference) =>
  kind === 'Role' ? 'Role.rbac.authorization.k8s.io' : kind === 'ClusterRole' ? kind : undefined;
const targetOf = ({ kind = 'Deployment' }: ObjectReference) =>
  (['Deployment', 'StatefulSet', 'Rollout', 'RayCluster'] as const).find((one) => one === kind);

const named: readonly NamingField[] = [
  ['RoleBinding', 'roleRef.name', roleOf],
  ['ClusterRoleBinding', 'roleRef.name', roleOf],
  [
    'ExternalSecret',
    'spec.(secretStoreRef|data[].sourceRef.storeRef|dataFrom[].sourceRef.storeRef).name',
    ({ kind }) => (kind === 'ClusterSecretStore' ? kind : 'SecretStore'),
  ],
  [
    'Certificate',
    'spec.issuerRef.name',
    ({ group = 'cert-manager.io', kind }) =>
      group !== 'cert-manager.io' ? undefined : kind === 'ClusterIssuer' ? kind : 'Issuer',
  ],
  [
    'ScaledObject',
    'spec.triggers[].authenticationRef.name',
    ({ kind }) => (kind === 'ClusterTriggerAuthentication' ? undefined : 'TriggerAuthentication'),
  ],
  ['NodePool', 'spec.template.spec.nodeClassRef.name', ({ kind }) => (kind === 'EC2NodeClass' ? kind : undefined)],
  ['Application', 'spec.project', 'AppProject'],
  ['Ingress', 'spec.(defaultBackend|rules[].http.paths[].backend).service.name', 'Service'],
  ['ScheduledBackup', 'spec.cluster.name', database],
  ['Pooler', 'spec.cluster.name', database],
  // https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/
  [database, 'spec.(plugins[]|externalClusters[].plugin).parameters.barmanObjectName', 'ObjectStore'],
  // What ACK takes in place of an identifier.
  ['DBCluster', 'spec.dbSubnetGroupRef.from.name', 'DBSubnetGroup'],
  ['DBInstance', 'spec.dbSubnetGroupRef.from.name', 'DBSubnetGroup'],
  ['DBInstance', 'spec.dbParameterGroupRef.from.name', 'DBParameterGroup'],
  ['ReplicationGroup', 'spec.cacheSubnetGroupRef.from.name', 'CacheSubnetGroup'],
  ['PodIdentityAssociation', 'spec.roleRef.from.name', 'Role.iam.services.k8s.aws'],
];

const others: readonly NamingField[] = [
  ['SecretStore', 'spec.provider.aws.auth.jwt.serviceAccountRef.name', 'ServiceAccount'],
  ['PersistentVolumeClaim', 'spec.storageClassName', 'StorageClass'],
  ['StatefulSet', 'spec.volumeClaimTemplates[].spec.storageClassName', 'StorageClass'],
  [database, 'spec.storage.storageClass', 'StorageClass'],
  ['HorizontalPodAutoscaler', 'spec.scaleTargetRef.name', targetOf],
  ['ScaledObject', 'spec.scaleTargetRef.name', targetOf],
  ['VerticalPodAutoscaler', 'spec.targetRef.name', targetOf],
  ['Rollout', 'spec.workloadRef.name', ({ kind }) => (kind === 'Deployment' ? kind : undefined)],
  // A Rollout is degraded while one of these is missing. https://github.com/argoproj/argo-rollouts/issues/754
  ['Rollout', 'spec.strategy.canary.(stableService|canaryService)', 'Service'],
  ['Rollout', 'spec.strategy.blueGreen.(activeService|previewService)', 'Service'],
  ['Rollout', 'spec.strategy.canary.trafficRouting.istio.(virtualService|virtualServices[]).name', 'VirtualService'],
  ['Rollout', 'spec.strategy.canary.trafficRouting.istio.destinationRule.name', 'DestinationRule'],
  [
    'Rollout',
    'spec.strategy.(canary.(analysis|steps[].analysis)|blueGreen.(prePromotionAnalysis|postPromotionAnalysis)).templates[].templateName',
    'AnalysisTemplate',
  ],
];

/** Kinds that stand in no namespace. */
const wide: ReadonlySet<KindName> = new Set<KindName>([
  'ClusterIssuer',
  'ClusterRole',
  'ClusterSecretStore',
  'EC2NodeClass',
  'StorageClass',
]);

/** The objects that a field of all objects of a kind names. */
export function* namedIn(cluster: Cluster, [from, path, to]: NamingField): Iterable<NamedObject> {
  const objects = cluster.of(from);
  if (objects.length === 0) return;
  for (const one of alternatives(path)) {
    const dot = one.lastIndexOf('.');
    const [parent, last] = [one.slice(0, dot), one.slice(dot + 1)];
    for (const object of objects)
      for (const [reference, at] of each<Readonly<Record<string, unknown>>>(object, parent)) {
        const written = reference[last];
        const kind = typeof to === 'string' ? to : to(reference);
        if (typeof written !== 'string' || kind === undefined) continue;
        // A Rollout writes `name.namespace` of a VirtualService elsewhere.
        const [name = '', ...elsewhere] = kind === 'VirtualService' ? written.split('.') : [written];
        const { namespace = object.metadata.namespace ?? '' } = reference as ObjectReference;
        const home = elsewhere.length > 0 ? elsewhere.join('.') : namespace;
        yield { object, field: `${at}.${last}`, kind, namespace: wide.has(kind) ? '' : home, name };
      }
  }
}
