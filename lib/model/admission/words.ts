import { below, type Paths, type Table } from './table.ts';

/** The words that a field takes. */
export interface Words {
  readonly words: readonly string[];
  /** Words of another form that it takes too. */
  readonly or?: RegExp;
  /** Whether it takes a list of them, with commas and no spaces. */
  readonly isList?: true;
  /** Whether capitals do not matter. */
  readonly ignoresCase?: true;
  /** What becomes of another word, where it is not refused. */
  readonly taken?: string;
}

const protocol: Words = {
  words: ['HTTP', 'HTTPS', 'HTTP2', 'GRPC', 'GRPC-WEB', 'TCP', 'TLS', 'UDP', 'MONGO', 'MYSQL', 'REDIS'],
  or: /^(hbone|double-hbone|http_proxy)?$/i,
  ignoresCase: true,
};

/** https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields */
const fieldPath: Words = {
  words: [
    ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
    ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
  ],
  or: /^metadata\.(labels|annotations)\['[^']+'\]$/,
};
const filePath: Words = {
  words: ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'],
  or: /^metadata\.(labels|annotations)\['[^']+'\]$/,
};
const containerResource: Words = {
  words: ['limits', 'requests'].flatMap((of) => ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${of}.${name}`)),
  or: /^(limits|requests)\.hugepages-/,
};
const container: Paths<Words> = {
  'env[].valueFrom.fieldRef.apiVersion': { words: ['v1'], or: /^$/ },
  'env[].valueFrom.fieldRef.fieldPath': fieldPath,
  'env[].valueFrom.resourceFieldRef.resource': containerResource,
};
const files: Paths<Words> = {
  'fieldRef.apiVersion': { words: ['v1'], or: /^$/ },
  'fieldRef.fieldPath': filePath,
  'resourceFieldRef.resource': containerResource,
};

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces */
const podSecurity: Paths<Words> = Object.fromEntries(
  ['audit', 'enforce', 'warn'].flatMap((mode) => [
    [`metadata.labels['pod-security.kubernetes.io/${mode}']`, { words: ['privileged', 'baseline', 'restricted'] }],
    [`metadata.labels['pod-security.kubernetes.io/${mode}-version']`, { words: ['latest'], or: /^v1\.(0|[1-9]\d*)$/ }],
  ]),
);

/** Values of closed lists that no schema has. */
export const vocabulary: Table<Words> = {
  pods: {
    ...below(['containers[]', 'initContainers[]'], container),
    ...below(['volumes[].downwardAPI.items[]', 'volumes[].projected.sources[].downwardAPI.items[]'], files),
  },
  kinds: {
    DaemonSet: { 'spec.updateStrategy.type': { words: ['OnDelete', 'RollingUpdate'] } },
    // https://istio.io/latest/docs/reference/config/security/conditions/
    AuthorizationPolicy: {
      'spec.rules[].when[].key': {
        words: [
          ...['connection.sni', 'destination.ip', 'destination.port', 'remote.ip', 'request.auth.audiences'],
          ...['request.auth.presenter', 'request.auth.principal', 'source.ip', 'source.namespace', 'source.principal'],
          'source.serviceAccount',
        ],
        or: /^(request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.[^[]*)\[.+\]$/,
      },
    },
    Gateway: { 'spec.servers[].port.protocol': { ...protocol, or: /^(hbone|double-hbone|http_proxy)$/i } },
    Namespace: podSecurity,
    Ingress: { 'spec.rules[].http.paths[].pathType': { words: ['Exact', 'ImplementationSpecific', 'Prefix'] } },
    // https://argo-rollouts.readthedocs.io/en/stable/features/specification/
    Rollout: {
      'spec.workloadRef.scaleDown': {
        words: ['never', 'onsuccess', 'progressively'],
        taken: 'which Argo Rollouts takes for never',
      },
    },
    Service: { 'spec.trafficDistribution': { words: ['PreferClose', 'PreferSameNode', 'PreferSameZone'] } },
    ServiceEntry: { 'spec.ports[].protocol': protocol },
    Sidecar: { 'spec.egress[].port.protocol': protocol, 'spec.ingress[].port.protocol': protocol },
    // https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
    VirtualService: {
      'spec.http[].retries.retryOn': {
        words: [
          ...['5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx'],
          ...['refused-stream', 'retriable-status-codes', 'retriable-headers', 'envoy-ratelimited'],
          ...['http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted'],
          'unavailable',
        ],
        or: /^[1-5]\d\d$/,
        isList: true,
      },
      'spec.http[].redirect.scheme': { words: ['http', 'https'] },
      'spec.http[].corsPolicy.allowMethods[]': {
        words: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'],
      },
    },
  },
};
