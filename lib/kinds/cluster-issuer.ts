import type { ClusterIssuer } from '../../imports/types/cert-manager.io.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Name of the issuer of public certificates. In AWS it is another kind of issuer than on one machine. */
export const clusterIssuerName = 'public';

/**
 * Issues the certificates of public hosts: Let's Encrypt with a DNS challenge or, on one machine, a self-signed issuer.
 */
export function clusterIssuer({ name: system, owner, environment, cluster }: System): ClusterIssuer {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: clusterIssuerName, labels: systemLabels({ system, owner }) },
    spec:
      environment.platform === 'kind'
        ? { selfSigned: {} }
        : {
            acme: {
              server: 'https://acme-v02.api.letsencrypt.org/directory',
              email: `${owner}@${cluster.domain}`,
              privateKeySecretRef: { name: 'letsencrypt-account' },
              solvers: [{ dns01: { route53: { region: cluster.region } } }],
            },
          },
  };
}
