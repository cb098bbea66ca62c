import { affected, type Affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { titleOf } from '../../difference/written.ts';
import { publicPaths, type PublicPath } from '../public-paths.ts';

/** Public routes that open, close, or lead elsewhere. */
export function* routeChanges(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [publicPaths(change.before), publicPaths(change.after)];
  // Of manifests that name no namespace the difference says default.
  const about = (by: PublicPath['by'], detail: string): Affected => {
    const { name, namespace = '' } = by.metadata;
    const found = change.objects.find(
      (one) => one.kind === by.kind && one.name === name && (namespace === '' || one.namespace === namespace),
    );
    if (found !== undefined) return affected(found, detail);
    return { cluster: change.name, object: titleOf(by), file: '', detail };
  };
  for (const [path, { by, to }] of after) {
    const was = before.get(path);
    if (was === undefined)
      yield {
        severity: 'high',
        what: 'a public route opens',
        reason: 'A public gateway accepts and forwards requests for it.',
        object: about(by, `${path} → ${to}`),
      };
    else if (was.to !== to)
      yield {
        severity: 'medium',
        what: 'a public route leads elsewhere',
        reason: 'Requests from the internet reach another backend.',
        object: about(by, `${path}: ${was.to} → ${to}`),
      };
  }
  for (const [path, { by, to }] of before)
    if (!after.has(path))
      yield {
        severity: 'high',
        what: 'a public route is closed',
        reason: 'The gateway responds to its requests with 404.',
        wayOut: 'add a redirect, if somebody still calls it',
        object: about(by, `${path} → ${to}`),
      };
}
