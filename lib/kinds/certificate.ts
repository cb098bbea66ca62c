import type { Certificate } from '../../imports/types/cert-manager.io.ts';
import type { System } from '../resolve/system.ts';
import { clusterIssuerName } from './cluster-issuer.ts';
import { certificateSecret } from './istio/gateway.ts';
import { systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** The certificate of a system's hosts, in the namespace of the gateway's pods. */
export function certificate({ name: system, owner, routes }: System): Certificate {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: system, namespace: platform.gateway.namespace, labels: systemLabels({ system, owner }) },
    spec: {
      secretName: certificateSecret(system),
      dnsNames: routes.map(({ host }) => host),
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: clusterIssuerName },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    },
  };
}
