import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';

/** The clusters of one system: production, and those that must be like it. */
export interface Environments<One> {
  readonly production: One;
  readonly others: readonly One[];
}

/** A cluster, and the texts that may differ from those of another. */
export interface Place {
  readonly cluster: Cluster;
  readonly isProduction: boolean;
  /** A text without the names of the environment, of its region and of its account. */
  readonly plain: (text: string) => string;
  /** The name that has production what is called so here. */
  readonly nameInProduction: (name: string) => string;
  /** The plain form that a text has in production if it has production's name in it; undefined if it has not. */
  readonly inProduction: (text: string) => string | undefined;
}

/** Names of the environments within names of objects. */
const aliases: Readonly<Record<string, string>> = { production: 'production|prod', staging: 'staging', dr: 'dr' };

/** Systems of which production is given and staging or dr, by the name that their clusters share. */
export function environmentsOf<One extends { readonly name: string }>(
  clusters: readonly One[],
): readonly Environments<One>[] {
  const systems = new Map<string, One[]>();
  for (const cluster of clusters)
    if (aliases[environmentIn(cluster)] !== undefined)
      append(systems, cluster.name.slice(cluster.name.indexOf('/') + 1), cluster);
  return [...systems.values()].flatMap((some) => {
    const production = some.find((cluster) => environmentIn(cluster) === 'production');
    const others = some.filter((cluster) => cluster !== production);
    return production === undefined || others.length === 0 ? [] : [{ production, others }];
  });
}

/** `staging` of `staging/shop`. */
function environmentIn({ name }: { readonly name: string }): string {
  return name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
}

/** A cluster as it is compared with that of another environment; undefined where its objects are not of the one in its name. */
export function placeOf(cluster: Cluster): Place | undefined {
  const { environment = '' } = cluster;
  const alias = aliases[environment];
  if (alias === undefined || environmentIn(cluster) !== environment) return undefined;
  const isProduction = environment === 'production';
  const region = cluster.of('ClusterConfig')[0]?.metadata.region;
  const plain = plainText(alias, region);
  const ofProduction = isProduction ? plain : plainText(aliases.production ?? '');
  return {
    ...{ cluster, isProduction, plain, nameInProduction: isProduction ? (name) => name : bareText(alias, region) },
    inProduction: (text) => (nameOfProduction.test(text) ? ofProduction(text) : undefined),
  };
}

const nameOfProduction = new RegExp(nameOf(aliases.production ?? ''), 'i');

function nameOf(alias: string): string {
  return `(?<![a-z0-9])(?:${alias})(?![a-z0-9])`;
}

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html */
const account = /(?<!\d)\d{12}(?!\d)/g;

function bareText(alias: string, region: string | undefined): Place['plain'] {
  // A separator goes with the name: `shop-staging-db` and `shop-db` are the same.
  const name = new RegExp(`[ ._/-]?${nameOf(alias)}`, 'gi');
  return (text) => {
    const bare = text.replace(name, '').replace(account, '');
    return region === undefined ? bare : bare.replaceAll(region, '');
  };
}

function plainText(alias: string, region?: string): Place['plain'] {
  const bare = bareText(alias, undefined);
  const known = new Map<string, string>();
  return (text) => {
    let plain = known.get(text);
    if (plain === undefined) {
      plain = bare(text).toLowerCase();
      if (region !== undefined) plain = plain.replaceAll(region, '');
      known.set(text, plain);
    }
    return plain;
  };
}
