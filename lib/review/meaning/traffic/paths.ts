import type { Cluster } from '../../../model/cluster.ts';
import type { OpenEdge } from '../../../model/traffic/edges.ts';
import { affected, type Affected, type ClusterChange, type Meant } from '../../consequence.ts';
import type { ObjectChange } from '../../difference/objects.ts';
import { openPaths } from '../open-paths.ts';

/** Network paths that open and close. */
export function* pathChanges(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [openPaths(change.before), openPaths(change.after)];
  const [old, young] = [endsOf(before), endsOf(after)];
  for (const [key, edge] of after) if (!before.has(key)) yield opened(change, edge, old);
  for (const [key, edge] of before) if (!after.has(key)) yield closed(change, edge, young, after);
}

function endsOf(paths: ReadonlyMap<string, OpenEdge>): ReadonlySet<string> {
  return new Set([...paths.values()].flatMap(({ from, to }) => [from, to]));
}

function opened(change: ClusterChange, edge: OpenEdge, known: ReadonlySet<string>): Meant {
  const { from, to } = edge;
  const object = objectOf(change, edge);
  const isNew = (isInside(from) && !known.has(from)) || (isInside(to) && !known.has(to));
  if (from === 'anything' || to === 'anything') return unlimited(edge, object, isNew);
  if (isWorld(from))
    return {
      severity: 'critical',
      what: 'a path from the internet opens',
      reason: 'Its NetworkPolicies and the mesh let any address connect to the pods themselves.',
      wayOut: 'allow only the gateway',
      object,
    };
  if (isWorld(to))
    return {
      severity: 'high',
      what: 'a path to the whole internet opens',
      reason: 'An attacker in the pod can send data to any address.',
      wayOut: 'allow only the hosts that it needs',
      object,
    };
  if (!isInside(to))
    return {
      severity: isNew ? 'low' : 'medium',
      what: 'a path to the outside opens',
      reason: isNew
        ? 'It comes with a new workload.'
        : 'A workload can connect to a host that it could not reach before.',
      object,
    };
  return {
    severity: isNew ? 'low' : 'medium',
    what: 'a path within the cluster opens',
    reason: isNew ? 'It comes with a new workload.' : 'The policies of both sides and the service mesh allow it.',
    object,
  };
}

/** Pods without a NetworkPolicy. For a new workload this may be intended; a removed policy had a purpose. */
function unlimited({ from }: OpenEdge, object: Affected, isNew: boolean): Meant {
  const isIncoming = from === 'anything';
  return {
    severity: isNew ? 'low' : 'high',
    what: isIncoming ? 'nothing limits incoming connections' : 'nothing limits outgoing connections',
    reason: `No NetworkPolicy selects its pods for ${isIncoming ? 'ingress' : 'egress'}.`,
    wayOut: 'add a NetworkPolicy that allows only what it needs',
    object,
  };
}

function closed(
  change: ClusterChange,
  edge: OpenEdge,
  known: ReadonlySet<string>,
  after: ReadonlyMap<string, OpenEdge>,
): Meant {
  const { from, to } = edge;
  const object = objectOf(change, edge);
  const isGone = (isInside(from) && !isThere(change.after, from)) || (isInside(to) && !isThere(change.after, to));
  const isNarrower = isWorld(to) && [...after.values()].some((other) => other.from === from && !isInside(other.to));
  if (isGone)
    return { severity: 'low', what: 'a path closes with a workload', reason: 'One of its ends is removed.', object };
  if (isWorld(from) || isNarrower || (isWorld(to) && known.has(from)))
    return { severity: 'low', what: 'a wide path closes', reason: 'Less is open than before.', object };
  return {
    severity: 'medium',
    what: isInside(to) ? 'a path within the cluster closes' : 'a path to the outside closes',
    reason: 'After the sync, connections on it are refused.',
    wayOut: 'make sure that nobody uses it any more',
    object,
  };
}

function isWorld(end: string): boolean {
  return end === 'internet' || end === 'anything' || end === '0.0.0.0/0';
}

/** `namespace/workload`, not a host or a range of addresses. */
function isInside(end: string): boolean {
  return /^[a-z0-9-]+\/[a-z0-9.-]+$/.test(end) && !/^\d+(\.\d+){3}\/\d+$/.test(end);
}

function isThere(cluster: Cluster, end: string): boolean {
  return (
    cluster.pods.some(({ owner }) => `${owner.metadata.namespace ?? 'default'}/${owner.metadata.name}` === end) ||
    !isWorkload(cluster, end)
  );
}

/** Ends that are not workloads in manifests, such as gateways from a Helm chart. */
function isWorkload(cluster: Cluster, end: string): boolean {
  const [namespace = ''] = end.split('/');
  return (
    cluster.objects.some(({ metadata }) => metadata.namespace === namespace) ||
    !cluster.objects.some(({ kind }) => kind === 'Application')
  );
}

/** The object that opened or closed a path: a changed policy of one of its ends, or else one of their namespaces. */
function objectOf(change: ClusterChange, { from, to, port, protocol }: OpenEdge): Affected {
  const detail = `${from} → ${to}:${port}${protocol === 'TCP' || protocol === '*' ? '' : `/${protocol}`}`;
  const ends = [from, to].filter(isInside).map((end) => end.split('/'));
  const likely = deciders.flatMap((kind) =>
    change.objects.filter((one) => one.kind === kind && ends.some(([namespace]) => one.namespace === namespace)),
  );
  const named = likely.find((one) => ends.some(([, name]) => one.name === name));
  const found: ObjectChange | undefined = named ?? likely[0];
  return found === undefined
    ? { cluster: change.name, object: `path ${from} → ${to}`, file: '', detail }
    : affected(found, detail);
}

const deciders = [
  'NetworkPolicy',
  'AuthorizationPolicy',
  'ServiceEntry',
  'Sidecar',
  'PeerAuthentication',
  'Service',
  'VirtualService',
  'Gateway',
  'Deployment',
  'StatefulSet',
];
