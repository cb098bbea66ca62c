import { sampleSystem, webServer } from '../sample-system.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { DeploymentSpec } from '../../lib/spec/workload.ts';
import type { Refused } from './refused.ts';

const { description, image, resources } = webServer;

/** Wrong pods, times and names, with all their errors. */
export const refusedPods: readonly Refused[] = [
  [
    'two writable directories with one volume name',
    web({ writable: ['/a/b', '/a-b'] }),
    [
      "charts/shop/web.ts › writable[1]: '/a-b' gets the same volume name as /a/b › directories whose names differ in letters or digits",
    ],
  ],
  [
    'a writable directory where the secrets are',
    web({ writable: ['/etc/secrets'] }),
    ["charts/shop/web.ts › writable[0]: '/etc/secrets' is in /etc/secrets › a directory of its own"],
  ],
  [
    'a relative directory',
    web({ writable: ['cache'] }),
    ["charts/shop/web.ts › writable[0]: 'cache' › an absolute directory such as /var/cache/app"],
  ],
  [
    'one variable from two secrets',
    web({ secrets: twice() }),
    ['charts/shop/web.ts › secrets.b.as: TOKEN is set by a too › a variable of its own'],
  ],
  [
    'no port that probes could ask',
    [sampleSystem({ front: { web: { kind: 'Deployment', description, image, resources, scaling: { replicas: 1 } } } })],
    [
      'charts/shop/web.ts › probes: missing, and no port answers HTTP › { liveness: { exec: […] }, readiness: { exec: […] } }, or a port named http, or metrics',
    ],
  ],
  [
    'half a GPU',
    web({ resources: { ...resources, gpus: 0.5 }, placement: 'gpu' }),
    ['charts/shop/web.ts › resources.gpus: 0.5 › a whole number of GPUs'],
  ],
  [
    'a GPU in a pool without GPUs',
    web({ resources: { ...resources, gpus: 1 } }),
    ['charts/shop/web.ts › placement: the pool general has no GPUs › a pool with GPUs: gpu'],
  ],
  [
    'a target as a share',
    web({ scaling: { min: 2, max: 4, cpu: 0.7 } }),
    ['charts/shop/web.ts › scaling.cpu: 0.7 › a percentage of the request, such as 70'],
  ],
  [
    'a start of no time',
    web({ probes: { liveness: '/l', readiness: '/r', startupSeconds: 0 } }),
    ['charts/shop/web.ts › probes.startupSeconds: 0 › a whole number, 5 or more'],
  ],
  [
    'a privileged metrics port',
    web({ metrics: { port: 99, exports: [] } }),
    [
      'charts/shop/web.ts › metrics.port: 99 › a port from 1024 to 65535, outside those of the Istio proxy, 15000 to 15090',
    ],
  ],
  [
    'a grace period that the preStop hook uses up',
    web({ gracePeriodSeconds: 3 }),
    ['charts/shop/web.ts › gracePeriodSeconds: 3 › more than 5, which the preStop hook takes'],
  ],
  [
    'a credential in an environment variable',
    web({ environment: { API_PASSWORD: 'hunter2' } }),
    [
      'charts/shop/web.ts › environment.API_PASSWORD: a credential, by its name › an entry in secrets; or the path of a file',
    ],
  ],
  [
    'a secret template without a property',
    web({ secrets: { url: { from: 'vendor', template: 'a' } } }),
    ['charts/shop/web.ts › secrets.url.template: uses no property of the secret › a template such as {{ .password }}'],
  ],
  [
    'wildcards in AWS actions',
    web({ aws: [{ actions: ['s3:*'], resources: ['*'] }] }),
    [
      "charts/shop/web.ts › aws[0].actions: 's3:*' › the actions by name",
      "charts/shop/web.ts › aws[0].resources: '*' › the resources by their ARN",
    ],
  ],
  [
    'a wildcard for subresources',
    web({ kubernetesApi: api(['pods/*'], ['get']) }),
    ["charts/shop/web.ts › kubernetesApi[0]: a wildcard '*' › the API groups, resources and verbs by name"],
  ],
  [
    'a host inside the cluster',
    web({ calls: ['store.back.svc.cluster.local:443'] }),
    [
      "charts/shop/web.ts › calls[0]: host 'store.back.svc.cluster.local' is inside the cluster or its network › layer/workload, or a data service",
    ],
  ],
  [
    'a port beyond 65535',
    web({ calls: [{ host: 'a.example.com', port: 70000, protocol: 'TCP' }] }),
    ['charts/shop/web.ts › calls[0]: port 70000 › a port from 1 to 65535'],
  ],
  [
    'a time that Istio cannot read',
    web({ routes: [{ host: 'www', path: '/', timeout: 'soon' }] }),
    ["charts/shop/web.ts › routes[0].timeout: 'soon' › a time such as 30s, or none"],
  ],
  [
    'more disk asked for than allowed',
    web({ resources: tooMuchDisk() }),
    ['charts/shop/web.ts › resources.ephemeralStorage: 5Gi of 1Gi › a request within the limit, such as 1Gi'],
  ],
  [
    'a hook that may take no time',
    [sampleSystem({ front: { job: job() } })],
    [
      'charts/shop/job.ts › deadlineSeconds: -1 › a whole number, 1 or more',
      'charts/shop/job.ts › retries: -1 › a whole number, 0 or more',
    ],
  ],
  [
    'a schedule that never comes',
    [sampleSystem({ front: { job: cronJob() } })],
    ["charts/shop/job.ts › schedule: '99 99 * * *' › minutes from 0 to 59"],
  ],
  [
    'a Ray cluster with more workers at least than at most',
    [sampleSystem({ front: { ray: ray() } })],
    ['charts/shop/ray.ts › workers.max: 2 › at least workers.min, 3'],
  ],
  [
    'a workload with the name of a data service',
    [sampleSystem({ front: { database: webServer } })],
    [
      "charts/shop/database.ts › name: 'database' is the name of another file in this layer › a name other than namespace, database, database-topics, kafka, kafka-topics",
    ],
  ],
  [
    'a workload with the name namespace',
    [sampleSystem({ front: { namespace: webServer } })],
    [
      "charts/shop/namespace.ts › name: 'namespace' is the name of another file in this layer › a name other than namespace, database, database-topics, kafka, kafka-topics",
    ],
  ],
  [
    'a layer in a namespace of the platform',
    [sampleSystem({ monitoring: { web: webServer } })],
    ["charts/shop/system.ts › layers.monitoring: namespace 'monitoring' is the platform's › a namespace of its own"],
  ],
];

function web(mistake: Partial<DeploymentSpec>): readonly SystemSpec[] {
  const hosts = mistake.routes === undefined ? {} : { hosts: { www: 'www' } };
  return [sampleSystem({ front: { web: { ...webServer, ...mistake } } }, hosts)];
}

function twice(): NonNullable<DeploymentSpec['secrets']> {
  const as = { variable: 'TOKEN' };
  return { a: { from: 'vendor', property: 'token', as }, b: { from: 'vendor', property: 'url', as } };
}

function api(resources: readonly string[], verbs: readonly string[]) {
  return [{ apiGroups: [''], resources, verbs }];
}

function tooMuchDisk(): DeploymentSpec['resources'] {
  return { ...webServer.resources, ephemeralStorage: { request: '5Gi', limit: '1Gi' } };
}

function job() {
  return {
    kind: 'Job',
    runs: 'before-workloads',
    description,
    image,
    resources,
    deadlineSeconds: -1,
    retries: -1,
  } as const;
}

function cronJob() {
  return { kind: 'CronJob', description, image, resources, schedule: '99 99 * * *' } as const;
}

function ray() {
  const workers = { group: 'workers', min: 3, max: 2, sharedMemory: '256Mi' };
  return {
    kind: 'RayCluster',
    description,
    image: 'ray',
    rayVersion: '2.53.0',
    head: resources,
    resources,
    workers,
  } as const;
}
