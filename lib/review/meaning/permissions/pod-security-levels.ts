import { levels, enforceLabel } from '../../../model/pod-security/enforcement.ts';
import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { at } from '../fields.ts';

/** The Pod Security Standard that namespaces enforce. */
export function* podSecurityLevels(change: ClusterChange): Iterable<Meant> {
  for (const object of change.objects) {
    if (object.kind !== 'Namespace' || object.how !== 'changed') continue;
    const [before, after] = [object.before, object.after].map((one) =>
      levels.findIndex(
        (level) => level === (at(one?.object, 'metadata.labels') as Record<string, string> | undefined)?.[enforceLabel],
      ),
    );
    if (before === undefined || after === undefined || before === after) continue;
    const isLower = after < before;
    yield {
      severity: isLower ? 'high' : 'medium',
      what: isLower
        ? 'a namespace enforces a weaker Pod Security Standard'
        : 'a namespace enforces a stricter Pod Security Standard',
      reason: isLower
        ? 'The API server accepts pods that it refused before.'
        : 'Pods that do not meet the standard run until they restart; then they are refused.',
      object: affected(object, `${levels[before] ?? 'nothing'} → ${levels[after] ?? 'nothing'}`),
    };
  }
}
