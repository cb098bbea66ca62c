import type { Rule } from '../../model/rule.ts';
import { clientTlsIsTaken } from './client-tls-is-taken.ts';
import { dataPortsHavePeers } from './data-ports-have-peers.ts';
import { declaredEdgeIsOpen } from './declared-edge-is-open.ts';
import { halfOpenPath } from './half-open-path.ts';
import { meshPoliciesHaveProxies } from './mesh-policies-have-proxies.ts';
import { networkPolicyIsNarrow } from './network-policy-is-narrow.ts';
import { noUndeclaredEdge } from './no-undeclared-edge.ts';
import { noUndeclaredEgress } from './no-undeclared-egress.ts';
import { noUndeclaredHost } from './no-undeclared-host.ts';
import { noUndeclaredIngress } from './no-undeclared-ingress.ts';
import { noUndeclaredPlainText } from './no-undeclared-plain-text.ts';
import { noUndeclaredPrincipal } from './no-undeclared-principal.ts';
import { nodeCacheIsOpen } from './node-cache-is-open.ts';
import { plainTextIsTaken } from './plain-text-is-taken.ts';
import { platformEdgeIsOpen } from './platform-edge-is-open.ts';
import { podsAreIsolated } from './pods-are-isolated.ts';
import { probePassesProxy } from './probe-passes-proxy.ts';
import { servicePortIsPodPort } from './service-port-is-pod-port.ts';
import { tcpPortTakesNoRequestRule } from './tcp-port-takes-no-request-rule.ts';

export const connectivityRules: readonly Rule[] = [
  declaredEdgeIsOpen,
  platformEdgeIsOpen,
  noUndeclaredEdge,
  noUndeclaredEgress,
  dataPortsHavePeers,
  noUndeclaredIngress,
  noUndeclaredPrincipal,
  noUndeclaredHost,
  noUndeclaredPlainText,
  podsAreIsolated,
  halfOpenPath,
  plainTextIsTaken,
  meshPoliciesHaveProxies,
  servicePortIsPodPort,
  probePassesProxy,
  clientTlsIsTaken,
  tcpPortTakesNoRequestRule,
  nodeCacheIsOpen,
  networkPolicyIsNarrow,
];
