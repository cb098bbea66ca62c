import type { Cluster } from '../cluster.ts';

/** The clusters of one system: production, and those that must be like it. */
export interface Environments {
  readonly production: Place;
  readonly others: readonly Place[];
}

/** A cluster, and the texts that may differ from those of another. */
export interface Place {
  readonly cluster: Cluster;
  /** A text without the names of the environment, of its region and of its account. */
  readonly plain: (text: string) => string;
}

/** Names of the environments within names of objects. */
const aliases: Readonly<Record<string, string>> = { production: 'production|prod', staging: 'staging', dr: 'dr' };

/** Systems of which production is given and staging or dr, by the name that their clusters share. */
export function environmentsOf(clusters: readonly Cluster[]): readonly Environments[] {
  const systems = new Map<string, Place[]>();
  for (const cluster of clusters) {
    const { name, environment } = cluster;
    const alias = aliases[environment ?? ''];
    if (alias === undefined || !name.startsWith(`${environment ?? ''}/`)) continue;
    const system = name.slice(name.indexOf('/') + 1);
    systems.set(system, [...(systems.get(system) ?? []), { cluster, plain: plainText(cluster, alias) }]);
  }
  return [...systems.values()].flatMap((places) => {
    const production = places.find(({ cluster }) => cluster.environment === 'production');
    const others = places.filter((place) => place !== production);
    return production === undefined ? [] : [{ production, others }];
  });
}

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const account = /(?<!\d)\d{12}(?!\d)/g;

function plainText(cluster: Cluster, alias: string): Place['plain'] {
  const region = cluster.of('ClusterConfig')[0]?.metadata.region;
  // A separator goes with the name: `shop-staging-db` and `shop-db` are the same.
  const name = new RegExp(`[ ._/-]?(?<![a-z0-9])(?:${alias})(?![a-z0-9])`, 'gi');
  const known = new Map<string, string>();
  return (text) => {
    let plain = known.get(text);
    if (plain === undefined) {
      plain = text.replace(name, '').replace(account, '').toLowerCase();
      if (region !== undefined) plain = plain.replaceAll(region, '');
      known.set(text, plain);
    }
    return plain;
  };
}
