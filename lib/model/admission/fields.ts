import { below, type Paths, type Table } from './table.ts';

/** Fields that must hold something, and what. */
export interface Filling {
  /** Those whose absence no schema sees either. */
  readonly there?: Readonly<Record<string, string>>;
  /** Those that a schema only wants to be there. */
  readonly filled?: Readonly<Record<string, string>>;
}

const container: Paths<Filling> = {
  'env[]': { filled: { name: 'the name of a variable' } },
  'env[].valueFrom.configMapKeyRef': { there: { name: 'the name of a ConfigMap' }, filled: { key: 'a key' } },
  'env[].valueFrom.secretKeyRef': { there: { name: 'the name of a Secret' }, filled: { key: 'a key' } },
  'envFrom[].configMapRef': { there: { name: 'the name of a ConfigMap' } },
  'envFrom[].secretRef': { there: { name: 'the name of a Secret' } },
  'resizePolicy[]': { filled: { resourceName: 'cpu or memory' } },
  'volumeDevices[]': { filled: { devicePath: 'a path' } },
  'volumeMounts[]': { filled: { mountPath: 'a path' } },
  ...below(['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'], {
    exec: { there: { command: 'a command' } },
  }),
};
const hosts: Filling = { filled: { hosts: 'at least one host' } };
const claim: Filling = { there: { accessModes: 'such as ReadWriteOnce', resources: 'the storage that it requests' } };
const issuer: Paths<Filling> = {
  // Without a solver every Certificate of the issuer waits for ever.
  'spec.acme': { there: { solvers: 'at least one solver' }, filled: { server: 'the URL of the directory' } },
  'spec.acme.privateKeySecretRef': { filled: { name: 'the name of a Secret for the key of the account' } },
};

/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/ */
const webhook: Paths<Filling> = below(['webhooks[]'], {
  '': { filled: { admissionReviewVersions: 'v1' } },
  'clientConfig.service': { filled: { name: 'the name of a Service', namespace: 'a namespace' } },
  'matchConditions[]': { filled: { expression: 'an expression in CEL' } },
  'rules[]': {
    there: {
      apiGroups: "groups, '' for that of pods, or *",
      apiVersions: 'versions, or *',
      operations: 'such as CREATE',
      resources: 'resources, or *',
    },
    filled: {
      apiGroups: "groups, '' for that of pods, or *",
      apiVersions: 'versions, or *',
      operations: 'such as CREATE',
      resources: 'resources, or *',
    },
  },
});

/** Fields that code demands, or that a schema takes empty. */
export const fillings: Table<Filling> = {
  // https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
  pods: {
    ...below(['containers[]', 'initContainers[]'], container),
    'containers[]': { filled: { name: 'the name of the container' } },
    'initContainers[]': { filled: { name: 'the name of the container' } },
    'dnsConfig.options[]': { there: { name: 'the name of an option' } },
    'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution': {
      filled: { nodeSelectorTerms: 'at least one term' },
    },
    ...below(
      ['configMap', 'secret'].flatMap((source) => [
        `volumes[].${source}.items[]`,
        `volumes[].projected.sources[].${source}.items[]`,
      ]),
      { '': { filled: { key: 'a key' } } },
    ),
    'volumes[].configMap': { there: { name: 'the name of a ConfigMap' } },
    'volumes[].hostPath': { filled: { path: 'a path' } },
    'volumes[].nfs': { filled: { path: 'a path', server: 'a server' } },
    'volumes[].persistentVolumeClaim': { filled: { claimName: 'the name of a claim' } },
    'volumes[].projected.sources[].configMap': { there: { name: 'the name of a ConfigMap' } },
    'volumes[].projected.sources[].secret': { there: { name: 'the name of a Secret' } },
    'volumes[].secret': { there: { secretName: 'the name of a Secret' } },
    'volumes[].csi': { filled: { driver: 'the name of a driver' } },
    'volumes[].ephemeral.volumeClaimTemplate.spec': { there: { accessModes: 'such as ReadWriteOnce' } },
  },
  wholePods: {
    '': { filled: { containers: 'at least one container' } },
    'containers[]': { there: { image: 'an image' } },
    'initContainers[]': { there: { image: 'an image' } },
  },
  kinds: {
    AnalysisTemplate: {
      spec: { there: { metrics: 'at least one metric' } },
      'spec.metrics[].provider.prometheus': { there: { query: 'a PromQL expression' } },
      'spec.metrics[].provider.web': { filled: { url: 'a URL' } },
    },
    // https://github.com/cert-manager/cert-manager/blob/v1.19.0/internal/apis/certmanager/validation/certificate.go
    Certificate: {
      spec: { filled: { secretName: 'the name of a Secret' } },
      'spec.issuerRef': { filled: { name: 'the name of an issuer' } },
    },
    ClusterIssuer: issuer,
    DestinationRule: { spec: { filled: { host: 'a host' } }, 'spec.subsets[]': { filled: { name: 'a name' } } },
    EC2NodeClass: {
      spec: {
        filled: { securityGroupSelectorTerms: 'at least one term', subnetSelectorTerms: 'at least one term' },
      },
    },
    Gateway: {
      spec: { there: { servers: 'at least one server' } },
      'spec.servers[]': hosts,
      'spec.servers[].port': { filled: { name: 'a name' } },
    },
    ClusterRole: { aggregationRule: { there: { clusterRoleSelectors: 'at least one selector' } } },
    HorizontalPodAutoscaler: {
      'spec.behavior.scaleDown': { filled: { policies: 'at least one policy' } },
      'spec.behavior.scaleUp': { filled: { policies: 'at least one policy' } },
      'spec.metrics[].containerResource': { filled: { container: 'the name of a container' } },
      'spec.metrics[].object.describedObject': { filled: { kind: 'a kind', name: 'the name of an object' } },
      'spec.scaleTargetRef': { filled: { kind: 'a kind', name: 'the name of an object' } },
    },
    Job: { 'spec.successPolicy': { there: { rules: 'at least one rule' } } },
    ClusterRoleBinding: { roleRef: { filled: { name: 'the name of a ClusterRole' } } },
    Ingress: {
      ...below(['spec.defaultBackend', 'spec.rules[].http.paths[].backend'], {
        resource: { filled: { kind: 'a kind', name: 'the name of an object' } },
      }),
      'spec.rules[].http': { filled: { paths: 'at least one path' } },
      'spec.rules[].http.paths[].backend.service': { there: { port: 'a name or a number' } },
    },
    Issuer: issuer,
    MutatingWebhookConfiguration: webhook,
    PersistentVolume: {
      spec: {
        there: { accessModes: 'such as ReadWriteOnce', capacity: 'storage' },
        filled: { accessModes: 'such as ReadWriteOnce' },
      },
      'spec.capacity': { there: { storage: 'how much it holds' } },
      'spec.csi': { filled: { driver: 'the name of a driver', volumeHandle: 'the id of the volume' } },
      'spec.local': { filled: { path: 'a path' } },
      'spec.nfs': { filled: { path: 'a path', server: 'a server' } },
      'spec.nodeAffinity': { there: { required: 'terms of nodes' } },
      'spec.nodeAffinity.required': { filled: { nodeSelectorTerms: 'at least one term' } },
    },
    PersistentVolumeClaim: {
      spec: claim,
      'spec.dataSource': { filled: { name: 'the name of an object' } },
      'spec.resources': { there: { requests: 'the storage that it requests' } },
      'spec.resources.requests': { there: { storage: 'how much it asks for' } },
    },
    PrometheusRule: { 'spec.groups[].rules[]': { filled: { expr: 'a PromQL expression' } } },
    RequestAuthentication: { 'spec.jwtRules[]': { there: { issuer: 'who issues the tokens' } } },
    RoleBinding: { roleRef: { filled: { name: 'the name of a Role' } } },
    Sidecar: { 'spec.egress[]': hosts },
    StatefulSet: {
      'spec.volumeClaimTemplates[]': { there: { spec: 'what it claims' } },
      'spec.volumeClaimTemplates[].spec': claim,
      'spec.volumeClaimTemplates[].spec.resources.requests': { there: { storage: 'how much it asks for' } },
      'spec.volumeClaimTemplates[].spec.resources': { there: { requests: 'the storage that it requests' } },
    },
    ValidatingWebhookConfiguration: webhook,
    // https://github.com/istio/istio/blob/1.28.0/pkg/config/validation/validation.go
    VirtualService: {
      ...below(
        ['http', 'tcp', 'tls'].map((routes) => `spec.${routes}[].route[]`),
        {
          destination: { filled: { host: 'a host' } },
        },
      ),
      'spec.http[].mirror': { filled: { host: 'a host' } },
      'spec.tcp[]': { there: { route: 'at least one destination' } },
      'spec.tls[]': { there: { route: 'at least one destination' }, filled: { match: 'at least one match' } },
      'spec.tls[].match[]': { filled: { sniHosts: 'at least one host' } },
    },
  },
};
