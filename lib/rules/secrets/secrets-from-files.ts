import type { KubernetesObject } from '../../model/kinds.ts';
import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const secretsFromFiles: ClusterRule = {
  id: 'secrets-from-files',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'containers read secrets from files, not from environment variables',
  why: 'Child processes inherit environment variables, crash reports print them, and they change only after a restart.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (isExcused(pods.owner)) continue;
      const needed = 'a volume of the Secret, and a variable with the path';
      for (const { container, field } of containersOf(pods)) {
        for (const [index, { name = '', valueFrom }] of (container.env ?? []).entries()) {
          if (valueFrom?.secretKeyRef === undefined) continue;
          const path = `${field}.env[${index}].valueFrom.secretKeyRef`;
          yield { object: pods.owner, field: path, is: `${name} holds a secret`, needed };
        }
        for (const [index, { secretRef }] of (container.envFrom ?? []).entries()) {
          if (secretRef === undefined) continue;
          const is = `every key of ${secretRef.name ?? ''} becomes a variable`;
          yield { object: pods.owner, field: `${field}.envFrom[${index}].secretRef`, is, needed };
        }
      }
    }
  },
};

/** Whether the object excuses it with the annotation of another linter. */
function isExcused({ metadata: { annotations = {} } }: KubernetesObject): boolean {
  if ((annotations['ignore-check.kube-linter.io/read-secret-from-env-var'] ?? '') !== '') return true;
  return Object.entries(annotations).some(
    ([name, value]) => name.startsWith('checkov.io/skip') && /^CKV_K8S_35=./.test(value),
  );
}
