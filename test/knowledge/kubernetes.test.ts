import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import apiVersions from '../../lib/knowledge/api-versions.json' with { type: 'json' };
import builtIn from '../../lib/knowledge/built-in-resources.json' with { type: 'json' };
import {
  kubernetesVersions,
  minorOf,
  newestKubernetes,
  runningKubernetes,
} from '../../lib/knowledge/kubernetes-versions.ts';

describe('versions of Kubernetes', () => {
  it('follow each other, and clusters run one of them', () => {
    const minors = kubernetesVersions.map(({ version }) => minorOf(version) ?? 0);
    expect(minors).toEqual(minors.map((_, index) => (minors[0] ?? 0) + index));
    expect(kubernetesVersions.map(({ version }) => version)).toContain(runningKubernetes);
  });
});

const endedVersions: Readonly<Record<string, readonly { since: string; kinds?: readonly string[] | undefined }[]>> =
  apiVersions.versions;
const folder = join(import.meta.dirname, '../../../shared/schemas/kubernetes');

describe.skipIf(!existsSync(folder))('schemas of Kubernetes', () => {
  const versions = kubernetesVersions.filter(({ schema }) => schema).map(({ version }) => version);
  const served = new Map<string, ReadonlySet<string>>(versions.map((version) => [version, kindsOf(version)]));

  it('are those of the list', () => {
    expect(readdirSync(folder).sort()).toEqual(versions.map((version) => `v${version}.json`));
  });

  it('have no kind whose end the table gives an older version for, and each that an older one gives a newer', () => {
    for (const [apiVersion, ends] of Object.entries(endedVersions)) {
      for (const { since, kinds } of ends) {
        const end = minorOf(since.replace('Kubernetes ', ''));
        for (const version of versions) {
          if (end === undefined || (minorOf(version) ?? 0) < end) continue;
          const left = [...(served.get(version) ?? [])].filter((one) => {
            const [group = '', kind = ''] = one.split(' ');
            return group === apiVersion && (kinds === undefined || kinds.includes(kind));
          });
          expect([version, left]).toEqual([version, []]);
        }
      }
    }
  });

  it('that were served once and are not in the newest are in the table', () => {
    const newest = served.get(newestKubernetes);
    const gone = new Set(
      versions.flatMap((version) => [...(served.get(version) ?? [])].filter((one) => !newest?.has(one))),
    );
    expect(gone.size).toBeGreaterThan(10);
    const unknown = [...gone].filter((one) => {
      const [apiVersion = '', kind = ''] = one.split(' ');
      return endedVersions[apiVersion]?.some(({ kinds }) => kinds === undefined || kinds.includes(kind)) !== true;
    });
    // Alpha kinds without a successor, and requests, which are not stored.
    expect(unknown.filter((one) => !/ClusterCIDR|PodSchedulingContext|SelfSubjectReview/.test(one))).toEqual([]);
  });

  it('have the resources that Roles may name', () => {
    const groups = new Map<string, Set<string>>();
    for (const kinds of served.values())
      for (const one of kinds) {
        const [apiVersion = '', kind = ''] = one.split(' ');
        const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
        groups.set(group, (groups.get(group) ?? new Set()).add(plural(kind)));
      }
    for (const [group, resources] of Object.entries<readonly string[]>(builtIn.groups))
      expect([group, [...(groups.get(group) ?? [])].filter((one) => !resources.includes(one))]).toEqual([group, []]);
  });
});

/** Kinds that a version serves, as `group/version Kind`. */
function kindsOf(version: string): ReadonlySet<string> {
  const { definitions } = JSON.parse(readFileSync(join(folder, `v${version}.json`), 'utf8')) as {
    readonly definitions: Readonly<Record<string, Definition>>;
  };
  const kinds = Object.values(definitions).flatMap(({ properties, 'x-kubernetes-group-version-kind': own = [] }) =>
    properties?.metadata === undefined || own.length !== 1 ? [] : own,
  );
  return new Set(
    kinds
      .filter(({ kind }) => !/List$|Eviction|Review$|^Binding$|^Scale$|TokenRequest|^Status$/.test(kind))
      .map(({ group, version: of, kind }) => `${group === '' ? '' : `${group}/`}${of} ${kind}`),
  );
}

interface Definition {
  readonly properties?: { readonly metadata?: unknown };
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[];
}

function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name === 'endpoints') return name;
  return name.endsWith('s')
    ? `${name}es`
    : name.endsWith('y') && !/[aeiou]y$/.test(name)
      ? `${name.slice(0, -1)}ies`
      : `${name}s`;
}
