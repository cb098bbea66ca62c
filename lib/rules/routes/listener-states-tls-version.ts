import type { ClusterRule } from '../../model/rule.ts';

export const listenerStatesTlsVersion: ClusterRule = {
  id: 'listener-states-tls-version',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Gateway'],
  summary: 'a gateway that terminates TLS sets minProtocolVersion',
  why: 'A default changes with the version of Istio.',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-min_protocol_version',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Gateway')) {
      for (const [index, { tls }] of (object.spec?.servers ?? []).entries()) {
        if (tls?.mode !== 'SIMPLE' && tls?.mode !== 'MUTUAL' && tls?.mode !== 'OPTIONAL_MUTUAL') continue;
        const { minProtocolVersion = 'missing' } = tls;
        if (minProtocolVersion !== 'missing' && minProtocolVersion !== 'TLS_AUTO') continue;
        const field = `spec.servers[${index}].tls.minProtocolVersion`;
        yield { object, field, is: minProtocolVersion, needed: 'TLSV1_2' };
      }
    }
  },
};
