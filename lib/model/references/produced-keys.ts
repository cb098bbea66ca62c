import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';

/** Keys of one Secret or ConfigMap; `open` if it may have others that the manifests do not show. */
export interface Keys {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
}

/** Secrets or ConfigMaps of a cluster by namespace and name. */
export type Produced = ReadonlyMap<string, ReadonlyMap<string, Keys>>;

/** Every Secret that an object here produces: use it through `cluster.once(producedSecrets)`. */
export function producedSecrets(cluster: Cluster): Produced {
  const [produced, add] = collector();
  for (const { metadata, data, stringData, type } of cluster.of('Secret')) {
    const filled = type === 'kubernetes.io/service-account-token' ? ['token', 'ca.crt', 'namespace'] : [];
    add(metadata.namespace, metadata.name, [...Object.keys(data ?? {}), ...Object.keys(stringData ?? {}), ...filled]);
  }
  for (const external of cluster.of('ExternalSecret')) {
    const { target, data = [], dataFrom = [] } = external.spec ?? {};
    if (target?.creationPolicy === 'None') continue;
    const { names, open } = keysOf(external, data, dataFrom);
    add(external.metadata.namespace, target?.name ?? external.metadata.name, names, open);
  }
  for (const { metadata, spec } of cluster.of('Certificate')) {
    if (spec?.secretName === undefined) continue;
    // https://cert-manager.io/docs/usage/certificate/
    const { keystores, additionalOutputFormats: formats = [] } = spec;
    const stores = [
      ...(keystores?.pkcs12?.create === true ? ['keystore.p12', 'truststore.p12'] : []),
      ...(keystores?.jks?.create === true ? ['keystore.jks', 'truststore.jks'] : []),
    ];
    const others = formats.map(({ type }) => (type === 'DER' ? 'key.der' : 'tls-combined.pem'));
    add(metadata.namespace, spec.secretName, ['tls.crt', 'tls.key', 'ca.crt', ...stores, ...others]);
  }
  for (const { metadata, spec } of cluster.of('Issuer')) {
    const account = spec?.acme?.privateKeySecretRef;
    if (account?.name !== undefined) add(metadata.namespace, account.name, [account.key ?? 'tls.key']);
  }
  // https://cloudnative-pg.io/documentation/current/applications/#secrets and /certificates/
  for (const { metadata, spec } of cluster.of('Cluster.postgresql.cnpg.io')) {
    const { bootstrap, enableSuperuserAccess, superuserSecret } = spec ?? {};
    const { name, namespace } = metadata;
    const given = bootstrap?.initdb?.secret ?? bootstrap?.recovery?.secret ?? bootstrap?.pg_basebackup?.secret;
    if (given === undefined) add(namespace, `${name}-app`, accountKeys);
    if (enableSuperuserAccess === true && superuserSecret === undefined)
      add(namespace, `${name}-superuser`, accountKeys);
    add(namespace, `${name}-ca`, ['ca.crt', 'ca.key']);
    add(namespace, `${name}-server`, ['tls.crt', 'tls.key']);
    add(namespace, `${name}-replication`, ['tls.crt', 'tls.key']);
  }
  return produced;
}

const accountKeys = [
  ...['username', 'user', 'password', 'dbname', 'host', 'port', 'pgpass', 'uri', 'jdbc-uri'],
  ...['fqdn-uri', 'fqdn-jdbc-uri'],
];

/**
 * What External Secrets writes: what it read, or in its place the template, or both where the policy is Merge.
 * https://external-secrets.io/latest/guides/templating/
 */
function keysOf(
  { spec }: Of<'ExternalSecret'>,
  data: NonNullable<NonNullable<Of<'ExternalSecret'>['spec']>['data']>,
  dataFrom: readonly unknown[],
): { readonly names: readonly string[]; readonly open: boolean } {
  const { template, creationPolicy } = spec?.target ?? {};
  const read = data.flatMap(({ secretKey }) => secretKey ?? []);
  const templated = Object.keys(template?.data ?? {});
  const from = template?.templateFrom ?? [];
  const beside = creationPolicy === 'Merge';
  if (templated.length === 0 && from.length === 0) return { names: read, open: dataFrom.length > 0 || beside };
  const kept = template?.mergePolicy === 'Merge';
  return {
    names: kept ? [...templated, ...read] : templated,
    open: from.length > 0 || beside || (kept && dataFrom.length > 0),
  };
}

/** Every ConfigMap that is there: use it through `cluster.once(presentConfigMaps)`. */
export function presentConfigMaps(cluster: Cluster): Produced {
  const [present, add] = collector();
  for (const { metadata, data, binaryData } of cluster.of('ConfigMap')) {
    add(metadata.namespace, metadata.name, [...Object.keys(data ?? {}), ...Object.keys(binaryData ?? {})]);
  }
  // CloudNativePG brings the queries that it monitors by default.
  for (const { metadata } of cluster.of('Cluster.postgresql.cnpg.io')) {
    add(metadata.namespace, 'cnpg-default-monitoring', ['queries']);
  }
  return present;
}

/** ConfigMaps that every namespace has: the CA certificates of the API server and of istiod. */
export const everywhere: ReadonlyMap<string, Keys> = new Map([
  ['kube-root-ca.crt', { names: new Set(['ca.crt']), open: false }],
  ['istio-ca-root-cert', { names: new Set(['root-cert.pem']), open: false }],
]);

type Add = (namespace: string | undefined, name: string, names: readonly string[], open?: boolean) => void;

function collector(): readonly [Produced, Add] {
  const all = new Map<string, Map<string, Keys>>();
  const add: Add = (namespace = '', name, names, open = false) => {
    const inNamespace = all.get(namespace) ?? new Map<string, Keys>();
    all.set(namespace, inNamespace);
    const before = inNamespace.get(name);
    inNamespace.set(name, {
      names: new Set([...(before?.names ?? []), ...names]),
      open: open || before?.open === true,
    });
  };
  return [all, add];
}
