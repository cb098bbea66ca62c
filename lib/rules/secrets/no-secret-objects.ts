import type { ClusterRule } from '../../model/rule.ts';

export const noSecretObjects: ClusterRule = {
  id: 'no-secret-objects',
  tier: 'policy',
  severity: 'error',
  kinds: ['Secret'],
  summary: 'no Secret with data is committed',
  why: 'base64 is not encryption, and Git keeps every version.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ofObject: true,
  *check(cluster) {
    for (const secret of cluster.of('Secret')) {
      for (const field of ['data', 'stringData'] as const) {
        // A controller fills an empty Secret.
        const names = Object.entries(secret[field] ?? {}).flatMap(([name, value]) => (value === '' ? [] : name));
        if (names.length === 0) continue;
        const is = `${names.join(', ')}, readable by everybody`;
        yield { object: secret, field, is, needed: 'an ExternalSecret' };
      }
    }
  },
};
