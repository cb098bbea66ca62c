import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const jobsAreHooks: ClusterRule = {
  id: 'jobs-are-hooks',
  tier: 'policy',
  severity: 'error',
  kinds: ['Job'],
  summary: 'every Job with a name of its own is made anew by a hook',
  why: 'The pod template of a Job is immutable: a new image under the same name is refused, and the sync fails. Argo CD recreates hooks.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  ofObject: true,
  *check(cluster) {
    for (const job of cluster.of('Job')) {
      const { annotations = {} } = job.metadata;
      const options = annotations['argocd.argoproj.io/sync-options'] ?? '';
      if (options.includes('Replace=true') && options.includes('Force=true')) continue;
      const hook = annotations['argocd.argoproj.io/hook'] ?? annotations['helm.sh/hook'];
      if (hook === undefined) {
        if (isNamedByTag(job)) continue;
        yield {
          object: job,
          field: "metadata.annotations['argocd.argoproj.io/hook']",
          is: 'missing: its template cannot change, so the next release is refused',
          needed: 'Sync, with hook-delete-policy BeforeHookCreation',
        };
        continue;
      }
      // https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#hook-lifecycle-and-cleanup
      const policy = annotations['argocd.argoproj.io/hook-delete-policy'] ?? annotations['helm.sh/hook-delete-policy'];
      if (policy === undefined || /BeforeHookCreation|before-hook-creation/.test(policy)) continue;
      yield {
        object: job,
        field: "metadata.annotations['argocd.argoproj.io/hook-delete-policy']",
        is: `${policy}: a Job that ended otherwise stays, and blocks the next one`,
        needed: 'BeforeHookCreation',
      };
    }
  },
};

/** A name that contains the tag of its image, such as `migrate-1-4-2`, differs in each release. */
function isNamedByTag({ metadata, spec }: Of<'Job'>): boolean {
  return (spec?.template?.spec?.containers ?? []).some(({ image = '' }) => {
    const [, tag = ''] = /:v?([\w.-]{3,})(?:@|$)/.exec(image) ?? [];
    return tag !== '' && metadata.name.replaceAll('.', '-').includes(tag.replaceAll('.', '-'));
  });
}
