import type {
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicySpec,
} from '../../imports/kubernetes.ts';
import type { Namespace, System } from '../resolve/system.ts';
import type { Egress, UnproxiedPort } from '../resolve/edges-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { namespaceMetadata, selectorLabels, workloadMetadata } from './metadata.ts';
import { platform } from './platform.ts';
import { filled, present } from './present.ts';

type Rendered = NetworkPolicy & { apiVersion: 'networking.k8s.io/v1'; kind: 'NetworkPolicy' };

/** Ranges that are not on the public internet; calls to outside hosts never need them. */
const privateRanges = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];

/** Label that KubeRay gives the head of a cluster. */
const rayHeadLabel = { 'ray.io/node-type': 'head' };

/** kube-score sees no pods that Helm charts, operators or analyses make, and takes policies that select them for mistakes. */
const ofUnseenPods = { 'kube-score/ignore': 'networkpolicy-targets-pod' };

/** Whether KubeRay makes the pods, or the analysis of a Rollout. */
function hasUnseenPods({ controller }: Workload): boolean {
  return controller.kind === 'RayCluster' || (controller.kind === 'Job' && controller.wave === undefined);
}

/** Refuses all connections that no other policy of the namespace allows; `pods` says whether a linter sees pods there. */
export function defaultDeny(
  namespace: Pick<Namespace, 'name' | 'system' | 'owner'>,
  pods: 'seen' | 'unseen' = 'unseen',
): Rendered {
  const spec: NetworkPolicySpec = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };
  const policy = namespacePolicy(namespace, 'default-deny', spec);
  return pods === 'seen' ? { ...policy, metadata: namespaceMetadata(namespace, 'default-deny') } : policy;
}

/** The connections of the gateway's pods: requests from anywhere, and to the workloads with routes. */
export function gatewayPolicy(system: System): Rendered {
  const { gateway, prometheus, proxy, istiod, tempo } = platform;
  const backends = new Map(
    system.routes
      .flatMap(({ routes }) => routes)
      .map((route) => [`${route.namespace}/${route.workload}/${route.port}`, route]),
  );
  const namespace = { name: gateway.namespace, system: system.name, owner: system.owner };
  return namespacePolicy(namespace, 'gateway', {
    podSelector: { matchLabels: { ...gateway.podLabels } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: tcp(80, 443) },
      // The load balancer checks the gateway's health on a separate port.
      { from: [{ ipBlock: { cidr: system.cluster.network.vpcCidr } }], ports: tcp(15021) },
      { from: [peer(prometheus.namespace, prometheus.podLabels)], ports: tcp(proxy.metricsPort) },
    ],
    egress: [
      dnsRule,
      { to: [peer(istiod.namespace, istiod.podLabels)], ports: tcp(istiod.port) },
      ...(system.hosting.keepsLogsAndTraces
        ? [{ to: [peer(tempo.namespace, tempo.podLabels)], ports: tcp(tempo.port) }]
        : []),
      ...[...backends.values()].map(({ namespace: layer, workload, port }) => ({
        to: [peer(layer, selectorLabels({ name: workload }))],
        ports: tcp(port),
      })),
    ],
  });
}

/** A policy of pods that a Helm chart or an operator makes. */
export function namespacePolicy(
  namespace: Pick<Namespace, 'name' | 'system' | 'owner'>,
  name: string,
  spec: NetworkPolicySpec,
): Rendered {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: namespaceMetadata(namespace, name, ofUnseenPods),
    spec,
  };
}

/** Both directions of a workload's edges, and the connections that the platform needs. */
export function networkPolicy(workload: Workload): Rendered {
  return policy(workload, workload.name, selectorLabels(workload), ingressRules(workload), [
    ...platformEgress(workload),
    ...workload.egress
      .filter(({ to }) => to !== 'api-server' || workload.controller.kind !== 'RayCluster')
      .map(egressRule),
  ]);
}

/** Connections of only the head of a Ray cluster: from its callers, and to the API server for workers. */
export function rayHeadPolicy(workload: Workload): Rendered {
  const head = { ...selectorLabels(workload), ...rayHeadLabel };
  const ingress = callerRules(workload);
  const egress = workload.egress.filter(({ to }) => to === 'api-server').map(egressRule);
  return policy(workload, `${workload.name}-head`, head, ingress, egress);
}

/** A peer: pods by their label, in a namespace by its name. */
export function peer(namespace: string, podLabels: Readonly<Record<string, string>>): NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: { ...podLabels } },
  };
}

/** Rule for the cluster's DNS. */
export const dnsRule: NetworkPolicyEgressRule = {
  to: [peer(platform.dns.namespace, platform.dns.podLabels)],
  ports: [
    { port: platform.dns.port, protocol: 'UDP' },
    { port: platform.dns.port, protocol: 'TCP' },
  ],
};

/** All addresses outside of the cluster's own networks. */
export const internet: NetworkPolicyPeer = { ipBlock: { cidr: '0.0.0.0/0', except: privateRanges } };

/** TCP ports of a rule. */
export function tcp(...ports: readonly number[]): { port: number; protocol: 'TCP' }[] {
  return ports.map((port) => ({ port, protocol: 'TCP' }));
}

/** Ports of an edge, those that proxies see first. */
function policyPorts({
  ports,
  unproxied = [],
}: {
  readonly ports: readonly number[];
  readonly unproxied?: readonly UnproxiedPort[];
}): NonNullable<NetworkPolicyIngressRule['ports']> {
  return [...tcp(...ports), ...unproxied.map(({ port, protocol }) => ({ port, protocol }))];
}

function policy(
  workload: Workload,
  name: string,
  matchLabels: Record<string, string>,
  ingress: NetworkPolicyIngressRule[],
  egress: NetworkPolicyEgressRule[],
): Rendered {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: workloadMetadata(workload, {
      name,
      ...(hasUnseenPods(workload) && { annotations: ofUnseenPods }),
    }),
    spec: present({
      podSelector: { matchLabels },
      policyTypes: ['Ingress', 'Egress'],
      ingress: filled(ingress),
      egress: filled(egress),
    }),
  };
}

function ingressRules(workload: Workload): NetworkPolicyIngressRule[] {
  const { controller, metrics, pod } = workload;
  const scraped = [...(metrics ? [metrics.port] : []), ...(pod.sidecar ? [platform.proxy.metricsPort] : [])];
  const { namespace, podLabels } = platform.prometheus;
  const prometheus = scraped.length > 0 ? [{ from: [peer(namespace, podLabels)], ports: tcp(...scraped) }] : [];
  // Ray's head and workers communicate on random ports.
  if (controller.kind === 'RayCluster')
    return [{ from: [peer(workload.namespace, selectorLabels(workload))] }, ...prometheus];
  return [...callerRules(workload), ...prometheus];
}

function callerRules({ ingress }: Workload): NetworkPolicyIngressRule[] {
  const gatewayPorts = [...new Set(ingress.flatMap((one) => (one.from === 'gateway' ? one.port : [])))].sort(
    (a, b) => a - b,
  );
  const { namespace, podLabels } = platform.gateway;
  return [
    ...ingress.flatMap((one) =>
      one.from === 'workload'
        ? [{ from: [peer(one.namespace, selectorLabels({ name: one.workload }))], ports: policyPorts(one) }]
        : [],
    ),
    ...(gatewayPorts.length > 0 ? [{ from: [peer(namespace, podLabels)], ports: tcp(...gatewayPorts) }] : []),
  ];
}

function platformEgress(workload: Workload): NetworkPolicyEgressRule[] {
  const { istiod, tempo, podIdentity } = platform;
  return [
    dnsRule,
    ...(workload.pod.sidecar ? [{ to: [peer(istiod.namespace, istiod.podLabels)], ports: tcp(istiod.port) }] : []),
    ...(workload.pod.sidecar?.tracing === true
      ? [{ to: [peer(tempo.namespace, tempo.podLabels)], ports: tcp(tempo.port) }]
      : []),
    ...(workload.awsRole ? [{ to: [{ ipBlock: { cidr: podIdentity.cidr } }], ports: tcp(podIdentity.port) }] : []),
    ...(workload.controller.kind === 'RayCluster'
      ? [{ to: [peer(workload.namespace, selectorLabels(workload))] }]
      : []),
  ];
}

function egressRule(edge: Egress): NetworkPolicyEgressRule {
  switch (edge.to) {
    case 'workload':
      return { to: [peer(edge.namespace, calleeLabels(edge))], ports: policyPorts(edge) };
    case 'pods':
      return { to: [peer(edge.namespace, edge.podLabels)], ports: tcp(...edge.ports) };
    case 'host': {
      const protocol = edge.protocol === 'UDP' || edge.protocol === 'SCTP' ? edge.protocol : 'TCP';
      const ports = [{ port: edge.port, protocol }];
      return { to: edge.cidrs?.map((cidr) => ({ ipBlock: { cidr } })) ?? [internet], ports };
    }
    case 'api-server':
      return { to: edge.cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp(...edge.ports) };
  }
}

function calleeLabels({ workload, rayHead = false }: Extract<Egress, { to: 'workload' }>): Record<string, string> {
  return { ...selectorLabels({ name: workload }), ...(rayHead && rayHeadLabel) };
}
