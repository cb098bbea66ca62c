import type { ClusterRule } from '../rule.ts';
import { metadataField, writtenPods } from './written-pods.ts';

/** What dashboards, alerts and people find pods by. https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export const commonLabels: ClusterRule = {
  id: 'common-labels',
  severity: 'warning',
  summary: 'every controller and its pods bear the common labels, and an owner',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      const { owner, labels } = pods;
      const places = { metadata: owner.metadata.labels ?? {}, [metadataField(pods)]: labels };
      for (const [field, own] of Object.entries(places)) {
        for (const [label, needed] of wanted)
          if ((own[label] ?? '') === '')
            yield { object: owner, field: `${field}.labels['${label}']`, is: 'missing', needed };
        const instance = own[instanceLabel] ?? '';
        if (instance === '' || instance === owner.metadata.name) continue;
        const name = `${field}.labels['${instanceLabel}']`;
        yield { object: owner, field: name, is: instance, needed: `${owner.metadata.name}, the name of the object` };
      }
    }
  },
};

const instanceLabel = 'app.kubernetes.io/instance';
const wanted = [
  ['app.kubernetes.io/name', 'what runs there'],
  [instanceLabel, 'the name of the object'],
  ['app.kubernetes.io/version', 'the version of what runs there'],
  ['app.kubernetes.io/part-of', 'the system that it belongs to'],
  ['app.kubernetes.io/managed-by', 'the tool that writes it'],
  ['owner', 'the team that answers for it'],
] as const;
