import type { Cluster } from '../../model/cluster.ts';
import { edges, type OpenEdge } from '../../model/traffic/edges.ts';
import { affected, type Affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { at, changedFields, fromTo, isOfKind } from './fields.ts';
import { publicPaths, type PublicPath } from './public-paths.ts';

/**
 * Network paths that open and close: first from the internet, then to the outside, then within the cluster; and how
 * traffic on them is handled.
 */
export function* traffic(change: ClusterChange): Iterable<Meant> {
  yield* routeChanges(change);
  yield* edgeChanges(change);
  yield* treatment(change);
}

function* routeChanges(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [publicPaths(change.before), publicPaths(change.after)];
  // Of manifests that name no namespace the difference says default.
  const about = ({ kind, metadata: { name, namespace = '' } }: PublicPath['by'], detail: string): Affected => {
    const found = change.objects.find(
      (one) => one.kind === kind && one.name === name && (namespace === '' || one.namespace === namespace),
    );
    const object = `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
    return found === undefined ? { cluster: change.name, object, file: '', detail } : affected(found, detail);
  };
  for (const [path, { by, to }] of after) {
    const was = before.get(path);
    if (was === undefined)
      yield {
        severity: 'high',
        what: 'a public route opens',
        reason: 'A public gateway accepts and forwards requests for it.',
        object: about(by, `${path} → ${to}`),
      };
    else if (was.to !== to)
      yield {
        severity: 'medium',
        what: 'a public route leads elsewhere',
        reason: 'Requests from the internet reach another backend.',
        object: about(by, `${path}: ${was.to} → ${to}`),
      };
  }
  for (const [path, { by, to }] of before)
    if (!after.has(path))
      yield {
        severity: 'high',
        what: 'a public route is closed',
        reason: 'The gateway responds to its requests with 404.',
        wayOut: 'add a redirect, if somebody still calls it',
        object: about(by, `${path} → ${to}`),
      };
}

/** Groups the open paths of a cluster by class. */
export function edgesByKey(cluster: Cluster): ReadonlyMap<string, OpenEdge> {
  return new Map(edges(cluster).map((edge) => [`${edge.from} ${edge.to} ${edge.port} ${edge.protocol}`, edge]));
}

function* edgeChanges(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [change.before.once(edgesByKey), change.after.once(edgesByKey)];
  const [old, young] = [endsOf(before), endsOf(after)];
  for (const [key, edge] of after) if (!before.has(key)) yield opened(change, edge, old);
  for (const [key, edge] of before) if (!after.has(key)) yield closed(change, edge, young, after);
}

function endsOf(edgesOf: ReadonlyMap<string, OpenEdge>): ReadonlySet<string> {
  return new Set([...edgesOf.values()].flatMap(({ from, to }) => [from, to]));
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

/** Encryption, identity, timeouts, retries and weights. */
function* treatment(change: ClusterChange): Iterable<Meant> {
  for (const { object, change: field } of changedFields(change)) {
    const row = treatments.find(({ kinds, path }) => isOfKind(object, kinds) && path.test(field.pattern));
    if (row === undefined) continue;
    const isWeaker = row.weaker?.(field.before, field.after) ?? false;
    yield {
      severity: isWeaker ? 'high' : row.severity,
      what: isWeaker ? `${row.what}, and is weaker` : row.what,
      reason: row.because,
      object: affected(object, `${field.field.replace(/^spec\./, '')}: ${fromTo(field)}`),
    };
  }
  for (const object of change.objects) {
    if (object.how !== 'removed') continue;
    if (
      isOfKind(object, ['PeerAuthentication']) &&
      isFelt(change, object) &&
      at(object.before?.object, 'spec.mtls.mode') === 'STRICT'
    )
      yield {
        severity: 'high',
        what: 'mutual TLS is no longer required',
        reason: 'Without the PeerAuthentication, plain text is accepted too, unless the mesh requires mutual TLS.',
        object: affected(object),
      };
    if (isOfKind(object, ['RequestAuthentication']))
      yield {
        severity: 'high',
        what: 'tokens are no longer verified',
        reason: 'Without the RequestAuthentication, the proxy verifies no JWT.',
        object: affected(object),
      };
  }
}

/** Whether pods remain that a policy selected; a policy without a selector applies to its whole namespace. */
function isFelt({ after }: ClusterChange, { namespace, before }: ObjectChange): boolean {
  const labels = at(before?.object, 'spec.selector.matchLabels');
  const wanted = typeof labels === 'object' && labels !== null ? Object.entries(labels) : [];
  return after.podsIn(namespace).some((pods) => wanted.every(([key, value]) => pods.labels[key] === value));
}

interface Treatment {
  readonly kinds: readonly string[];
  readonly path: RegExp;
  readonly severity: Severity;
  readonly what: string;
  readonly because: string;
  readonly weaker?: (before: unknown, after: unknown) => boolean;
}

const modes = ['DISABLE', 'PERMISSIVE', 'STRICT'];

const treatments: readonly Treatment[] = [
  {
    kinds: ['PeerAuthentication'],
    path: /mtls(\.|$)|portLevelMtls/,
    severity: 'medium',
    what: 'mutual TLS changes',
    because: 'It decides which callers may use plain text.',
    weaker: (before, after) => modes.indexOf(String(after)) < modes.indexOf(String(before)),
  },
  {
    kinds: ['RequestAuthentication'],
    path: /^spec\.jwtRules/,
    severity: 'high',
    what: 'the accepted tokens change',
    because: 'Requests with tokens of some issuers are now refused or accepted.',
  },
  {
    kinds: ['VirtualService'],
    path: /^spec\.http\[\]\.(timeout|retries)/,
    severity: 'medium',
    what: 'timeouts or retries change',
    because: 'Callers wait longer or give up sooner; each retry adds load on the callee.',
  },
  {
    kinds: ['VirtualService'],
    path: /^spec\.http\[\]\.route\[\]\.weight/,
    severity: 'medium',
    what: 'traffic weights change',
    because: 'Requests move with the sync, at once.',
  },
  {
    kinds: ['VirtualService'],
    path: /^spec\.http$/,
    severity: 'medium',
    what: 'routes have another order',
    because: 'The first route that matches a request handles it.',
  },
  {
    kinds: ['DestinationRule'],
    path: /trafficPolicy/,
    severity: 'medium',
    what: 'connection settings of callers change',
    because: 'They are connection pools, load balancing, outlier detection or TLS of all callers.',
  },
  {
    kinds: ['EnvoyFilter'],
    path: /^spec\.configPatches.*\.token_bucket(\.|$)/,
    severity: 'medium',
    what: 'a rate limit changes',
    because: 'Each pod answers other numbers of requests from the sync on, and refuses the rest with status 429.',
  },
];
