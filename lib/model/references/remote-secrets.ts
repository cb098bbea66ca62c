import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';

/** Where an ExternalSecret reads a remote key. */
export interface RemoteRead {
  readonly object: Of<'ExternalSecret'>;
  readonly field: string;
  /** Such as `shop/production/database`. */
  readonly key: string;
  readonly property?: string | undefined;
  readonly propertyField: string;
}

/** All remote keys that are read: use it through `cluster.once(remoteReads)`. */
export function remoteReads(cluster: Cluster): readonly RemoteRead[] {
  return cluster.of('ExternalSecret').flatMap((object) => {
    const { data = [], dataFrom = [] } = object.spec ?? {};
    const reads = [
      ...data.map(({ remoteRef }, index) => [`spec.data[${index}].remoteRef`, remoteRef] as const),
      ...dataFrom.map(({ extract }, index) => [`spec.dataFrom[${index}].extract`, extract] as const),
    ];
    return reads.flatMap(([at, { key, property } = {}]) =>
      key === undefined ? [] : [{ object, field: `${at}.key`, key, property, propertyField: `${at}.property` }],
    );
  });
}

/** The AWS role that reads for an ExternalSecret: that of the ServiceAccount of its store. */
export function readingRole(cluster: Cluster, { metadata, spec }: Of<'ExternalSecret'>): string | undefined {
  const { kind, name = '' } = spec?.secretStoreRef ?? {};
  const store: (KubernetesObject & Pick<Of<'SecretStore'>, 'spec'>) | undefined =
    kind === 'ClusterSecretStore'
      ? cluster.named('ClusterSecretStore', '', name)
      : cluster.named('SecretStore', metadata.namespace ?? '', name);
  const { service, auth } = store?.spec?.provider?.aws ?? {};
  const account = auth?.jwt?.serviceAccountRef;
  if (service !== 'SecretsManager' || account?.name === undefined) return undefined;
  const namespace = kind === 'ClusterSecretStore' ? (account.namespace ?? '') : (metadata.namespace ?? '');
  const found = cluster.named('ServiceAccount', namespace, account.name);
  return found?.metadata.annotations?.['eks.amazonaws.com/role-arn'];
}
