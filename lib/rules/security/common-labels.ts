import { listOption, type ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

export const commonLabels: ClusterRule = {
  id: 'common-labels',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every controller and its pods bear the common labels, and an owner',
  why: 'Dashboards, alerts and people find pods by these labels.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/',
  options: {
    labels: {
      meaning: 'the labels that every controller and its pods bear',
      default: [
        'app.kubernetes.io/name',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/version',
        'app.kubernetes.io/part-of',
        'app.kubernetes.io/managed-by',
        'owner',
      ],
    },
  },
  ofObject: true,
  *check(cluster, options) {
    const wanted = listOption(commonLabels, 'labels', options);
    for (const pods of writtenPods(cluster)) {
      const { owner, labels } = pods;
      const places = { metadata: owner.metadata.labels ?? {}, [pods.metadataField]: labels };
      for (const [field, own] of Object.entries(places)) {
        const missing = wanted.filter((label) => (own[label] ?? '') === '');
        if (missing.length > 0)
          yield { object: owner, field: `${field}.labels`, is: `without ${missing.join(', ')}`, needed: 'all of them' };
        const instance = own[instanceLabel] ?? '';
        if (instance === '' || instance === owner.metadata.name) continue;
        const name = `${field}.labels['${instanceLabel}']`;
        yield { object: owner, field: name, is: instance, needed: `${owner.metadata.name}, the name of the object` };
      }
    }
  },
};

const instanceLabel = 'app.kubernetes.io/instance';
