import type { IGateway } from '@kubernetes-models/istio/networking.istio.io/v1/Gateway';
import type { System } from '../../resolve/system.ts';
import { systemLabels } from '../metadata.ts';
import { platform } from '../platform.ts';

/** The public listeners of a cluster: HTTPS for the system's hosts, and a redirect from HTTP. */
export function gateway({ name, owner, routes }: System): IGateway {
  const hosts = routes.map(({ host }) => host);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace: platform.gateway.namespace, labels: systemLabels({ system: name, owner }) },
    spec: {
      selector: { ...platform.gateway.podLabels },
      servers: [
        {
          hosts,
          port: { name: 'https', number: 443, protocol: 'HTTPS' },
          tls: { mode: 'SIMPLE', credentialName: certificateSecret(name), minProtocolVersion: 'TLSV1_2' },
        },
        { hosts, port: { name: 'http', number: 80, protocol: 'HTTP' }, tls: { httpsRedirect: true } },
      ],
    },
  };
}

/** Secret with the certificate of the system's hosts, in the namespace of the gateway's pods. */
export function certificateSecret(system: string): string {
  return `${system}-tls`;
}
