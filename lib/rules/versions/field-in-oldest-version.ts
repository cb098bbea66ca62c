import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { Of } from '../../model/kinds.ts';

export const fieldInOldestVersion: ClusterRule = {
  id: 'field-in-oldest-version',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'no field needs a feature gate that is off in Kubernetes 1.28',
  why: 'The API server silently drops fields whose feature gate is off, so the pod runs without them.',
  source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) yield* ofPods(pods);
    for (const object of cluster.of('Job')) yield* ofJob(object, object.spec, 'spec');
    for (const object of cluster.of('CronJob')) {
      yield* ofJob(object, object.spec?.jobTemplate?.spec, 'spec.jobTemplate.spec');
    }
  },
};

function gated(object: Pods['owner'], field: string, since: string): Found {
  const is = `is dropped before Kubernetes ${since}`;
  return { object, field, is, needed: `nothing there, or clusters of ${since} and newer` };
}

/** The Kubernetes version in which a feature is on by default: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/ */
function* ofPods(pods: Pods): Iterable<Found> {
  const { owner, spec, field } = pods;
  if (spec.hostUsers === false) yield gated(owner, `${field}.hostUsers`, '1.33');
  for (const { container, field: at, runs } of containersOf(pods)) {
    if (container.resizePolicy !== undefined) yield gated(owner, `${at}.resizePolicy`, '1.33');
    if (runs === 'sidecar') yield gated(owner, `${at}.restartPolicy`, '1.29');
    if (container.securityContext?.procMount === 'Unmasked')
      yield gated(owner, `${at}.securityContext.procMount`, '1.33');
  }
}

const jobFields = ['backoffLimitPerIndex', 'maxFailedIndexes', 'podReplacementPolicy'] as const;

function* ofJob(object: Pods['owner'], spec: Of<'Job'>['spec'], at: string): Iterable<Found> {
  for (const name of jobFields) if (spec?.[name] !== undefined) yield gated(object, `${at}.${name}`, '1.29');
}
