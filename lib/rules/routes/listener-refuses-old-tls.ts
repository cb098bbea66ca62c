import type { ClusterRule } from '../../model/rule.ts';

export const listenerRefusesOldTls: ClusterRule = {
  id: 'listener-refuses-old-tls',
  tier: 'policy',
  severity: 'error',
  kinds: ['Gateway'],
  summary: 'a gateway requires TLS 1.2 or newer',
  why: 'TLS 1.0 and 1.1 are broken, and no current client needs them.',
  source: 'https://datatracker.ietf.org/doc/html/rfc8996',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Gateway')) {
      for (const [index, { tls }] of (object.spec?.servers ?? []).entries()) {
        const version = tls?.minProtocolVersion;
        if (version !== 'TLSV1_0' && version !== 'TLSV1_1') continue;
        const field = `spec.servers[${index}].tls.minProtocolVersion`;
        yield { object, field, is: version, needed: 'TLSV1_2' };
      }
    }
  },
};
