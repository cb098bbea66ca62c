import type { ClusterIssuer } from '../../imports/types/cert-manager.io.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Name of the issuer of public certificates. It may be a public or a self-signed issuer. */
export const clusterIssuerName = 'public';

/**
 * Issues the certificates of public hosts: Let's Encrypt with a DNS challenge, or a self-signed issuer.
 */
export function clusterIssuer({ name: system, owner, hosting: { issuer } }: System): ClusterIssuer {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: clusterIssuerName, labels: systemLabels({ system, owner }) },
    spec:
      issuer.by === 'itself'
        ? { selfSigned: {} }
        : {
            acme: {
              server: 'https://acme-v02.api.letsencrypt.org/directory',
              email: issuer.email,
              privateKeySecretRef: { name: 'letsencrypt-account' },
              solvers: [{ dns01: { route53: { region: issuer.region } } }],
            },
          },
  };
}
