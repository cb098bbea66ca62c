import type {
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicySpec,
} from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import type { ControllerPeer, ControllerPods } from '../spec/controller.ts';
import { dnsRule, internet, tcp } from './network-policy.ts';
import { platform } from './platform.ts';
import { filled, present } from './present.ts';

/**
 * The NetworkPolicies of a controller's pods, from their declared connections, as `calls` creates the policies of a
 * workload.
 */
export function controllerPolicy(pods: ControllerPods, system: System): NetworkPolicySpec {
  return present({
    podSelector: pods.labels === undefined ? {} : { matchLabels: { ...pods.labels } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: filled(ingressRules(pods, system)),
    egress: egressRules(pods, system),
  });
}

function ingressRules(
  { webhooks, metrics, callers = [] }: ControllerPods,
  { cluster: { network } }: System,
): NetworkPolicyIngressRule[] {
  const { namespace, podLabels } = platform.prometheus;
  return [
    ...(webhooks ? [{ from: blocks(network.controlPlaneCidrs), ports: tcp(...webhooks) }] : []),
    ...(metrics ? [{ from: [peerOf({ namespace, labels: podLabels })], ports: tcp(...metrics) }] : []),
    ...callers.map((caller) => ({ from: [peerOf(caller)], ports: [...caller.ports] })),
  ];
}

function egressRules(pods: ControllerPods, { cluster, hosting }: System): NetworkPolicyEgressRule[] {
  const { network } = cluster;
  const { kubernetesApi = true, internet: outside, nameServers, calls = [], nodePorts, dataPorts, resolver } = pods;
  const apiServer = blocks([network.apiServerCidr, ...network.controlPlaneCidrs]);
  return [
    dnsRule,
    ...(kubernetesApi ? [{ to: apiServer, ports: tcp(...network.apiServerPorts) }] : []),
    ...(outside ? [{ to: [internet], ports: tcp(...outside) }] : []),
    ...(nameServers ? [{ to: [internet], ports: dnsRule.ports ?? [] }] : []),
    ...(resolver ? [{ to: blocks(hosting.resolverCidrs), ports: dnsRule.ports ?? [] }] : []),
    ...calls.map((callee) => ({ to: [peerOf(callee)], ports: [...callee.ports] })),
    ...(nodePorts ? [{ to: blocks(hosting.nodeCidrs), ports: tcp(...nodePorts) }] : []),
    ...(dataPorts && network.dataCidrs.length > 0 ? [{ to: blocks(network.dataCidrs), ports: tcp(...dataPorts) }] : []),
  ];
}

function blocks(cidrs: readonly string[]): NetworkPolicyPeer[] {
  return cidrs.map((cidr) => ({ ipBlock: { cidr } }));
}

function peerOf({ namespace, labels }: Pick<ControllerPeer, 'namespace' | 'labels'>): NetworkPolicyPeer {
  const matchLabels = namespace === undefined ? undefined : { 'kubernetes.io/metadata.name': namespace };
  return present({
    namespaceSelector: present({ matchLabels }),
    podSelector: labels && podSelector(labels),
  });
}

function podSelector(labels: NonNullable<ControllerPeer['labels']>): NonNullable<NetworkPolicyPeer['podSelector']> {
  if (!isList(labels)) return { matchLabels: { ...labels } };
  return { matchExpressions: labels.map((key) => ({ key, operator: 'Exists' })) };
}

function isList(labels: NonNullable<ControllerPeer['labels']>): labels is readonly string[] {
  return Array.isArray(labels);
}
