import { inPods } from '../pod-mutations.ts';
import { mutation, type Proof } from '../proof.ts';

const pod = (spec: string, container = '') => `
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec}, containers: [{ name: web, image: "web:v1.0", ${container} }] }
`;
const job = (spec: string, restartPolicy = 'Never') => `
---
apiVersion: batch/v1
kind: Job
metadata: { name: job, namespace: shop }
spec: { ${spec}, template: { metadata: { labels: { app: job } }, spec: { restartPolicy: ${restartPolicy}, containers: [{ name: job, image: "job:v1.0" }] } } }
`;
const workload = (kind: string, spec: string, more = '') => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { ${more} containers: [{ name: web, image: "web:v1.0" }] } }
`;
const object = (kind: string, fields: string, apiVersion = 'v1') => `
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: web, namespace: shop }
${fields}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a pod without a server for its names',
      manifests: pod('dnsPolicy: None') + pod('dnsConfig: { nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4] }'),
      says: [
        'Pod shop/web › spec.dnsConfig.nameservers: none, with dnsPolicy None › at least one server',
        'Pod shop/web › spec.dnsConfig.nameservers: 4 servers › at most 3',
      ],
    },
    {
      what: 'what the node and the pod share',
      manifests: pod(
        'hostNetwork: true, hostPID: true, shareProcessNamespace: true',
        'ports: [{ containerPort: 80, hostPort: 81 }]',
      ),
      says: [
        'Pod shop/web › spec.containers[0].ports[0].hostPort: 81 on hostNetwork, and containerPort 80 › the same as containerPort, or no such field',
        'Pod shop/web › spec.shareProcessNamespace: true with hostPID › one of the two',
      ],
    },
    {
      what: 'devices that are none',
      manifests: pod(
        'volumes: [{ name: tmp, emptyDir: { sizeLimit: "-1" } }]',
        'volumeDevices: [{ name: tmp, devicePath: /tmp }], volumeMounts: [{ name: tmp, mountPath: /tmp, mountPropagation: Bidirectional }]',
      ),
      says: [
        'Pod shop/web › spec.containers[0].volumeDevices[0].devicePath: /tmp, which is a mountPath › a path of its own',
        'Pod shop/web › spec.containers[0].volumeDevices[0].name: tmp, which is mounted, too › a device or a mount',
        'Pod shop/web › spec.containers[0].volumeDevices[0].name: tmp, which is no claim › a volume with persistentVolumeClaim or ephemeral',
        'Pod shop/web › spec.containers[0].volumeMounts[0].mountPropagation: Bidirectional in a container that is not privileged › None | HostToContainer',
        'Pod shop/web › spec.volumes[0].emptyDir.sizeLimit: -1 › at least 0',
      ],
    },
    {
      what: 'files of one path, and files of nothing',
      manifests: pod(
        'volumes: [{ name: all, projected: { sources: [{ configMap: { name: a, items: [{ key: a, path: a }] } }, { secret: { name: b, items: [{ key: a, path: a }] } }, { downwardAPI: { items: [{ path: b, resourceFieldRef: { resource: limits.cpu, divisor: 1Mi } }, { path: c }] } }] } }]',
      ),
      says: [
        'Pod shop/web › spec.volumes[0].projected.sources[1].secret.items[0].path: a, as sources[0].configMap.items[0].path has › a path of its own',
        'Pod shop/web › spec.volumes[0].projected.sources[2].downwardAPI.items[0].resourceFieldRef.containerName: missing › the name of a container',
        "Pod shop/web › spec.volumes[0].projected.sources[2].downwardAPI.items[0].resourceFieldRef.divisor: '1Mi' of limits.cpu › 1m | 1",
        'Pod shop/web › spec.volumes[0].projected.sources[2].downwardAPI.items[1]: neither fieldRef nor resourceFieldRef › one of the two',
      ],
    },
    {
      what: 'resources of a container',
      manifests: pod(
        'resourceClaims: [{ name: gpu, resourceClaimName: gpu }]',
        'resizePolicy: [{ resourceName: disk, restartPolicy: NotRequired }], resources: { limits: { hugepages-2Mi: 3Mi }, claims: [{ name: gpus }] }',
      ),
      says: [
        "Pod shop/web › spec.containers[0].resizePolicy[0].resourceName: 'disk' › cpu | memory",
        'Pod shop/web › spec.containers[0].resources: hugepages-2Mi alone › cpu or memory, too',
        'Pod shop/web › spec.containers[0].resources.claims[0].name: gpus, which the pod does not claim › a name of resourceClaims',
        "Pod shop/web › spec.containers[0].resources.limits['hugepages-2Mi']: 3Mi › whole pages of that size",
      ],
    },
    {
      what: 'security that contradicts itself',
      manifests: pod(
        'securityContext: { seccompProfile: { type: Localhost } }',
        'securityContext: { privileged: true, allowPrivilegeEscalation: false, seccompProfile: { type: RuntimeDefault, localhostProfile: a } }',
      ),
      says: [
        'Pod shop/web › spec.containers[0].securityContext.allowPrivilegeEscalation: false with privileged › true, or not privileged',
        'Pod shop/web › spec.containers[0].securityContext.seccompProfile.localhostProfile: set with RuntimeDefault › type Localhost, or no such field',
        'Pod shop/web › spec.securityContext.seccompProfile.localhostProfile: missing with Localhost › the name of a profile',
      ],
    },
    {
      what: 'pods that are to be apart',
      manifests: pod(
        'topologySpreadConstraints: [{ maxSkew: 1, minDomains: 2, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, matchLabelKeys: [app] }], affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [{ key: metadata.uid, operator: In, values: [a] }] }] } }, podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: zone, labelSelector: { matchLabels: { app: web } }, matchLabelKeys: [app] }] } }',
      ),
      says: [
        "Pod shop/web › spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key: 'metadata.uid' › metadata.name",
        'Pod shop/web › spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0]: app, which labelSelector has › one of the two',
        'Pod shop/web › spec.topologySpreadConstraints[0].matchLabelKeys: set without labelSelector › a labelSelector',
        'Pod shop/web › spec.topologySpreadConstraints[0].minDomains: set with ScheduleAnyway › DoNotSchedule, or no such field',
      ],
    },
    {
      what: 'indexes of a Job that has none, or fewer',
      manifests:
        job('backoffLimitPerIndex: 1') +
        job(
          'completionMode: Indexed, completions: 3, maxFailedIndexes: 4, successPolicy: { rules: [{ succeededIndexes: "0,2-3" }, {}] }',
        ) +
        job('selector: { matchLabels: { app: job } }'),
      says: [
        'Job shop/job › spec.backoffLimitPerIndex: set of a Job that is not Indexed › completionMode Indexed, or no such field',
        'Job shop/job › spec.backoffLimitPerIndex: missing with maxFailedIndexes › how often each index is retried',
        'Job shop/job › spec.maxFailedIndexes: 4, above completions 3 › at most 3',
        "Job shop/job › spec.successPolicy.rules[0].succeededIndexes: '0,2-3' › increasing indexes below completions 3, such as 0,2-4",
        'Job shop/job › spec.successPolicy.rules[1]: neither succeededCount nor succeededIndexes › one of the two, or both',
        'Job shop/job › spec.selector: set, and the server makes its own › no such field',
      ],
    },
    {
      what: 'a policy of failures that says nothing, or too much',
      manifests: job(
        'podReplacementPolicy: TerminatingOrFailed, podFailurePolicy: { rules: [{ action: FailIndex, onExitCodes: { containerName: web, operator: In, values: [0, 2, 1] }, onPodConditions: [{ type: DisruptionTarget, status: "True" }] }, { action: Ignore }] }',
        'OnFailure',
      ),
      says: [
        'Job shop/job › spec.podFailurePolicy.rules[0]: onExitCodes and onPodConditions › one of the two',
        'Job shop/job › spec.podFailurePolicy.rules[0].action: FailIndex without backoffLimitPerIndex › backoffLimitPerIndex, too',
        "Job shop/job › spec.podFailurePolicy.rules[0].onExitCodes.containerName: 'web' › a container of the template",
        'Job shop/job › spec.podFailurePolicy.rules[0].onExitCodes.values[0]: 0 with In › a code of a failure',
        'Job shop/job › spec.podFailurePolicy.rules[0].onExitCodes.values[2]: 1, after 2 › codes in increasing order',
        'Job shop/job › spec.podFailurePolicy.rules[1]: neither onExitCodes nor onPodConditions › one of the two',
        'Job shop/job › spec.podReplacementPolicy: TerminatingOrFailed with podFailurePolicy › Failed, or no such field',
        'Job shop/job › spec.template.spec.restartPolicy: OnFailure with podFailurePolicy › Never',
      ],
    },
    {
      what: 'updates that cannot be',
      manifests:
        workload('Deployment', 'strategy: { type: Recreate, rollingUpdate: {} }', 'activeDeadlineSeconds: 5,') +
        workload(
          'Deployment',
          'minReadySeconds: 700\n  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0% } }',
        ) +
        workload('DaemonSet', 'updateStrategy: { rollingUpdate: { maxSurge: 1 } }') +
        workload('StatefulSet', 'updateStrategy: { type: OnDelete, rollingUpdate: { partition: 0 } }').replace(
          '{ app: web } }, spec',
          '{ app: api } }, spec',
        ),
      says: [
        'Deployment shop/web › spec.strategy.rollingUpdate: set with Recreate › RollingUpdate, or no such field',
        'Deployment shop/web › spec.template.spec.activeDeadlineSeconds: set of pods that run on › no such field: Jobs alone have one',
        'Deployment shop/web › spec.progressDeadlineSeconds: 600 › more than minReadySeconds 700',
        'Deployment shop/web › spec.strategy.rollingUpdate.maxUnavailable: 0% with maxSurge 0: nothing can be updated › one of the two above 0',
        'DaemonSet shop/web › spec.updateStrategy.rollingUpdate.maxSurge: maxSurge 1 and maxUnavailable 1 › one of the two, and the other 0',
        "StatefulSet shop/web › spec.selector.matchLabels['app']: web, and a template with api › labels of its template",
        'StatefulSet shop/web › spec.updateStrategy.rollingUpdate: set with OnDelete › RollingUpdate, or no such field',
      ],
    },
    {
      what: 'limits and quotas',
      manifests:
        object(
          'LimitRange',
          'spec: { limits: [{ type: Container, min: { cpu: 1 }, max: { cpu: 500m }, maxLimitRequestRatio: { cpu: 0 } }, { type: Container }, { type: Pod, default: { cpu: 1 } }] }',
        ) +
        object('ResourceQuota', 'spec: { hard: { services.nodeports: 1500m }, scopes: [BestEffort, NotBestEffort] }'),
      says: [
        'LimitRange shop/web › spec.limits[0].maxLimitRequestRatio.cpu: 0 › at least 1',
        'LimitRange shop/web › spec.limits[0].min.cpu: 1, above max 500m › at most 500m',
        'LimitRange shop/web › spec.limits[1].type: Container, as item 0 has › each type once',
        'LimitRange shop/web › spec.limits[2].default: set with type Pod › type Container, or no such field',
        "ResourceQuota shop/web › spec.hard['services.nodeports']: 1500m › a whole number",
        'ResourceQuota shop/web › spec.scopes: BestEffort and NotBestEffort › one of the two',
      ],
    },
    {
      what: 'Services, Ingresses and classes of storage',
      manifests:
        object(
          'Service',
          'spec: { clusterIP: web, ports: [{ port: 80 }], healthCheckNodePort: 30000, loadBalancerSourceRanges: [10.0.0.0] }',
        ) +
        object('Service', 'spec: { type: ExternalName, externalName: example.com, clusterIP: None }') +
        object(
          'Ingress',
          'spec: { rules: [{ http: { paths: [{ path: web, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }',
          'networking.k8s.io/v1',
        ) +
        object(
          'StorageClass',
          'provisioner: a\nallowedTopologies: [{ matchLabelExpressions: [{ key: zone, values: [a, a] }, { key: zone, values: [b] }] }, {}]',
          'storage.k8s.io/v1',
        ).replace(', namespace: shop', ''),
      says: [
        "Service shop/web › spec.clusterIP: 'web' › an IP address, None or no such field",
        'Service shop/web › spec.healthCheckNodePort: set without LoadBalancer and externalTrafficPolicy Local › no such field',
        "Service shop/web › spec.loadBalancerSourceRanges[0]: '10.0.0.0' › a block, such as 10.0.0.0/16",
        'Service shop/web › spec.clusterIP: None with ExternalName › no such field',
        "Ingress shop/web › spec.rules[0].http.paths[0].path: 'web' › a path that begins with /",
        'StorageClass web › allowedTopologies[0].matchLabelExpressions[0].values[1]: a again › each value once',
        'StorageClass web › allowedTopologies[0].matchLabelExpressions[1].key: zone again › each key once',
        'StorageClass web › allowedTopologies[1].matchLabelExpressions: empty › at least one label',
      ],
    },
    {
      what: 'data of a type',
      manifests:
        object('ConfigMap', 'data: { a: b }\nbinaryData: { a: YQ== }') +
        object('Secret', 'type: kubernetes.io/tls\nstringData: { tls.crt: a }') +
        object('Secret', 'type: kubernetes.io/dockerconfigjson\nstringData: { .dockerconfigjson: a }'),
      says: [
        "ConfigMap shop/web › binaryData['a']: a, which data has, too › one of the two",
        "Secret shop/web › data['tls.key']: missing with type kubernetes.io/tls › that key",
        "Secret shop/web › data['.dockerconfigjson']: no JSON › the JSON of Docker",
      ],
    },
  ],
  accepted: [
    {
      what: 'pods whose fields agree',
      manifests:
        pod(
          'dnsPolicy: None, dnsConfig: { nameservers: [10.0.0.1] }, hostNetwork: true',
          'ports: [{ containerPort: 80, hostPort: 80 }], resizePolicy: [{ resourceName: cpu, restartPolicy: NotRequired }], resources: { limits: { cpu: 1, hugepages-2Mi: 4Mi } }',
        ) + pod('terminationGracePeriodSeconds: 10', 'lifecycle: { preStop: { sleep: { seconds: 10 } } }'),
    },
    {
      what: 'Jobs by index, with policies',
      manifests: job(
        'completionMode: Indexed, completions: 5, backoffLimitPerIndex: 1, maxFailedIndexes: 5, successPolicy: { rules: [{ succeededIndexes: "0,2-4", succeededCount: 4 }] }, podFailurePolicy: { rules: [{ action: FailIndex, onExitCodes: { operator: In, values: [1, 2] } }] }',
      ),
    },
    {
      what: 'updates that go on',
      manifests:
        workload('Deployment', 'strategy: { type: Recreate }') +
        workload('DaemonSet', 'updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }') +
        workload('StatefulSet', 'updateStrategy: { type: OnDelete }'),
    },
  ],
  mutations: [
    inPods('no server for names', ({ field: at }) => [{ field: `${at}.dnsPolicy`, to: 'None' }]),
    mutation('an update that is none', 'Deployment', () => [
      { field: 'spec.strategy', to: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
    ]),
  ],
};
