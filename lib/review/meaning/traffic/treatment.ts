import { fieldsIn } from '../../../model/untyped.ts';
import { affected, type ClusterChange, type Meant, type Severity } from '../../consequence.ts';
import type { ObjectChange } from '../../difference/objects.ts';
import { at, changedFields, fromTo, isOfKind } from '../fields.ts';

/** Encryption, identity, timeouts, retries and weights. */
export function* treatment(change: ClusterChange): Iterable<Meant> {
  for (const { object, change: field } of changedFields(change)) {
    const row = treatments.find(
      ({ kinds, path, matters }) =>
        isOfKind(object, kinds) && path.test(field.pattern) && matters?.(field.before, field.after) !== false,
    );
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
  /** Whether a change of the field means it. @default - each does */
  readonly matters?: (before: unknown, after: unknown) => boolean;
}

/** How much a mode asks for; one that is missing or UNSET is inherited, and mostly takes both. */
function strictness(value: unknown): number {
  const mode = typeof value === 'string' ? value : at(value, 'mode');
  if (typeof mode === 'string') return mode === 'STRICT' ? 2 : mode === 'DISABLE' ? 0 : 1;
  const ports = Object.values(fieldsIn(value));
  return ports.length === 0 ? 1 : Math.min(...ports.map(strictness));
}

const treatments: readonly Treatment[] = [
  {
    kinds: ['PeerAuthentication'],
    path: /mtls(\.|$)|portLevelMtls/,
    severity: 'medium',
    what: 'mutual TLS changes',
    because: 'It decides which callers may use plain text.',
    weaker: (before, after) => strictness(after) < strictness(before),
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
    kinds: ['Service'],
    path: /^spec\.type$/,
    severity: 'high',
    what: 'a Service has another type',
    because: 'A load balancer, a port of all nodes or a name outside comes or goes with its type, and its address too.',
  },
  {
    kinds: ['Service'],
    path: /^spec\.ports\[\]$/,
    severity: 'medium',
    what: 'a port of a Service is gone',
    because: 'Connections to it are refused.',
    matters: (_, after) => after === undefined,
  },
  {
    kinds: ['EnvoyFilter'],
    path: /^spec\.configPatches.*\.token_bucket(\.|$)/,
    severity: 'medium',
    what: 'a rate limit changes',
    because: 'Each pod answers other numbers of requests from the sync on, and refuses the rest with status 429.',
  },
];
