import type { Volume } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Loose } from '../../model/kinds.ts';
import { containersOf } from '../../model/pods/pods.ts';
import { everywhere, presentConfigMaps, producedSecrets, type Keys } from '../../model/references/produced-keys.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { suggestion } from '../../schemas/closest.ts';

export const subPathExists: ClusterRule = {
  id: 'sub-path-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every subPath of a ConfigMap or Secret is a file of it',
  why: 'A subPath that is no file of the volume is made as an empty directory: where the process expects a file it finds a folder.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        for (const [index, { name, subPath = '' }] of (container.volumeMounts ?? []).entries()) {
          if (subPath === '') continue;
          const files = filesOf(
            cluster,
            pods.namespace,
            (pods.spec.volumes ?? []).find((one) => one.name === name),
          );
          if (files === undefined || files.open || holds(files.names, subPath)) continue;
          const is = `volume ${name ?? ''} has no file '${subPath}'${suggestion(subPath, files.names)}`;
          const needed = files.names.size === 0 ? 'a file that it has' : `one of ${[...files.names].join(', ')}`;
          yield { object: pods.owner, field: `${field}.volumeMounts[${index}].subPath`, is, needed };
        }
      }
    }
  },
};

/** A folder may be mounted too, where items make some. */
function holds(names: ReadonlySet<string>, subPath: string): boolean {
  const path = subPath.replace(/^\.\/|\/+$/g, '');
  return [...names].some((name) => name === path || name.startsWith(`${path}/`));
}

/** The files of a volume of keys; undefined for any other volume, and where what it is made of is not there. */
function filesOf(cluster: Cluster, namespace: string, volume: Loose<Volume> | undefined): Keys | undefined {
  if (volume?.configMap !== undefined)
    return itemsOf(keysOf(cluster, 'ConfigMap', namespace, volume.configMap.name), volume.configMap.items);
  if (volume?.secret !== undefined)
    return itemsOf(keysOf(cluster, 'Secret', namespace, volume.secret.secretName), volume.secret.items);
  return undefined;
}

function keysOf(cluster: Cluster, kind: 'ConfigMap' | 'Secret', namespace: string, name = ''): Keys | undefined {
  const here = cluster.once(kind === 'Secret' ? producedSecrets : presentConfigMaps).get(namespace);
  return here?.get(name) ?? (kind === 'ConfigMap' ? everywhere.get(name) : undefined);
}

function itemsOf(keys: Keys | undefined, items: readonly Loose<{ path: string }>[] = []): Keys | undefined {
  if (items.length === 0) return keys;
  return { names: new Set(items.flatMap(({ path }) => path ?? [])), open: false };
}
