import { controllersOf } from '../../model/pods/controllers.ts';
import type { ClusterRule } from '../../model/rule.ts';

/** Labels whose value changes with a release. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
const ofReleases = ['app.kubernetes.io/version', 'helm.sh/chart'] as const;

export const selectorOutlivesRelease: ClusterRule = {
  id: 'selector-outlives-release',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'no selector of a controller holds a label that changes with each release',
  why: 'A selector cannot change: with the version in it, the API server refuses the next release. It is a warning because the label may never change.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  ofObject: true,
  *check(cluster) {
    for (const { object, selector } of cluster.once(controllersOf)) {
      if (object.kind === 'ReplicaSet') continue;
      for (const name of ofReleases) {
        const value = selector?.matchLabels?.[name];
        if (value === undefined) continue;
        const field = `spec.selector.matchLabels['${name}']`;
        const is = `${value}, which the next release changes, and a selector cannot change`;
        yield { object, field, is, needed: 'labels that stay, such as app.kubernetes.io/name' };
      }
    }
  },
};
