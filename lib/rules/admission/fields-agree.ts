import { relations } from '../../model/admission/relations/table.ts';
import type { Fields, Relation } from '../../model/admission/relations/relation.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const fieldsAgree: ClusterRule = {
  id: 'fields-agree',
  tier: 'correctness',
  severity: 'error',
  kinds: [
    ...['pods', 'ClusterRoleBinding', 'ConfigMap', 'Ingress', 'LimitRange', 'MutatingWebhookConfiguration'],
    ...[
      'NetworkPolicy',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'ResourceQuota',
      'RoleBinding',
      'Secret',
      'Service',
      'StorageClass',
    ],
    'ValidatingWebhookConfiguration',
  ],
  summary: 'fields that depend on each other agree',
  why: 'Each field is valid alone, and the API server refuses the object because of what another field says.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: judged(relations, disagreements),
};

function disagreements(value: unknown, relation: Relation): readonly Said[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const said = [...relation(value as Fields)];
  return said.length === 0 ? undefined : said;
}
