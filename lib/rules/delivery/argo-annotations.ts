import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import type { KubernetesObject } from '../../model/kinds.ts';

const prefix = 'argocd.argoproj.io/';

/** Values of annotations. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/, sync-waves/ and compare-options/ */
const known: Readonly<Record<string, readonly string[]>> = {
  hook: ['PreSync', 'Skip', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete'],
  'hook-delete-policy': ['HookSucceeded', 'HookFailed', 'BeforeHookCreation'],
  'sync-options': [
    'Prune=false',
    'Prune=true',
    'Prune=confirm',
    'Delete=false',
    'Delete=true',
    'Delete=confirm',
    'Validate=false',
    'SkipDryRunOnMissingResource=true',
    'Replace=true',
    'Replace=false',
    'Force=true',
    'ServerSideApply=true',
    'ServerSideApply=false',
    'PruneLast=true',
    'PrunePropagationPolicy=foreground',
    'PrunePropagationPolicy=background',
    'PrunePropagationPolicy=orphan',
    'RespectIgnoreDifferences=true',
    'FailOnSharedResource=true',
    'ClientSideApplyMigration=true',
    'ClientSideApplyMigration=false',
    'ApplyOutOfSyncOnly=true',
    'ApplyOutOfSyncOnly=false',
  ],
  'compare-options': [
    'IgnoreExtraneous',
    'IgnoreResourceStatusField=none',
    'IgnoreResourceStatusField=crd',
    'IgnoreResourceStatusField=all',
    'ServerSideDiff=true',
    'ServerSideDiff=false',
    'IncludeMutationWebhook=true',
  ],
};

export const argoAnnotations: ClusterRule = {
  id: 'argo-annotations',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Job'],
  summary: 'Argo CD understands the annotations that are meant for it',
  why: 'Argo CD ignores unknown values without a message: a misspelt hook is not a hook, and a misspelt wave is wave 0.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.own) {
      const { annotations } = object.metadata;
      if (annotations === undefined) continue;
      for (const key in annotations) {
        const value = annotations[key] ?? '';
        if (key.startsWith(prefix) && !isUnderstood(key.slice(prefix.length), value))
          yield* unknown(object, key, value);
      }
    }
  },
};

/** Whether a value is one that Argo CD knows, as nearly all are. */
function isUnderstood(name: string, value: string): boolean {
  const values = known[name];
  if (name === 'sync-wave') return /^[+-]?\d+$/.test(value);
  return values === undefined || values.includes(value);
}

function* unknown(object: KubernetesObject, key: string, value: string): Iterable<Found> {
  const name = key.slice(prefix.length);
  const found = { object, field: `metadata.annotations['${key}']` };
  if (name === 'sync-wave' && !/^[+-]?\d+$/.test(value)) {
    yield { ...found, is: `'${value}' is wave 0`, needed: 'a whole number' };
  }
  const values = known[name];
  if (values === undefined) return;
  for (const part of value.split(',')) {
    const text = part.trim();
    if (text === '' || values.includes(text)) continue;
    yield {
      ...found,
      is: `Argo CD does not know '${text}'`,
      needed: `one of ${values.join(' ')}${suggestion(text, values)}`,
    };
  }
}
