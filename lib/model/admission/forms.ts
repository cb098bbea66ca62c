import { below, type Paths, type Table } from './table.ts';

/** How a name is written. */
export interface Form {
  readonly pattern: RegExp;
  readonly longest: number;
  readonly needed: string;
  /** Whether an empty one is refused, and not merely taken for none. */
  readonly fromOne?: true;
}

const label: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  needed: 'at most 63 small letters, digits and -',
};
const shorter = (longest: number, because: string): Form => ({
  ...label,
  pattern: /./,
  longest,
  needed: `at most ${longest} characters: ${because}`,
});
/** RFC 1035: no digit first. */
const beginsWithLetter: Form = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  needed: 'at most 63 small letters, digits and -, a letter first',
};
/** https://www.rfc-editor.org/rfc/rfc6335.html#section-5.1 */
const portName: Form = {
  pattern: /^(?!.*--)(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 15,
  needed: 'at most 15 small letters, digits and single -, with a letter',
};
const dataKey: Form = {
  fromOne: true,
  pattern: /^[-._a-zA-Z0-9]+$/,
  longest: 253,
  needed: 'letters, digits, -, _ and .',
};
const metadataKey: Form = {
  pattern: /^([a-z0-9]([-.a-z0-9]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  longest: 317,
  needed: 'a name of at most 63 letters, digits, -, _ and ., and a domain with / before it at most',
};

const qualified: Form = { ...metadataKey, fromOne: true };
const labelValue: Form = {
  pattern: /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
  longest: 63,
  needed: 'at most 63 letters, digits, -, _ and .',
};
const domain: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  needed: 'a name of small letters, digits, - and .',
};
const namedDomain: Form = { ...domain, fromOne: true };
const address: Form = {
  pattern: /^(\d{1,3}(\.\d{1,3}){3}|(?=.*:.*:)[\da-fA-F:.]+)$/,
  longest: 45,
  needed: 'an IP address',
  fromOne: true,
};
const searched: Form = {
  pattern: /^(\.|[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9_])?)*\.?)$/,
  longest: 254,
  needed: 'a domain',
  fromOne: true,
};
/** A host of an Ingress, which has no port and is no address. */
const ingressHost: Form = {
  pattern: /^(?!\d+(\.\d+){3}$)(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  needed: 'a domain, or *. before one',
};
const inVolume: Form = {
  pattern: /^(?!\/)(?!\.\.)(?!.*\/\.\.(\/|$))./s,
  longest: 4096,
  needed: 'a path within the volume, without ..',
  fromOne: true,
};
const prefix: Form = { pattern: /^[ -<>-~]+$/, longest: 4096, needed: 'printable characters, and no =' };
/** https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources */
const resourceName: Form = {
  ...qualified,
  pattern:
    /^(cpu|memory|ephemeral-storage|storage|hugepages-\w+|(?!.*\/.*\/)[a-z0-9]([-.a-z0-9]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/,
  needed: 'cpu, memory, ephemeral-storage, or a name with its domain and /',
};
/** https://kubernetes.io/docs/concepts/policy/resource-quotas/#types-of-resource-quota */
const quotaName: Form = {
  ...qualified,
  pattern:
    /^((requests\.|limits\.)?(cpu|memory|ephemeral-storage|hugepages-\w+)|requests\.storage|storage|pods|services(\.loadbalancers|\.nodeports)?|secrets|configmaps|persistentvolumeclaims|replicationcontrollers|resourcequotas|(?!.*\/.*\/)[a-z0-9]([-.a-z0-9]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/,
  needed: 'a resource that quotas count, or a name with its domain and /',
};

/** https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ */
const sysctl: Form = {
  pattern: /^[a-z0-9]([-_a-z0-9]*[a-z0-9])?([./][a-z0-9]([-_a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  needed: 'a name such as net.ipv4.tcp_syncookies',
  fromOne: true,
};
const csiDriver: Form = { ...domain, longest: 63 };
const namedLabel: Form = { ...label, fromOne: true };
/** A domain, and what is there of it. */
const prefixed: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[-A-Za-z0-9/._~%!$&'()*+,;=:]+$/,
  longest: 63,
  needed: 'a domain, / and a name',
  fromOne: true,
};
const header: Form = { pattern: /^[-A-Za-z0-9]+$/, longest: 4096, needed: 'letters, digits and -', fromOne: true };
const probePort: Form = { ...portName, fromOne: true };
const handler: Paths<Form> = {
  'httpGet.httpHeaders[].name': header,
  'httpGet.port': probePort,
  'tcpSocket.port': probePort,
};
const handlers: Paths<Form> = below(
  ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle.postStart', 'lifecycle.preStop'],
  handler,
);
/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/ */
const webhook: Paths<Form> = below(['webhooks[]'], {
  'admissionReviewVersions[]': { ...beginsWithLetter, fromOne: true },
  'clientConfig.service.path': {
    pattern: /^(\/|(\/[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)+\/?)$/,
    longest: 4096,
    needed: 'a path of small letters, digits, - and .',
  },
  'clientConfig.url': {
    pattern: /^https:\/\/[^/@?#]+(\/[^?#]*)?$/,
    longest: 4096,
    needed: 'https://host/path',
    fromOne: true,
  },
  'matchConditions[].name': qualified,
  name: {
    ...domain,
    pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}$/,
    needed: 'a domain of at least three parts',
    fromOne: true,
  },
});

/** https://github.com/distribution/reference/blob/v0.6.0/reference.go: a registry may have capitals, a repository may not. */
const image: Form = {
  pattern: /^(?!\s)(?!.*\s$)([^/]*[.:][^/]*\/|localhost\/)?[^A-Z:@]*([:@].*)?$/,
  longest: 4096,
  needed: 'a repository in small letters: of any other the kubelet says InvalidImageName',
};
const cpu: Form = {
  pattern: /^\s*[+-]?[\d.]+([numk]|[eE][+-]?\d+)?\s*$/,
  longest: 63,
  needed: 'CPUs, such as 500m: Mi and Gi are of bytes',
};

const host = /(\*|(\*-?)?[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*\.?/.source;
const anyHost: Form = {
  pattern: new RegExp(`^(${host}|[0-9a-fA-F:.]+)$`),
  longest: 255,
  needed: 'a host, or * in place of its first part',
};
const certainHost: Form = {
  ...anyHost,
  pattern: new RegExp(`^(?!\\*$)(${host}|[0-9a-fA-F:.]+)$`),
  needed: 'a host, and not *',
};
const gatewayHost: Form = {
  pattern: new RegExp(`^((\\*|\\.|[a-z0-9]([-a-z0-9]*[a-z0-9])?)/)?(${host}|[0-9a-fA-F:.]+)$`),
  longest: 320,
  needed: 'a host, or namespace/host',
};
const egressHost: Form = {
  pattern: new RegExp(`^(~/\\*|(\\*|\\.|[a-z0-9]([-a-z0-9]*[a-z0-9])?)/${host})$`),
  longest: 320,
  needed: 'namespace/host, with . for its own namespace and * for all',
};

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Names that a schema takes for any text. */
export const forms: Table<Form> = {
  // https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
  pods: {
    ...below(['containers[]', 'initContainers[]'], { name: label, 'ports[].name': portName }),
    ...below(['containers[]', 'initContainers[]'], handlers),
    ...below(['containers[]', 'initContainers[]'], {
      'envFrom[].configMapRef.name': namedDomain,
      'envFrom[].secretRef.name': namedDomain,
      'env[].valueFrom.configMapKeyRef.name': namedDomain,
      'env[].valueFrom.secretKeyRef.name': namedDomain,
      'envFrom[].prefix': prefix,
      image,
      'resources.claims[].request': label,
      'resources.limits.cpu': cpu,
      'resources.requests.cpu': cpu,
      'resources.limits{keys}': resourceName,
      'resources.requests{keys}': resourceName,
    }),
    'nodeSelector{keys}': qualified,
    'nodeSelector{}': labelValue,
    nodeName: domain,
    priorityClassName: domain,
    serviceAccount: domain,
    serviceAccountName: domain,
    'imagePullSecrets[].name': domain,
    'readinessGates[].conditionType': qualified,
    'schedulingGates[].name': qualified,
    'resourceClaims[].name': label,
    'resourceClaims[].resourceClaimName': namedDomain,
    'resourceClaims[].resourceClaimTemplateName': namedDomain,
    'securityContext.sysctls[].name': sysctl,
    'volumes[].name': label,
    ...below(
      ['configMap', 'downwardAPI', 'secret'].flatMap((source) => [
        `volumes[].${source}.items[]`,
        `volumes[].projected.sources[].${source}.items[]`,
      ]),
      { path: inVolume },
    ),
    'volumes[].projected.sources[].serviceAccountToken.path': inVolume,
    'volumes[].csi.driver': csiDriver,
    'volumes[].nfs.path': { pattern: /^\//, longest: 4096, needed: 'a path that begins with /' },
    'volumes[].ephemeral.volumeClaimTemplate.spec.storageClassName': domain,
    runtimeClassName: namedDomain,
    hostname: label,
    subdomain: label,
    'dnsConfig.nameservers[]': address,
    'dnsConfig.searches[]': searched,
    'hostAliases[].ip': address,
    'hostAliases[].hostnames[]': namedDomain,
    'tolerations[].key': metadataKey,
    'tolerations[].value': labelValue,
    'topologySpreadConstraints[].topologyKey': qualified,
    'topologySpreadConstraints[].matchLabelKeys[]': qualified,
    ...below(['affinity.podAffinity', 'affinity.podAntiAffinity'], {
      [`${required}[].namespaces[]`]: namedLabel,
      [`${required}[].topologyKey`]: qualified,
      [`${preferred}[].podAffinityTerm.namespaces[]`]: namedLabel,
      [`${preferred}[].podAffinityTerm.topologyKey`]: qualified,
    }),
  },
  kinds: {
    // https://www.rfc-editor.org/rfc/rfc5280#appendix-A.1: ub-common-name
    Certificate: { 'spec.commonName': { pattern: /./, longest: 64, needed: 'at most 64 characters, as X.509 has it' } },
    ConfigMap: { 'binaryData{keys}': dataKey, 'data{keys}': dataKey },
    HorizontalPodAutoscaler: {
      'spec.metrics[].containerResource.container': label,
      'spec.metrics[].containerResource.name': resourceName,
      'spec.metrics[].resource.name': qualified,
    },
    // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cronjob-limitations
    CronJob: {
      'metadata.name': shorter(52, 'its Jobs have 11 more'),
      'spec.jobTemplate.spec.podFailurePolicy.rules[].onPodConditions[].type': qualified,
    },
    DestinationRule: { 'spec.host': anyHost, 'spec.subsets[].name': label },
    Gateway: { 'metadata.name': label, 'spec.servers[].hosts[]': gatewayHost },
    Job: {
      'metadata.name': shorter(63, 'its pods bear it as a label'),
      'spec.managedBy': prefixed,
      'spec.podFailurePolicy.rules[].onPodConditions[].type': qualified,
    },
    Ingress: {
      'spec.ingressClassName': namedDomain,
      'spec.rules[].host': ingressHost,
      'spec.tls[].hosts[]': { ...ingressHost, fromOne: true },
      'spec.tls[].secretName': domain,
      ...below(['spec.defaultBackend', 'spec.rules[].http.paths[].backend'], {
        'resource.apiGroup': namedDomain,
        'service.name': namedLabel,
        'service.port.name': portName,
      }),
    },
    LimitRange: below(['spec.limits[]'], {
      'default{keys}': resourceName,
      'defaultRequest{keys}': resourceName,
      'max{keys}': resourceName,
      'maxLimitRequestRatio{keys}': resourceName,
      'min{keys}': resourceName,
    }),
    MutatingWebhookConfiguration: webhook,
    NetworkPolicy: below(['spec.egress[].ports[]', 'spec.ingress[].ports[]'], { port: { ...portName, fromOne: true } }),
    PersistentVolume: {
      'spec.capacity{keys}': { pattern: /^storage$/, longest: 7, needed: 'storage' },
      'spec.nfs.path': { pattern: /^\//, longest: 4096, needed: 'a path that begins with /' },
      'spec.storageClassName': domain,
      'spec.csi.driver': csiDriver,
    },
    PersistentVolumeClaim: { 'spec.storageClassName': domain },
    // https://github.com/ray-project/kuberay/blob/v1.6.0/ray-operator/controllers/ray/utils/validation.go
    RayCluster: {
      'metadata.name': shorter(53, 'the names of its Services and pods are made of it'),
      'spec.workerGroupSpecs[].groupName': label,
    },
    ResourceQuota: { 'spec.hard{keys}': quotaName },
    Secret: { 'data{keys}': dataKey, 'stringData{keys}': dataKey },
    Service: {
      'metadata.name': beginsWithLetter,
      'spec.externalName': {
        ...domain,
        pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/,
      },
      'spec.loadBalancerClass': qualified,
      'spec.ports[].appProtocol': qualified,
      'spec.ports[].targetPort': portName,
      'spec.selector{keys}': qualified,
      'spec.selector{}': labelValue,
      'spec.ports[].name': label,
    },
    ServiceEntry: {
      'spec.hosts[]': certainHost,
      'spec.ports[].name': { ...label, pattern: /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/ },
    },
    Sidecar: { 'spec.egress[].hosts[]': egressHost },
    // https://github.com/kubernetes/kubernetes/issues/64023
    StatefulSet: {
      'metadata.name': shorter(52, 'its pods bear it with 11 more as a label'),
      'spec.serviceName': label,
      'spec.volumeClaimTemplates[].spec.storageClassName': domain,
    },
    StorageClass: {
      'allowedTopologies[].matchLabelExpressions[].key': qualified,
      provisioner: { ...qualified, pattern: new RegExp(qualified.pattern, 'i') },
      'parameters{keys}': { pattern: /./s, longest: 256 * 1024, needed: 'a name', fromOne: true },
    },
    ValidatingWebhookConfiguration: webhook,
    VirtualService: {
      'spec.hosts[]': anyHost,
      ...below(['spec.http[].route[]', 'spec.tcp[].route[]', 'spec.tls[].route[]'], {
        'destination.host': certainHost,
      }),
    },
  },
};
