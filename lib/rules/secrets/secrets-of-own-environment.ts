import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { Found, PlatformRule } from '../../model/rule.ts';

export const secretsOfOwnEnvironment: PlatformRule = {
  id: 'secrets-of-own-environment',
  tier: 'contract',
  severity: 'error',
  kinds: ['ExternalSecret'],
  summary: 'no environment reads secrets of another environment',
  why: 'If staging can read a secret of production, an attacker in staging has production.',
  *checkAll(clusters) {
    const environments = new Set(clusters.flatMap((cluster) => environmentOf(cluster) ?? []));
    const reads = clusters.flatMap((cluster) => {
      const environment = environmentOf(cluster);
      return environment === undefined ? [] : readsOf(cluster, environment);
    });
    const readers = new Map<string, Set<string>>();
    for (const { secret, environment } of reads)
      readers.set(secret, (readers.get(secret) ?? new Set()).add(environment));
    for (const { object, field, key, secret, environment } of reads) {
      const segments = key.split('/');
      const foreign = segments.find((segment) => segment !== environment && environments.has(segment));
      if (segments.includes(environment)) continue;
      const others = [...(readers.get(secret) ?? [])].filter((other) => other !== environment);
      if (foreign === undefined && others.length === 0) continue;
      const of = foreign === undefined ? `which ${others.join(' and ')} reads too` : `of ${foreign}`;
      yield { object, field, is: `${key}, ${of}`, needed: `a key with /${environment}/ in it` };
    }
  },
};

interface Read extends Pick<Found, 'object' | 'field'> {
  readonly key: string;
  readonly environment: string;
  /** The remote key and its store. */
  readonly secret: string;
}

/** Previews run in staging's cluster, and have secrets of their own. */
function environmentOf(cluster: Cluster): string | undefined {
  return cluster.name.startsWith('preview/') ? 'preview' : cluster.environment;
}

function readsOf(cluster: Cluster, environment: string): readonly Read[] {
  return cluster.of('ExternalSecret').flatMap((object) => {
    const store = cluster.own.has(object) ? storeOf(cluster, object) : undefined;
    if (store === undefined) return [];
    const { data = [], dataFrom = [] } = object.spec ?? {};
    const keys = [
      ...data.map(({ remoteRef }, index) => [`spec.data[${index}].remoteRef.key`, remoteRef?.key] as const),
      ...dataFrom.map(({ extract }, index) => [`spec.dataFrom[${index}].extract.key`, extract?.key] as const),
    ];
    return keys.flatMap(([field, key]) =>
      key === undefined ? [] : { object, field, key, environment, secret: `${store} ${key}` },
    );
  });
}

/** Where the secrets of a store are; undefined for those inside the cluster, which no other cluster reads. */
function storeOf(cluster: Cluster, { metadata, spec }: Of<'ExternalSecret'>): string | undefined {
  const { kind = 'SecretStore', name = '' } = spec?.secretStoreRef ?? {};
  const store =
    kind === 'ClusterSecretStore'
      ? cluster.named('ClusterSecretStore', '', name)
      : cluster.named('SecretStore', metadata.namespace ?? '', name);
  if (store === undefined) return name;
  const { kubernetes, aws } = store.spec?.provider ?? {};
  return kubernetes !== undefined ? undefined : `${aws?.service ?? name} ${aws?.region ?? ''}`;
}
