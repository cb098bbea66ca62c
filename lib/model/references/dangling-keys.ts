import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../cluster.ts';
import type { Found } from '../rule.ts';
import { madeByOthers } from './made-by-others.ts';
import { madeByProcesses } from './made-by-processes.ts';
import { keyedReferences } from './keyed-references.ts';
import { missing } from './missing.ts';
import type { Keys, Produced } from './produced-keys.ts';

/** References to Secrets or ConfigMaps that no object produces, or to keys that they do not have. */
export function* danglingKeys(
  cluster: Cluster,
  kind: 'Secret' | 'ConfigMap',
  produced: Produced,
  everywhere: ReadonlyMap<string, Keys> = new Map(),
): Iterable<Found> {
  let last: { readonly object: unknown; readonly field: string } | undefined;
  for (const { to, object, field, keyField, namespace, name, key } of cluster.once(keyedReferences)) {
    if (to !== kind) continue;
    const here = produced.get(namespace);
    const keys = here?.get(name) ?? everywhere.get(name);
    if (keys === undefined) {
      // Reported once for all keys of a missing object.
      if ((last?.object === object && last.field === field) || madeByOthers(cluster, namespace, name)) continue;
      if (madeByProcesses(cluster, kind, namespace, name)) continue;
      last = { object, field };
      yield { object, field, ...missing(kind, namespace, name, here?.keys() ?? []) };
    } else if (key !== undefined && !keys.open && !keys.names.has(key)) {
      const is = `${kind} ${name} has no key '${key}'${suggestion(key, keys.names)}`;
      yield {
        object,
        field: keyField,
        is,
        needed: keys.names.size === 0 ? 'a key' : `one of ${[...keys.names].join(', ')}`,
      };
    }
  }
}
