import type { ClusterIssuer } from '../../imports/types/cert-manager.io.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Name of the issuer of public certificates; its kind differs between the cloud and one machine. */
export const clusterIssuerName = 'public';

/** Who signs the certificates of public hosts: Let's Encrypt by DNS challenge, or the cluster itself on one machine. */
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
