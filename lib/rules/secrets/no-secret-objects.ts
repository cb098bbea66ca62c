import type { ClusterRule } from '../rule.ts';

/** base64 is no encryption, and what has been in Git once stays there. */
export const noSecretObjects: ClusterRule = {
  id: 'no-secret-objects',
  severity: 'error',
  summary: 'no Secret with its data is in Git',
  *check(cluster) {
    for (const secret of cluster.of('Secret')) {
      for (const field of ['data', 'stringData'] as const) {
        const names = Object.keys(secret[field] ?? {});
        if (names.length === 0) continue;
        yield { object: secret, field, is: `${names.join(', ')}, for all to read`, needed: 'an ExternalSecret' };
      }
    }
  },
};
