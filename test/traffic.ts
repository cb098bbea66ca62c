import type { NetworkPolicy } from '../imports/kubernetes.ts';
import { ofKind, podsOf, type Placed } from './objects.ts';

/** A kind of pod, as policies see it. */
export interface Endpoint {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

type Peers = NonNullable<NonNullable<NonNullable<NetworkPolicy['spec']>['egress']>[number]['to']>;
interface Rule {
  readonly ports?: readonly { readonly port?: string | number; readonly protocol?: string }[];
  readonly peers?: Peers;
}

/** Pods that the platform brings, by the labels of their charts. */
export const platformEndpoints: readonly Endpoint[] = [
  { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  { name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } },
  { name: 'gateway', namespace: 'istio-ingress', labels: { istio: 'ingress' } },
  { name: 'prometheus', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } },
  { name: 'tempo', namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'tempo' } },
  { name: 'stranger', namespace: 'elsewhere', labels: { 'app.kubernetes.io/name': 'stranger' } },
];

/** The kinds of pods of rendered workloads; KubeRay labels the pods of a Ray cluster by their role. */
export function endpointsOf(objects: readonly Placed[]): readonly Endpoint[] {
  return podsOf(objects).map(({ owner: { metadata }, role, labels }) => ({
    name: role === 'pod' ? metadata.name : `${metadata.name}/${role}`,
    namespace: metadata.namespace,
    labels: role === 'pod' ? labels : { ...labels, 'ray.io/node-type': role },
  }));
}

/** `from -> to:port` for every pair of pods, as the policies of the workload at one end let it through; `*` is every port. */
export function allowedTraffic(
  objects: readonly Placed[],
  endpoints: readonly Endpoint[],
  direction: 'ingress' | 'egress',
): readonly string[] {
  const policies = ofKind(objects, 'NetworkPolicy');
  const workloads = endpoints.filter((endpoint) => !platformEndpoints.includes(endpoint));
  return workloads.flatMap((own) => {
    const rules = rulesFor(own, policies, direction);
    return endpoints.flatMap((other) => {
      const [from, to] = direction === 'egress' ? [own, other] : [other, own];
      const ports = portsOf(rules.filter(({ peers }) => reaches(peers, other, own.namespace)));
      return [...ports].map((port) => `${from.name} -> ${to.name}:${port}`);
    });
  });
}

/** `from -> cidr:port` for every address range outside that a pod may reach. */
export function allowedAddresses(objects: readonly Placed[], endpoints: readonly Endpoint[]): ReadonlySet<string> {
  const policies = ofKind(objects, 'NetworkPolicy');
  return new Set(
    endpoints.flatMap((from) =>
      rulesFor(from, policies, 'egress').flatMap((rule) =>
        (rule.peers ?? []).flatMap(({ ipBlock }) =>
          ipBlock === undefined ? [] : [...portsOf([rule])].map((port) => `${from.name} -> ${ipBlock.cidr}:${port}`),
        ),
      ),
    ),
  );
}

function rulesFor(
  { namespace, labels }: Endpoint,
  policies: readonly (Placed & Pick<NetworkPolicy, 'spec'>)[],
  direction: 'ingress' | 'egress',
): readonly Rule[] {
  const selecting = policies.filter(
    ({ metadata, spec }) => metadata.namespace === namespace && matches(spec?.podSelector.matchLabels, labels),
  );
  if (selecting.length === 0) throw new Error(`no policy selects ${namespace} ${JSON.stringify(labels)}`);
  return selecting.flatMap(({ spec }): Rule[] =>
    direction === 'egress'
      ? (spec?.egress ?? []).map(({ ports, to }) => ({ ...(ports && { ports }), ...(to && { peers: to }) }))
      : (spec?.ingress ?? []).map(({ ports, from }) => ({ ...(ports && { ports }), ...(from && { peers: from }) })),
  );
}

function reaches(peers: Peers | undefined, { namespace, labels }: Endpoint, home: string): boolean {
  if (peers === undefined) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock !== undefined) return false;
    const inNamespace =
      namespaceSelector === undefined
        ? namespace === home
        : matches(namespaceSelector.matchLabels, { 'kubernetes.io/metadata.name': namespace });
    return inNamespace && matches(podSelector?.matchLabels, labels);
  });
}

function matches(
  selector: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector ?? {}).every(([name, value]) => labels[name] === value);
}

function portsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap(({ ports }) => ports?.map(({ port }) => String(port)) ?? ['*']));
}
