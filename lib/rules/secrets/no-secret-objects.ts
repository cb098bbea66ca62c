import type { ClusterRule } from '../../model/rule.ts';

export const noSecretObjects: ClusterRule = {
  id: 'no-secret-objects',
  tier: 'policy',
  severity: 'error',
  kinds: ['Secret'],
  summary: 'no Secret with data is committed',
  why: 'base64 is not encryption, and Git keeps every version.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  *check(cluster) {
    for (const secret of cluster.of('Secret')) {
      for (const field of ['data', 'stringData'] as const) {
        // A controller fills an empty Secret.
        const names = Object.entries(secret[field] ?? {}).flatMap(([name, value]) => (value === '' ? [] : name));
        if (names.length === 0) continue;
        const broken = field === 'data' ? names.filter((name) => !isBase64(secret.data?.[name] ?? '')) : [];
        const refused = broken.length === 0 ? '' : `, and the API server refuses ${broken.join(', ')}: no base64`;
        const is = `${names.join(', ')}, readable by everybody${refused}`;
        yield { object: secret, field, is, needed: 'an ExternalSecret' };
      }
    }
  },
};

/** As Go decodes base64: padded groups of four, line breaks ignored. */
function isBase64(text: string): boolean {
  const packed = text.replace(/[\r\n]/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}
