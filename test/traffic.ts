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

/** `from -> to:port` for every pair of pods that the NetworkPolicies let talk; `*` is every port. */
export function allowedTraffic(objects: readonly Placed[], endpoints: readonly Endpoint[]): ReadonlySet<string> {
  const policies = ofKind(objects, 'NetworkPolicy');
  const allowed = new Set<string>();
  const own = new Set(policies.map(({ metadata }) => metadata.namespace));
  for (const from of endpoints) {
    // The platform's namespaces have policies of their own, or none.
    const out = own.has(from.namespace) && isWorkload(from) ? rulesFor(from, policies, 'egress') : [{}];
    for (const to of endpoints) {
      const into = own.has(to.namespace) && isWorkload(to) ? rulesFor(to, policies, 'ingress') : [{}];
      if (!isWorkload(from) && !isWorkload(to)) continue;
      const sending = portsOf(out.filter(({ peers }) => reaches(peers, to, from.namespace)));
      const receiving = portsOf(into.filter(({ peers }) => reaches(peers, from, to.namespace)));
      for (const port of common(sending, receiving)) allowed.add(`${from.name} -> ${to.name}:${port}`);
    }
  }
  return allowed;
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

function isWorkload(endpoint: Endpoint): boolean {
  return !platformEndpoints.includes(endpoint);
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

function common(one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] {
  if (one.has('*')) return [...other];
  if (other.has('*')) return [...one];
  return [...one].filter((port) => other.has(port));
}
