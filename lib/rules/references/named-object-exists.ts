import type { Cluster } from '../../model/cluster.ts';
import type { KindName, KubernetesObject, Loose } from '../../model/kinds.ts';
import { isOpaque } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { mayBeBrought } from '../../model/references/brought.ts';
import { meshHost } from '../../model/traffic/mesh-hosts.ts';
import { missing } from '../../model/references/missing.ts';

export const namedObjectExists: ClusterRule = {
  id: 'named-object-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'what it names',
  kinds: ['Certificate', 'ExternalSecret', 'NodePool', 'RoleBinding'],
  summary: 'every object that another object references by name exists',
  why: 'A controller that does not find a referenced object logs the error and does nothing else.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check(cluster) {
    for (const { object, field, kind, namespace, name } of references(cluster)) {
      if (name === undefined || cluster.named(kind, namespace, name) !== undefined) continue;
      // Operators and charts make Services too.
      if (kind === 'Service' && meshHost(cluster, object, name).found !== 'nothing') continue;
      if (namespace === '' && mayBeBrought(cluster, kind)) continue;
      if (namespace !== '' && namespace !== object.metadata.namespace && isOpaque(cluster, namespace)) continue;
      const [shown = ''] = kind.split('.');
      yield { object, field, ...missing(shown, namespace, name, cluster.names(kind, namespace)) };
    }
  },
};

interface Reference {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly kind: KindName;
  readonly namespace: string;
  readonly name: string | undefined;
}

/** Roles that every cluster has: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const builtInRoles: ReadonlySet<string> = new Set([
  'admin',
  'cluster-admin',
  'edit',
  'view',
  'kube-system/extension-apiserver-authentication-reader',
]);

function* references(cluster: Cluster): Iterable<Reference> {
  const home = ({ metadata }: KubernetesObject) => metadata.namespace ?? '';
  for (const object of cluster.of('RoleBinding', 'ClusterRoleBinding')) {
    const { kind, name = '' } = object.roleRef ?? {};
    const field = 'roleRef.name';
    if (name.startsWith('system:') || builtInRoles.has(kind === 'Role' ? `${home(object)}/${name}` : name)) continue;
    if (kind === 'Role') yield { object, field, kind: 'Role.rbac.authorization.k8s.io', namespace: home(object), name };
    else if (kind === 'ClusterRole') yield { object, field, kind: 'ClusterRole', namespace: '', name };
  }
  for (const object of cluster.of('ExternalSecret')) {
    const { secretStoreRef, data = [], dataFrom = [] } = object.spec ?? {};
    const of = (field: string, store: Loose<{ kind: string; name: string }> | undefined): Reference => {
      const wide = store?.kind === 'ClusterSecretStore';
      const kind = wide ? 'ClusterSecretStore' : 'SecretStore';
      return { object, field: `${field}.name`, kind, namespace: wide ? '' : home(object), name: store?.name };
    };
    yield of('spec.secretStoreRef', secretStoreRef);
    for (const [index, { sourceRef }] of data.entries())
      yield of(`spec.data[${index}].sourceRef.storeRef`, sourceRef?.storeRef);
    for (const [index, { sourceRef }] of dataFrom.entries())
      yield of(`spec.dataFrom[${index}].sourceRef.storeRef`, sourceRef?.storeRef);
  }
  for (const object of cluster.of('Certificate')) {
    const { kind, name, group = 'cert-manager.io' } = object.spec?.issuerRef ?? {};
    if (group !== 'cert-manager.io') continue;
    const wide = kind === 'ClusterIssuer';
    const field = 'spec.issuerRef.name';
    yield { object, field, kind: wide ? 'ClusterIssuer' : 'Issuer', namespace: wide ? '' : home(object), name };
  }
  for (const object of cluster.of('ScaledObject')) {
    for (const [index, { authenticationRef }] of (object.spec?.triggers ?? []).entries()) {
      if (authenticationRef?.kind === 'ClusterTriggerAuthentication') continue;
      const field = `spec.triggers[${index}].authenticationRef.name`;
      yield { object, field, kind: 'TriggerAuthentication', namespace: home(object), name: authenticationRef?.name };
    }
  }
  for (const object of cluster.of('NodePool')) {
    const { kind, name } = object.spec?.template?.spec?.nodeClassRef ?? {};
    const field = 'spec.template.spec.nodeClassRef.name';
    if (kind === 'EC2NodeClass') yield { object, field, kind, namespace: '', name };
  }
  for (const object of cluster.of('Application')) {
    const name = object.spec?.project;
    // Argo CD brings the project `default`.
    if (name !== 'default') yield { object, field: 'spec.project', kind: 'AppProject', namespace: home(object), name };
  }
  yield* ofIngresses(cluster);
  yield* ofDatabases(cluster);
  yield* ofResources(cluster);
}

function* ofIngresses(cluster: Cluster): Iterable<Reference> {
  for (const object of cluster.of('Ingress')) {
    const namespace = object.metadata.namespace ?? '';
    const { defaultBackend, rules = [] } = object.spec ?? {};
    const kind = 'Service';
    const field = 'spec.defaultBackend.service.name';
    yield { object, field, kind, namespace, name: defaultBackend?.service?.name };
    for (const [index, { http }] of rules.entries()) {
      for (const [number, { backend }] of (http?.paths ?? []).entries()) {
        const at = `spec.rules[${index}].http.paths[${number}].backend.service.name`;
        yield { object, field: at, kind, namespace, name: backend?.service?.name };
      }
    }
  }
}

function* ofDatabases(cluster: Cluster): Iterable<Reference> {
  const kind = 'Cluster.postgresql.cnpg.io';
  for (const object of cluster.of('ScheduledBackup', 'Pooler')) {
    const namespace = object.metadata.namespace ?? '';
    yield { object, field: 'spec.cluster.name', kind, namespace, name: object.spec?.cluster?.name };
  }
  // https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/
  for (const object of cluster.of(kind)) {
    const namespace = object.metadata.namespace ?? '';
    const { plugins = [], externalClusters = [] } = object.spec ?? {};
    for (const [index, { parameters }] of plugins.entries()) {
      const field = `spec.plugins[${index}].parameters.barmanObjectName`;
      yield { object, field, kind: 'ObjectStore', namespace, name: parameters?.barmanObjectName };
    }
    for (const [index, { plugin }] of externalClusters.entries()) {
      const field = `spec.externalClusters[${index}].plugin.parameters.barmanObjectName`;
      yield { object, field, kind: 'ObjectStore', namespace, name: plugin?.parameters?.barmanObjectName };
    }
  }
}

/** Fields of AWS resources that name an object in place of an identifier. */
const resourceFields = [
  ['DBCluster', 'dbSubnetGroupRef', 'DBSubnetGroup'],
  ['DBInstance', 'dbSubnetGroupRef', 'DBSubnetGroup'],
  ['DBInstance', 'dbParameterGroupRef', 'DBParameterGroup'],
  ['ReplicationGroup', 'cacheSubnetGroupRef', 'CacheSubnetGroup'],
] as const satisfies readonly (readonly [KindName, string, KindName])[];

function* ofResources(cluster: Cluster): Iterable<Reference> {
  for (const [kind, path, target] of resourceFields) {
    for (const object of cluster.of(kind)) {
      const spec = object.spec as
        Readonly<Record<string, Loose<{ from: { name: string; namespace: string } }>>> | undefined;
      const from = spec?.[path]?.from;
      const namespace = from?.namespace ?? object.metadata.namespace ?? '';
      yield { object, field: `spec.${path}.from.name`, kind: target, namespace, name: from?.name };
    }
  }
  for (const object of cluster.of('PodIdentityAssociation')) {
    const from = object.spec?.roleRef?.from;
    const namespace = from?.namespace ?? object.metadata.namespace ?? '';
    yield { object, field: 'spec.roleRef.from.name', kind: 'Role.iam.services.k8s.aws', namespace, name: from?.name };
  }
}
