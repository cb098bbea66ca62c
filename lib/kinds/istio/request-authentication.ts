import type { IRequestAuthentication } from '@kubernetes-models/istio/security.istio.io/v1/RequestAuthentication';
import type { HostRoutes, System } from '../../resolve/system.ts';
import { systemLabels } from '../metadata.ts';
import { platform } from '../platform.ts';

/** A host, and the token that its requests must carry. */
export type AuthenticatedHost = HostRoutes & { readonly authentication: NonNullable<HostRoutes['authentication']> };

/**
 * Makes the gateway verify the tokens of requests. A request with an invalid token is refused; one without a token
 * passes on to the AuthorizationPolicy.
 */
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
