import type { EnvFromSource, EnvVar } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import { each } from '../each.ts';
import { installedCharts, textAt } from '../delivery/installed-charts.ts';
import type { KindName, KubernetesObject, Loose } from '../kinds.ts';
import { containersOf, type Pods } from '../pods/pods.ts';
import { platformOf } from '../platform-pods.ts';
import { namedIn, type NamingField } from './named-objects.ts';

/** Where an object references a Secret or a ConfigMap, or a key of it. */
export interface KeyedReference {
  readonly to: 'Secret' | 'ConfigMap';
  readonly object: KubernetesObject;
  /** The field with the name, and the one with the key. */
  readonly field: string;
  readonly keyField: string;
  readonly namespace: string;
  readonly name: string;
  readonly key?: string | undefined;
}

/** Every reference to a Secret or ConfigMap that must exist: use it through `cluster.once(keyedReferences)`. */
export function keyedReferences(cluster: Cluster): readonly KeyedReference[] {
  const references: KeyedReference[] = [];
  for (const pods of cluster.pods) references.push(...ofPods(pods));
  for (const kind of kindsWithSelectors) {
    for (const object of cluster.of(kind)) collectSelectors(object, object.spec ?? {}, [], references);
  }
  references.push(...ofOthers(cluster));
  return references.filter(({ name }) => !name.includes('{{'));
}

interface Source {
  readonly name?: string | undefined;
  readonly optional?: boolean | undefined;
}

function* ofPods(pods: Pods): Iterable<KeyedReference> {
  const { owner, namespace, spec, field } = pods;
  const to = (kind: KeyedReference['to'], at: string, { name, optional }: Source, nameField = 'name') =>
    name === undefined || optional === true
      ? []
      : [{ to: kind, object: owner, field: `${at}.${nameField}`, keyField: `${at}.key`, namespace, name }];
  for (const { container, field: at } of containersOf(pods)) {
    for (const [index, variable] of (container.env ?? []).entries()) {
      if (variable.valueFrom !== undefined) yield* ofVariable(variable, `${at}.env[${index}].valueFrom`, to);
    }
    for (const [index, source] of (container.envFrom ?? []).entries()) {
      yield* ofEnvironment(source, `${at}.envFrom[${index}]`, to);
    }
  }
  for (const [index, { name }] of (spec.imagePullSecrets ?? []).entries()) {
    yield* to('Secret', `${field}.imagePullSecrets[${index}]`, { name });
  }
  for (const [index, { secret, configMap, projected, csi }] of (spec.volumes ?? []).entries()) {
    const login = csi?.nodePublishSecretRef;
    if ((secret ?? configMap ?? projected ?? login) === undefined) continue;
    const at = `${field}.volumes[${index}]`;
    if (login !== undefined) yield* to('Secret', `${at}.csi.nodePublishSecretRef`, login);
    if (secret !== undefined) {
      const { secretName: name, optional, items } = secret;
      yield* withItems(to('Secret', `${at}.secret`, { name, optional }, 'secretName'), `${at}.secret`, items);
    }
    if (configMap !== undefined)
      yield* withItems(to('ConfigMap', `${at}.configMap`, configMap), `${at}.configMap`, configMap.items);
    for (const [number, source] of (projected?.sources ?? []).entries()) {
      const inner = `${at}.projected.sources[${number}]`;
      if (source.secret !== undefined)
        yield* withItems(to('Secret', `${inner}.secret`, source.secret), `${inner}.secret`, source.secret.items);
      if (source.configMap !== undefined)
        yield* withItems(
          to('ConfigMap', `${inner}.configMap`, source.configMap),
          `${inner}.configMap`,
          source.configMap.items,
        );
    }
  }
}

type To = (kind: KeyedReference['to'], at: string, source: Source) => readonly KeyedReference[];

function* ofVariable({ valueFrom }: Loose<EnvVar>, at: string, to: To): Iterable<KeyedReference> {
  const { secretKeyRef, configMapKeyRef } = valueFrom ?? {};
  if (secretKeyRef !== undefined) yield* withKey(to('Secret', `${at}.secretKeyRef`, secretKeyRef), secretKeyRef.key);
  if (configMapKeyRef !== undefined)
    yield* withKey(to('ConfigMap', `${at}.configMapKeyRef`, configMapKeyRef), configMapKeyRef.key);
}

function* ofEnvironment(
  { secretRef, configMapRef }: Loose<EnvFromSource>,
  at: string,
  to: To,
): Iterable<KeyedReference> {
  if (secretRef !== undefined) yield* to('Secret', `${at}.secretRef`, secretRef);
  if (configMapRef !== undefined) yield* to('ConfigMap', `${at}.configMapRef`, configMapRef);
}

function withKey(references: readonly KeyedReference[], key: string | undefined): readonly KeyedReference[] {
  return references.map((reference) => ({ ...reference, key }));
}

/** A volume mounts all keys, or those of its items. */
function withItems(
  references: readonly KeyedReference[],
  at: string,
  items: readonly Loose<{ key: string }>[] | undefined,
): readonly KeyedReference[] {
  if (items === undefined || items.length === 0) return references;
  return references.flatMap((reference) =>
    items.map(({ key }, index) => ({ ...reference, key, keyField: `${at}.items[${index}].key` })),
  );
}

/** Kinds of controllers whose `{ name, key }` is a key of a Secret, or of a ConfigMap below `configMap`. */
const kindsWithSelectors = [
  'AlertmanagerConfig',
  'AnalysisTemplate',
  'BackupStorageLocation',
  'Broker',
  'Certificate',
  'Cluster.postgresql.cnpg.io',
  'DBCluster',
  'DBInstance',
  'ObjectStore',
  'PodMonitor',
  'Probe',
  'ReplicationGroup',
  'SecretStore',
  'ServiceMonitor',
  'TriggerAuthentication',
  'VolumeSnapshotLocation',
] as const satisfies readonly KindName[];

/** Everything of the form `{ name, key }` below a value: the selector that all those kinds share. */
function collectSelectors(
  object: KubernetesObject,
  value: object,
  path: (string | number)[],
  into: KeyedReference[],
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) descend(object, (value as unknown[])[index], index, path, into);
    return;
  }
  const { name, key, optional, namespace, type } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof key !== 'string') {
    for (const step in value) descend(object, (value as Readonly<Record<string, unknown>>)[step], step, path, into);
    return;
  }
  if (optional === true) return;
  const last = path.findLast((step) => typeof step === 'string') ?? '';
  // Such as configMap, customQueriesConfigMap[0], configMapRefs[0].
  const isMap = type === 'ConfigMap' || /configMap/i.test(last);
  const home = typeof namespace === 'string' ? namespace : (object.metadata.namespace ?? '');
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  const fields = { field: `spec${at}.name`, keyField: `spec${at}.key` };
  into.push({ to: isMap ? 'ConfigMap' : 'Secret', object, ...fields, namespace: home, name, key });
}

function descend(
  object: KubernetesObject,
  value: unknown,
  step: string | number,
  path: (string | number)[],
  into: KeyedReference[],
): void {
  if (typeof value !== 'object' || value === null) return;
  path.push(step);
  collectSelectors(object, value, path, into);
  path.pop();
}

const database = 'Cluster.postgresql.cnpg.io';
const tls = ['tls.crt', 'tls.key'];
/** https://cloudnative-pg.io/documentation/current/bootstrap/: a kubernetes.io/basic-auth Secret */
const account = ['username', 'password'];

/** Fields with the name of a Secret alone, and the keys that are read of it. */
const secretNames: readonly (readonly [field: NamingField, keys: readonly (string | undefined)[]])[] = [
  [['ServiceAccount', 'imagePullSecrets[].name', 'Secret'], [undefined]],
  [['Ingress', 'spec.tls[].secretName', 'Secret'], tls],
  [['Issuer', 'spec.ca.secretName', 'Secret'], tls],
  [
    [
      'Gateway.gateway.networking.k8s.io',
      'spec.listeners[].tls.certificateRefs[].name',
      ({ group = '', kind = 'Secret' }) => (group === '' && kind === 'Secret' ? kind : undefined),
    ],
    tls,
  ],
  [[database, 'spec.(bootstrap.(initdb|recovery|pg_basebackup).secret|superuserSecret).name', 'Secret'], account],
  [[database, 'spec.managed.roles[].passwordSecret.name', 'Secret'], account],
  [[database, 'spec.imagePullSecrets[].name', 'Secret'], [undefined]],
];

/** References in other forms. */
function* ofOthers(cluster: Cluster): Iterable<KeyedReference> {
  for (const [row, keys] of secretNames)
    for (const { object, field, namespace, name } of namedIn(cluster, row))
      for (const key of keys) yield { to: 'Secret', object, field, keyField: field, namespace, name, key };
  for (const object of cluster.of('ExternalSecret'))
    for (const to of ['ConfigMap', 'Secret'] as const) {
      const source = to === 'Secret' ? 'secret' : 'configMap';
      const path = `spec.target.template.templateFrom[].${source}`;
      for (const [{ name, items = [{}] }, at] of each<Loose<{ name: string; items: { key: string }[] }>>(
        object,
        path,
      )) {
        if (name === undefined) continue;
        const place = { to, object, field: `${at}.name`, keyField: `${at}.name` };
        for (const { key } of items) yield { ...place, namespace: object.metadata.namespace ?? '', name, key };
      }
    }
  // Helm values name the Secret of a password; it must be in the namespace of the release.
  if (!cluster.once(platformOf).known) return;
  for (const { application, field: source, namespace, values } of installedCharts(cluster)) {
    const admin = 'grafana.admin';
    const name = textAt(values, `${admin}.existingSecret`);
    if (name === undefined) continue;
    const field = `${source}.helm.valuesObject.${admin}.existingSecret`;
    for (const part of ['user', 'password'])
      yield {
        to: 'Secret',
        object: application,
        field,
        keyField: field,
        namespace,
        name,
        key: textAt(values, `${admin}.${part}Key`) ?? `admin-${part}`,
      };
  }
}
