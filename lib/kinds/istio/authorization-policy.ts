import type { IAuthorizationPolicy } from '@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy';
import type { Ingress } from '../../resolve/edges-of-workload.ts';
import type { Workload } from '../../resolve/workload.ts';
import type { System } from '../../resolve/system.ts';
import { selectorLabels, systemLabels, workloadMetadata } from '../metadata.ts';
import { platform } from '../platform.ts';
import { plainPorts } from './peer-authentication.ts';
import type { AuthenticatedHost } from './request-authentication.ts';
import { tokenRules } from './token-rules.ts';

type Rule = NonNullable<NonNullable<IAuthorizationPolicy['spec']>['rules']>[number];

/** Allows the declared callers by their mesh identity, each only on its ports. */
export function authorizationPolicy(workload: Workload): IAuthorizationPolicy {
  const rules = [...workload.ingress.flatMap(callerRule), ...plainPortsRule(workload)];
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: workloadMetadata(workload),
    // A policy without rules refuses all requests.
    spec: { action: 'ALLOW', selector: { matchLabels: selectorLabels(workload) }, ...(rules.length > 0 && { rules }) },
  };
}

/** Makes the gateway refuse requests without a token, except on the open paths. */
export function tokenPolicy({ name, owner }: System, hosts: readonly AuthenticatedHost[]): IAuthorizationPolicy {
  // Of several issuers each vouches for its own hosts alone.
  const issuers = new Set(hosts.map(({ authentication }) => authentication.issuer));
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace: platform.gateway.namespace, labels: systemLabels({ system: name, owner }) },
    spec: {
      action: 'DENY',
      selector: { matchLabels: { ...platform.gateway.podLabels } },
      rules: hosts.flatMap((host) => tokenRules(host, issuers.size > 1 ? `${host.authentication.issuer}/*` : '*')),
    },
  };
}

function callerRule(caller: Ingress): Rule[] {
  if (caller.from === 'gateway') {
    const methods = caller.methods.length > 0 ? { methods: [...caller.methods] } : {};
    const notPaths = caller.notPaths.length > 0 ? { notPaths: [...caller.notPaths] } : {};
    const operation = { ports: [String(caller.port)], paths: [...caller.paths], ...notPaths, ...methods };
    return [{ from: [{ source: { principals: [platform.gateway.principal] } }], to: [{ operation }] }];
  }
  if (caller.principal === undefined) return [];
  const { ports, requests } = caller;
  const open = ports.filter((port) => requests.every((one) => one.port !== port));
  const to = [
    ...(open.length > 0 ? [{ operation: { ports: open.map(String) } }] : []),
    ...requests.map(({ port, methods, paths }) => ({
      operation: {
        ports: [String(port)],
        ...(methods.length > 0 && { methods: [...methods] }),
        ...(paths.length > 0 && { paths: [...paths] }),
      },
    })),
  ];
  // Of what passes by the proxy it has no say, and a rule without `to` would let in everything else.
  return to.length === 0 ? [] : [{ from: [{ source: { principals: [caller.principal] } }], to }];
}

/** Callers in plain text have no identity; the NetworkPolicy limits who can reach these ports. */
function plainPortsRule(workload: Workload): Rule[] {
  const ports = plainPorts(workload);
  return ports.length === 0 ? [] : [{ to: [{ operation: { ports: ports.map(String) } }] }];
}
