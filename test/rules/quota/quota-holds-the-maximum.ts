import { mutation, type Proof } from '../proof.ts';

const quota = (hard: string, rest = '') => `
apiVersion: v1
kind: ResourceQuota
metadata: { name: quota, namespace: shop }
spec: { hard: { ${hard} }${rest} }
---
`;

const container = '{ name: web, resources: { requests: { cpu: 500m, memory: 1Gi }, limits: { cpu: 1, memory: 1Gi } } }';

const pod = (more = '') =>
  `template: { metadata: { labels: { app: web } }, spec: { containers: [${container}]${more} } }`;

const deployment = (strategy = '', more = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, ${strategy}${pod(more)} }
---
`;

const autoscaler = (kind = 'Deployment') => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { minReplicas: 2, maxReplicas: 10, scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: web } }
---
`;

const mesh = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
`;

const rollout = (strategy: string, replicas = 'replicas: 4') => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  ${replicas}
  selector: { matchLabels: { app: web } }
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  strategy: ${strategy}
---
`;

const routed = (more = '') =>
  `{ canary: { canaryService: a, stableService: b, trafficRouting: { istio: { virtualService: { name: web } } }${more} } }`;
const shrinking = routed(', dynamicStableScale: true, steps: [{ setWeight: 25 }, { pause: {} }, { setWeight: 50 }]');

const store = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, namespace: shop }
spec:
  serviceName: store
  replicas: 3
  selector: { matchLabels: { app: web } }
  ${pod()}
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: gp3, resources: { requests: { storage: 10Gi } } }
---
`;

const database = `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec:
  instances: 3
  storage: { size: 10Gi }
  walStorage: { size: 1Gi }
  resources: { requests: { cpu: 1, memory: 2Gi } }
  plugins: [{ name: barman-cloud.cloudnative-pg.io, parameters: { barmanObjectName: backups } }]
---
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: { name: backups, namespace: shop }
spec:
  configuration: { destinationPath: 's3://backups' }
  instanceSidecarConfiguration: { resources: { requests: { cpu: 100m } } }
---
`;

const ray = `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec:
  enableInTreeAutoscaling: true
  headGroupSpec: { rayStartParams: {}, ${pod()} }
  workerGroupSpecs:
    - groupName: workers
      minReplicas: 0
      maxReplicas: 4
      rayStartParams: {}
      template:
        spec:
          containers: [{ name: worker, resources: { limits: { cpu: 4, nvidia.com/gpu: 1 } } }]
---
`;

const vertical = (values: string) => `
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: store, namespace: shop }
spec:
  targetRef: { apiVersion: apps/v1, kind: StatefulSet, name: store }
  updatePolicy: { updateMode: Initial }
  resourcePolicy: { containerPolicies: [{ containerName: '*', controlledValues: ${values}, maxAllowed: { cpu: 1 } }] }
---
`;

const job = (kind: 'Job' | 'CronJob') => `
apiVersion: batch/v1
kind: ${kind}
metadata: { name: nightly, namespace: shop }
spec: ${kind === 'Job' ? `{ parallelism: 2, ${pod(', restartPolicy: Never')} }` : `{ schedule: '@daily', jobTemplate: { spec: { ${pod(', restartPolicy: Never')} } } }`}
---
`;

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }, { port: 443 }] }
---
`;

const says = (name: string, is: string, needed: string) =>
  `ResourceQuota shop/quota › spec.hard['${name}']: ${is} › at least '${needed}'`;

export const proof: Proof = {
  refused: [
    {
      what: 'the surge of a Deployment at the maximum of its autoscaler, rounded up',
      manifests: quota('pods: 12, requests.cpu: 6500m') + deployment() + autoscaler(),
      says: [says('pods', '12, and at most there is 13: web 13 x 1', '13')],
    },
    {
      what: 'the proxies of the mesh',
      manifests: mesh + quota('requests.cpu: 6500m, memory: 13Gi') + deployment() + autoscaler(),
      says: [
        says('memory', '13Gi, and at most there is 14.6 GiB: web 13 x 1.1 GiB', '14976Mi'),
        says('requests.cpu', '6500m, and at most there is 7.8 CPU: web 13 x 0.6 CPU', '7800m'),
      ],
    },
    {
      what: 'both versions of a blue-green Rollout',
      manifests: quota("pods: '7'") + deployment() + rollout('{ blueGreen: { activeService: a, previewService: b } }'),
      says: [says('pods', '7, and at most there is 8: web 8 x 1', '8')],
    },
    {
      what: 'both versions of a canary whose stable version stays',
      manifests: quota("pods: '7'") + deployment() + rollout(routed()),
      says: [says('pods', '7, and at most there is 8: web 8 x 1', '8')],
    },
    {
      what: 'the largest step of a canary whose stable version shrinks after it',
      manifests: quota("pods: '5'") + deployment() + rollout(shrinking),
      says: [says('pods', '5, and at most there is 6: web 6 x 1', '6')],
    },
    {
      what: 'the one replica of a Rollout that has no count, beside a Deployment at 0',
      manifests:
        quota("pods: '1'") +
        deployment('replicas: 0, ') +
        rollout('{ blueGreen: { activeService: a } }', 'paused: false'),
      says: [says('pods', '1, and at most there is 2: web 2 x 1', '2')],
    },
    {
      what: 'the volumes of a StatefulSet',
      manifests:
        quota(
          "persistentvolumeclaims: '2', requests.storage: 20Gi, gp3.storageclass.storage.k8s.io/requests.storage: 29Gi, gp2.storageclass.storage.k8s.io/requests.storage: '0'",
        ) + store,
      says: [
        says(
          'gp3.storageclass.storage.k8s.io/requests.storage',
          '29Gi, and at most there is 30 GiB: store 3 x 10 GiB',
          '30720Mi',
        ),
        says('persistentvolumeclaims', '2, and at most there is 3: store 3 x 1', '3'),
        says('requests.storage', '20Gi, and at most there is 30 GiB: store 3 x 10 GiB', '30720Mi'),
      ],
    },
    {
      what: 'the instances of PostgreSQL, their archivers and both of their volumes',
      manifests: quota("requests.cpu: '3', persistentvolumeclaims: '3', requests.storage: 30Gi") + database,
      says: [
        says('persistentvolumeclaims', '3, and at most there is 6: database 3 x 1, database 3 x 1', '6'),
        says('requests.cpu', '3, and at most there is 3.3 CPU: database 3 x 1.1 CPU', '3300m'),
        says(
          'requests.storage',
          '30Gi, and at most there is 33 GiB: database 3 x 10 GiB, database 3 x 1 GiB',
          '33792Mi',
        ),
      ],
    },
    {
      what: 'the workers of Ray, its head and its autoscaler',
      manifests: quota("requests.nvidia.com/gpu: '3', limits.cpu: '17', pods: '5'") + ray,
      says: [
        says(
          'limits.cpu',
          '17, and at most there is 17.5 CPU: ray (worker) 4 x 4 CPU, ray (head) 1 x 1.5 CPU',
          '17500m',
        ),
        says('requests.nvidia.com/gpu', '3, and at most there is 4: ray (worker) 4 x 1', '4'),
      ],
    },
    {
      what: 'what a VerticalPodAutoscaler may give, and limits that follow',
      manifests: quota("requests.cpu: '2', limits.cpu: '5'") + store + vertical('RequestsAndLimits'),
      says: [
        says('limits.cpu', '5, and at most there is 6 CPU: store 3 x 2 CPU', '6'),
        says('requests.cpu', '2, and at most there is 3 CPU: store 3 x 1 CPU', '3'),
      ],
    },
    {
      what: 'jobs beside everything else',
      manifests: quota("pods: '5'") + store + job('Job') + job('CronJob'),
      says: [says('pods', '5, and at most there is 6: store 3 x 1, nightly 2 x 1, nightly 1 x 1', '6')],
    },
    {
      what: 'load balancers, and the node ports that they take',
      manifests: quota("services.loadbalancers: '0', services.nodeports: '0', services: '0'") + service,
      says: [
        says('services', '0, and at most there is 1: web 1 x 1', '1'),
        says('services.loadbalancers', '0, and at most there is 1: web 1 x 1', '1'),
        says('services.nodeports', '0, and at most there is 2: web 1 x 2', '2'),
      ],
    },
    {
      what: 'four parts, of which the smallest is not named',
      manifests: quota("requests.cpu: '1'") + store + job('Job') + job('CronJob') + deployment(),
      says: [
        says(
          'requests.cpu',
          '1, and at most there is 4 CPU: store 3 x 0.5 CPU, web 2 x 0.5 CPU, nightly 2 x 0.5 CPU, 1 more',
          '4',
        ),
      ],
    },
  ],
  accepted: [
    {
      what: 'a Job that has fewer pods to complete than it may run',
      manifests: quota("pods: '1'") + job('Job').replace('parallelism: 2', 'parallelism: 2, completions: 1'),
    },
    {
      what: 'exactly the maximum with its surge',
      manifests: quota("pods: '13', requests.cpu: 6500m, limits.memory: 13Gi") + deployment() + autoscaler(),
    },
    {
      what: 'pods that go before the next come',
      manifests: quota("pods: '10'") + deployment('strategy: { type: Recreate }, ') + autoscaler(),
    },
    { what: 'a StatefulSet, which has no surge', manifests: quota("pods: '3', requests.storage: 30Gi") + store },
    {
      what: 'limits that stay when requests grow',
      manifests: quota("requests.cpu: '3', limits.cpu: '3'") + store + vertical('RequestsOnly'),
    },
    {
      what: 'pods of another priority, and pods without a deadline',
      manifests:
        quota(
          "pods: '0'",
          ', scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: In, values: [low] }] }',
        ) +
        quota("pods: '0'", ', scopes: [Terminating]') +
        quota("pods: '0'", ', scopes: [BestEffort]') +
        deployment('', ', priorityClassName: high'),
    },
    {
      what: 'pods that get a priority',
      manifests: `${quota("pods: '0'", ', scopeSelector: { matchExpressions: [{ scopeName: PriorityClass, operator: DoesNotExist }] }')}apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: { name: normal }
globalDefault: true
value: 1
---
${deployment()}`,
    },
    {
      what: 'an init container that needs no more than what comes after it, and another namespace',
      manifests:
        quota('requests.cpu: 1') +
        deployment('', ', initContainers: [{ name: wait, resources: { requests: { cpu: 500m } } }]') +
        deployment().replace('namespace: shop', 'namespace: other'),
    },
    { what: 'figures that cannot be read, and none', manifests: quota('pods: many') + quota('') + deployment() },
  ],
  mutations: [
    mutation('a quota of a little less than there is', 'ResourceQuota', ({ spec }) =>
      Object.entries(spec?.hard ?? {}).flatMap(([name, hard]) =>
        !String(hard).startsWith('0') && /^(pods|requests\.cpu|limits\.memory|requests\.storage)$/.test(name)
          ? [{ field: `spec.hard['${name}']`, to: '1m' }]
          : [],
      ),
    ),
    mutation('an autoscaler that may go higher', 'HorizontalPodAutoscaler', ({ spec }) => [
      { field: 'spec.maxReplicas', to: (spec?.maxReplicas ?? 1) + 5 },
    ]),
    mutation('a larger surge', 'Deployment', ({ metadata: { name, namespace } }, cluster) =>
      cluster.environment === 'production' && cluster.named('Rollout', namespace ?? '', name) === undefined
        ? [{ field: 'spec.strategy.rollingUpdate.maxSurge', to: '3000%' }]
        : [],
    ),
  ],
};
