import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import type { HostRoutes, System } from '../../resolve/system.ts';
import { systemLabels } from '../metadata.ts';
import { platform } from '../platform.ts';

/** A host and what its requests must carry. */
export type AuthenticatedHost = HostRoutes & { readonly authentication: NonNullable<HostRoutes['authentication']> };

/** Has the gateway check the tokens of requests; a request with a bad one is refused, one without passes on to the policy. */
export function requestAuthentication(
  { name, owner }: System,
  hosts: readonly AuthenticatedHost[],
): IRequestAuthentication {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name, namespace: platform.gateway.namespace, labels: systemLabels({ system: name, owner }) },
    spec: {
      selector: { matchLabels: { ...platform.gateway.podLabels } },
      jwtRules: hosts.map(({ authentication: { issuer, jwksUri, audiences } }) => ({
        issuer,
        jwksUri,
        audiences: [...audiences],
        forwardOriginalToken: true,
      })),
    },
  };
}
