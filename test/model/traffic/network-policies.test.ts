import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LabelSelector, NetworkPolicyPeer, NetworkPolicySpec } from '../../../imports/kubernetes.ts';
import { subjectsOf } from '../../../lib/check/clusters.ts';
import { readManifests } from '../../../lib/check/read-manifests.ts';
import { edges, type OpenEdge } from '../../../lib/model/traffic/edges.ts';
import { explain } from '../../../lib/model/traffic/explain.ts';

interface Pod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly http: number;
}

interface Policy {
  readonly namespace: string;
  readonly spec: NetworkPolicySpec;
}

type NetworkPolicyPort = NonNullable<NonNullable<NetworkPolicySpec['ingress']>[number]['ports']>[number];
type Labels = Readonly<Record<string, string>>;

const namespaces: Readonly<Record<string, Labels>> = { red: { team: 'a' }, blue: { team: 'b', app: 'x' }, grey: {} };
const asked = [80, 8080, 8081, 9090];

const label = fc.constantFrom('app', 'team', 'kubernetes.io/metadata.name');
const value = fc.constantFrom('a', 'b', 'x', 'red');
const labels = fc.dictionary(fc.constantFrom('app', 'team'), value, { maxKeys: 2 });
const expression = fc.oneof(
  fc.record({
    key: label,
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.array(value, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ key: label, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const selector: fc.Arbitrary<LabelSelector> = fc.oneof(
  fc.constant({}),
  fc.record(
    {
      matchLabels: fc.dictionary(label, value, { maxKeys: 1 }),
      matchExpressions: fc.array(expression, { maxLength: 1 }),
    },
    { requiredKeys: [] },
  ),
);
const peer: fc.Arbitrary<NetworkPolicyPeer> = fc
  .record({ podSelector: selector, namespaceSelector: selector }, { requiredKeys: [] })
  .filter((one) => Object.keys(one).length > 0);
const protocol = fc.constantFrom('TCP', 'UDP');
const port: fc.Arbitrary<NetworkPolicyPort> = fc.oneof(
  fc.record({ port: fc.constantFrom<number | string>(80, 8080, 'http', 'metrics'), protocol }, { requiredKeys: [] }),
  fc.record({ port: fc.constantFrom(79, 8080, 8081), endPort: fc.constantFrom(8081, 9090) }),
);
const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 2 });
const policy: fc.Arbitrary<Policy> = fc.record({
  namespace: fc.constantFrom(...Object.keys(namespaces)),
  spec: fc.record(
    {
      podSelector: selector,
      policyTypes: fc.subarray(['Ingress', 'Egress'] as const),
      ingress: list(fc.record({ from: list(peer), ports: list(port) }, { requiredKeys: [] })),
      egress: list(fc.record({ to: list(peer), ports: list(port) }, { requiredKeys: [] })),
    },
    { requiredKeys: ['podSelector'] },
  ),
});
const pod = fc.record({
  namespace: fc.constantFrom(...Object.keys(namespaces)),
  labels,
  http: fc.constantFrom(80, 8080),
});
const pods: fc.Arbitrary<readonly Pod[]> = fc
  .array(pod, { minLength: 2, maxLength: 4 })
  .map((made) => made.map((one, index) => ({ ...one, name: `pod-${index}` })));

it('who reaches whom under any NetworkPolicies is what a reading of the specification says', () => {
  let open = 0;
  let shut = 0;
  fc.assert(
    fc.property(pods, fc.array(policy, { minLength: 1, maxLength: 4 }), (made, policies) => {
      const cluster = clusterOf(made, policies);
      const listed = edges(cluster);
      for (const from of made) {
        for (const to of made) {
          if (from === to) continue;
          for (const number of asked) {
            const expected =
              permits(policies, 'Egress', from, to, number) && permits(policies, 'Ingress', to, from, number, to);
            const [source, target] = [nameOf(from), nameOf(to)];
            const path = `${source} → ${target}:${number}`;
            expect([path, explain(cluster, source, target, number)]).toMatchObject([path, { allowed: expected }]);
            const between = listed.some((edge) => edge.from === source && edge.to === target && holds(edge, number));
            const anywhere = listed.some(
              (edge) => edge.from === source && edge.to === 'anything' && holds(edge, number),
            );
            expect([path, between || anywhere]).toEqual([path, expected || anywhere]);
            if (expected) open += 1;
            else shut += 1;
          }
        }
      }
    }),
    { numRuns: 400, seed: Number(process.env.SEED ?? 20_26) },
  );
  expect(Math.min(open, shut)).toBeGreaterThan(100);
});

/** Whether the policies of `own` allow a connection to or from `other`; named ports are those of the destination. */
function permits(
  policies: readonly Policy[],
  direction: 'Ingress' | 'Egress',
  own: Pod,
  other: Pod,
  number: number,
  destination = other,
): boolean {
  const selecting = policies.filter(
    ({ namespace, spec }) =>
      namespace === own.namespace && matches(spec.podSelector, own.labels) && typesOf(spec).includes(direction),
  );
  if (selecting.length === 0) return true;
  return selecting.some(({ namespace, spec }) => {
    const rules =
      direction === 'Ingress'
        ? (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
        : (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
    return rules.some(
      ({ peers = [], ports = [] }) =>
        (peers.length === 0 || peers.some((one) => isPeer(one, namespace, other))) &&
        (ports.length === 0 || ports.some((one) => isPort(one, number, destination))),
    );
  });
}

function typesOf({ policyTypes = [], egress = [] }: NetworkPolicySpec): readonly string[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

function isPeer(
  { podSelector, namespaceSelector }: NetworkPolicyPeer,
  home: string,
  { namespace, labels: own }: Pod,
): boolean {
  const bears = { ...namespaces[namespace], 'kubernetes.io/metadata.name': namespace };
  const inNamespace = namespaceSelector === undefined ? namespace === home : matches(namespaceSelector, bears);
  return inNamespace && (podSelector === undefined || matches(podSelector, own));
}

function isPort(item: NetworkPolicyPort, number: number, { http }: Pod): boolean {
  if ((item.protocol ?? 'TCP') !== 'TCP') return false;
  if (item.port === undefined) return true;
  if (typeof item.port === 'string') return item.port === 'http' && number === http;
  return number >= item.port && number <= (item.endPort ?? item.port);
}

function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, own: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([name, wanted]) => own[name] === wanted) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const has = own[key];
      if (operator === 'Exists') return has !== undefined;
      if (operator === 'DoesNotExist') return has === undefined;
      return (has !== undefined && values.includes(has)) === (operator === 'In');
    })
  );
}

function clusterOf(made: readonly Pod[], policies: readonly Policy[]) {
  const objects = [
    ...Object.entries(namespaces).map(([name, own]) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: own },
    })),
    ...made.map(({ name, namespace, labels: own, http }) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels: own },
      spec: { containers: [{ name, ports: [{ name: 'http', containerPort: http }] }] },
    })),
    ...policies.map(({ namespace, spec }, index) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `policy-${index}`, namespace },
      spec,
    })),
  ];
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  const [cluster] = subjectsOf(readManifests(new Map([['all.yaml', text]])).files).clusters;
  if (cluster === undefined) throw new Error('no cluster');
  return cluster;
}

function nameOf({ namespace, name }: Pod): string {
  return `${namespace}/${name}`;
}

function holds({ port: text, protocol: carried }: OpenEdge, number: number): boolean {
  if (carried !== 'TCP' && carried !== '*') return false;
  const [first = 0, last = first] = text === '*' ? [0, 65_535] : text.split('-').map(Number);
  return number >= first && number <= last;
}
