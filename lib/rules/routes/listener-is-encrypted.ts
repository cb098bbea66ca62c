import type { ClusterRule } from '../../model/rule.ts';
import { balancersEndTls } from '../../model/traffic/balancers.ts';

export const listenerIsEncrypted: ClusterRule = {
  id: 'listener-is-encrypted',
  tier: 'policy',
  severity: 'error',
  kinds: ['Gateway'],
  summary: 'a gateway serves TLS with a certificate, and redirects plain HTTP to it',
  why: 'Anybody between client and gateway can read plain text.',
  source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings',
  *check(cluster) {
    for (const object of cluster.of('Gateway')) {
      const inside = Object.values(object.spec?.selector ?? {}).some((value) => /egress|eastwest/.test(value ?? ''));
      if (inside) continue;
      for (const [index, { port, tls }] of (object.spec?.servers ?? []).entries()) {
        const at = `spec.servers[${index}]`;
        const protocol = (port?.protocol ?? '').toUpperCase();
        const plain = protocol === 'HTTP' || protocol === 'HTTP2' || protocol === 'GRPC' || protocol === 'GRPC-WEB';
        if (plain && tls?.httpsRedirect !== true && !cluster.once(balancersEndTls))
          yield {
            object,
            field: `${at}.tls.httpsRedirect`,
            is: `${protocol} on port ${port?.number ?? ''} without a redirect`,
            needed: 'httpsRedirect: true',
          };
        if (protocol !== 'HTTPS' && protocol !== 'TLS') continue;
        const mode = tls?.mode;
        if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH' || mode === 'ISTIO_MUTUAL') continue;
        const { credentialName, credentialNames, serverCertificate, tlsCertificates } = tls ?? {};
        const certificate = credentialName ?? credentialNames ?? serverCertificate ?? tlsCertificates;
        if (certificate !== undefined && mode === undefined)
          yield {
            object,
            field: `${at}.tls.mode`,
            is: 'missing, which is PASSTHROUGH, without the certificate',
            needed: 'SIMPLE',
          };
        if (certificate !== undefined) continue;
        yield {
          object,
          field: `${at}.tls.credentialName`,
          is: `missing, with ${protocol}`,
          needed: 'a Secret with the certificate',
        };
      }
    }
  },
};
