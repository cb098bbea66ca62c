import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { Found, PlatformRule, Told } from '../../model/rule.ts';

export const secretsOfOwnEnvironment: PlatformRule<Secrets> = {
  id: 'secrets-of-own-environment',
  tier: 'contract',
  severity: 'error',
  kinds: ['ExternalSecret'],
  summary: 'no environment reads secrets of another environment',
  why: 'If staging can read a secret of production, an attacker in staging has production.',
  excerpt: secretsRead,
  *compare(excerpts) {
    const environments = new Set(excerpts.map(({ excerpt }) => excerpt.environment).filter((name) => name !== ''));
    const readers = new Map<string, Set<string>>();
    for (const { excerpt } of excerpts)
      for (const secret of excerpt.secrets)
        readers.set(secret, (readers.get(secret) ?? new Set()).add(excerpt.environment));
    for (const { excerpt } of excerpts) {
      const { environment, unlike } = excerpt;
      for (const { object, field, key, secret } of unlike) {
        const foreign = key.split('/').find((segment) => environments.has(segment));
        const others = [...(readers.get(secret) ?? [])].filter((other) => other !== environment);
        if (foreign === undefined && others.length === 0) continue;
        const of = foreign === undefined ? `which ${others.join(' and ')} reads too` : `of ${foreign}`;
        yield { object, field, is: `${key}, ${of}`, needed: `a key with /${environment}/ in it` };
      }
    }
  },
};

interface Secrets {
  /** Empty where nobody knows it. */
  readonly environment: string;
  /** The remote keys that are read, each with its store. */
  readonly secrets: readonly string[];
  /** Reads of keys that do not have the name of the environment in them. */
  readonly unlike: readonly Read[];
}

interface Read extends Pick<Told, 'object' | 'field'> {
  readonly key: string;
  /** The remote key and its store. */
  readonly secret: string;
}

function secretsRead(cluster: Cluster): Secrets {
  const environment = environmentOf(cluster);
  if (environment === undefined) return { environment: '', secrets: [], unlike: [] };
  const reads = readsOf(cluster);
  const secrets = new Set(reads.map(({ secret }) => secret));
  const unlike = reads.filter(({ key }) => !key.split('/').includes(environment));
  return {
    ...{ environment, secrets: [...secrets] },
    unlike: unlike.map(({ object, ...read }) => ({ object: cluster.mention(object), ...read })),
  };
}

/** Previews run in staging's cluster, and have secrets of their own. */
function environmentOf(cluster: Cluster): string | undefined {
  return cluster.name.startsWith('preview/') ? 'preview' : cluster.environment;
}

function readsOf(cluster: Cluster): readonly (Omit<Read, 'object'> & Pick<Found, 'object'>)[] {
  return cluster.of('ExternalSecret').flatMap((object) => {
    const store = cluster.own.has(object) ? storeOf(cluster, object) : undefined;
    if (store === undefined) return [];
    const { data = [], dataFrom = [] } = object.spec ?? {};
    const keys = [
      ...data.map(({ remoteRef }, index) => [`spec.data[${index}].remoteRef.key`, remoteRef?.key] as const),
      ...dataFrom.map(({ extract }, index) => [`spec.dataFrom[${index}].extract.key`, extract?.key] as const),
    ];
    return keys.flatMap(([field, key]) => (key === undefined ? [] : { object, field, key, secret: `${store} ${key}` }));
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
