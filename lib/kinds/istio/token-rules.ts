import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import { pathPatterns } from '../path-patterns.ts';
import type { AuthenticatedHost } from './request-authentication.ts';

type Rule = NonNullable<NonNullable<IAuthorizationPolicy['spec']>['rules']>[number];
type Operation = NonNullable<NonNullable<NonNullable<Rule['to']>[number]['operation']>>;
type Route = AuthenticatedHost['routes'][number];

/** What requests to a host are refused: those without a token where one is asked for, and those whose token lacks a claim. */
export function tokenRules(host: AuthenticatedHost, principal: string): readonly Rule[] {
  const { everywhere = true } = host.authentication;
  const routes = [...new Map(host.routes.map((route) => [route.path, route])).values()];
  const asks = ({ token }: Route): boolean => (token === undefined ? everywhere : token !== 'none');
  // What only looks at some paths below one takes nothing of what another route asks there.
  const whole = routes.filter(({ pattern }) => pattern === undefined);
  const open = whole.filter((route) => !asks(route));
  const withoutToken = (operation: Operation): Rule => ({
    from: [{ source: { notRequestPrincipals: [principal] } }],
    to: [{ operation: { ...operation, ...forPages(host) } }],
  });
  const asking = routes.filter(
    (route) => asks(route) && (!everywhere || open.some(({ path }) => isBelow(route.path, path))),
  );
  return [
    ...(everywhere ? [withoutToken(at(host, undefined, open))] : []),
    ...asking.map(({ path }) =>
      withoutToken(
        at(
          host,
          path,
          open.filter((other) => isBelow(other.path, path)),
        ),
      ),
    ),
    ...routes.flatMap(({ path, token }) => {
      const below = whole.filter((other) => isBelow(other.path, path));
      const claims = typeof token === 'object' ? Object.entries(token.claims) : [];
      return claims.map(([name, values]) => ({
        to: [{ operation: { ...at(host, path, below), ...forPages(host) } }],
        when: [{ key: `request.auth.claims[${name}]`, notValues: [...values] }],
      }));
    }),
  ];
}

/** Requests to a host below a path, but for some. */
function at({ host, authentication }: AuthenticatedHost, path: string | undefined, but: readonly Route[]): Operation {
  const notPaths = [...(authentication.openPaths ?? []), ...but.flatMap((route) => pathPatterns(route.path))];
  return {
    hosts: [host, `${host}:*`],
    ...(path !== undefined && { paths: [...pathPatterns(path)] }),
    ...(notPaths.length > 0 && { notPaths }),
  };
}

/** A browser that asks whether it may call has no token to show. */
function forPages({ routes }: AuthenticatedHost): Pick<Operation, 'notMethods'> {
  return routes.some(({ cors }) => cors !== undefined) ? { notMethods: ['OPTIONS'] } : {};
}

function isBelow(path: string, other: string): boolean {
  const prefix = other.replace(/\/+$/, '');
  return path !== other && path.startsWith(`${prefix}/`);
}
