import { below, type Paths, type Table } from './table.ts';

/** Fields of which there must be some, and not too many. */
export interface Union {
  readonly of: readonly string[];
  readonly least: 0 | 1;
  readonly most: number;
  /** Fields that stand beside none of the others. */
  readonly alone?: readonly string[];
}

const one = (...of: string[]): readonly Union[] => [{ of, least: 1, most: 1 }];
const atMostOne = (...of: string[]): readonly Union[] => [{ of, least: 0, most: 1 }];
const some = (alone: readonly string[], ...of: string[]): readonly Union[] => [{ of, least: 1, most: Infinity, alone }];

const probe = one('exec', 'grpc', 'httpGet', 'tcpSocket');
const hook = one('exec', 'httpGet', 'sleep', 'tcpSocket');

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go */
const pods: Paths<readonly Union[]> = {
  ...below(['containers[]', 'initContainers[]'], {
    'env[]': atMostOne('value', 'valueFrom'),
    'env[].valueFrom': one('configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'),
    'envFrom[]': one('configMapRef', 'secretRef'),
    'lifecycle.postStart': hook,
    'lifecycle.preStop': hook,
    livenessProbe: probe,
    readinessProbe: probe,
    startupProbe: probe,
    'volumeMounts[]': atMostOne('subPath', 'subPathExpr'),
  }),
  // A volume of no kind is an emptyDir.
  'volumes[]': atMostOne(
    ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'hostPath', 'image', 'nfs'],
    ...['persistentVolumeClaim', 'projected', 'secret'],
  ),
  'volumes[].projected.sources[]': atMostOne(
    ...['clusterTrustBundle', 'configMap', 'downwardAPI', 'podCertificate', 'secret', 'serviceAccountToken'],
  ),
};

const target = atMostOne('selector', 'targetRef', 'targetRefs');
const backend: Paths<readonly Union[]> = {
  backend: one('resource', 'service'),
  'backend.service.port': one('name', 'number'),
};
/** https://github.com/cert-manager/cert-manager/blob/v1.19.0/internal/apis/certmanager/validation/issuer.go */
const issuer: Paths<readonly Union[]> = {
  spec: one('acme', 'ca', 'selfSigned', 'vault', 'venafi'),
  'spec.acme.solvers[]': one('dns01', 'http01'),
  'spec.acme.solvers[].http01': one('gatewayHTTPRoute', 'ingress'),
  'spec.acme.solvers[].http01.ingress': atMostOne('class', 'ingressClassName', 'name'),
};

/** Fields that a kind chooses between, and its schema does not say so. */
export const unions: Table<readonly Union[]> = {
  pods,
  kinds: {
    // https://github.com/argoproj/argo-rollouts/blob/v1.8.0/utils/analysis/factory.go
    AnalysisTemplate: {
      'spec.metrics[].provider': one(
        ...['cloudWatch', 'datadog', 'graphite', 'influxdb', 'job', 'kayenta', 'newRelic', 'plugin', 'prometheus'],
        ...['skywalking', 'wavefront', 'web'],
      ),
    },
    AuthorizationPolicy: { spec: target },
    Certificate: { spec: atMostOne('renewBefore', 'renewBeforePercentage') },
    ClusterIssuer: issuer,
    EC2NodeClass: {
      'spec.amiSelectorTerms[]': some(['alias', 'id'], 'alias', 'id', 'name', 'ssmParameter', 'tags'),
      'spec.securityGroupSelectorTerms[]': some(['id'], 'id', 'name', 'tags'),
      'spec.subnetSelectorTerms[]': some(['id'], 'id', 'tags'),
    },
    // https://github.com/external-secrets/external-secrets/blob/v1.0.0/apis/externalsecrets/v1/externalsecret_validator.go
    ExternalSecret: {
      spec: [{ of: ['data', 'dataFrom'], least: 1, most: 2 }],
      'spec.dataFrom[]': [
        { of: ['extract', 'find', 'sourceRef'], least: 1, most: 3 },
        { of: ['extract', 'find'], least: 0, most: 1 },
      ],
    },
    Ingress: {
      spec: [{ of: ['defaultBackend', 'rules'], least: 1, most: 2 }],
      'spec.defaultBackend': one('resource', 'service'),
      'spec.defaultBackend.service.port': one('name', 'number'),
      ...below(['spec.rules[].http.paths[]'], backend),
    },
    Issuer: issuer,
    MutatingWebhookConfiguration: { 'webhooks[].clientConfig': one('service', 'url') },
    PersistentVolume: {
      spec: one(
        ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'csi', 'fc', 'flexVolume', 'flocker'],
        ...['gcePersistentDisk', 'glusterfs', 'hostPath', 'iscsi', 'local', 'nfs', 'photonPersistentDisk'],
        ...['portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
      ),
    },
    PodDisruptionBudget: { spec: atMostOne('maxUnavailable', 'minAvailable') },
    // https://github.com/prometheus/prometheus/blob/v3.7.0/model/rulefmt/rulefmt.go
    PrometheusRule: { 'spec.groups[].rules[]': one('alert', 'record') },
    RequestAuthentication: { spec: target, 'spec.jwtRules[]': atMostOne('jwks', 'jwksUri', 'jwks_uri') },
    ServiceEntry: { spec: atMostOne('endpoints', 'workloadSelector') },
    Telemetry: { spec: target },
    ValidatingWebhookConfiguration: { 'webhooks[].clientConfig': one('service', 'url') },
    VirtualService: {
      spec: [{ of: ['http', 'tcp', 'tls'], least: 1, most: 3 }],
      'spec.http[].redirect': [{ of: ['authority', 'derivePort', 'port', 'scheme', 'uri'], least: 1, most: Infinity }],
      'spec.http[].rewrite': [
        { of: ['authority', 'uri', 'uriRegexRewrite'], least: 1, most: Infinity },
        { of: ['uri', 'uriRegexRewrite'], least: 0, most: 1 },
      ],
      'spec.http[].corsPolicy.allowOrigins[]': one('exact', 'prefix', 'regex'),
    },
  },
};
