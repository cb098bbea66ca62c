import { sampleSystem, webServer } from '../sample-system.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { DeploymentSpec } from '../../lib/spec/workload.ts';

const { description, image, resources } = webServer;

/** Wrong specs that nothing refuses yet, and the field that a problem should name. */
export const accepted: readonly (readonly [what: string, systems: readonly SystemSpec[], field: string])[] = [
  ['two writable directories with one volume name', web({ writable: ['/a/b', '/a-b'] }), 'writable'],
  ['a writable directory where the secrets are', web({ writable: ['/etc/secrets'] }), 'writable'],
  ['a relative directory', web({ writable: ['cache'] }), 'writable'],
  ['one variable from two secrets', web({ secrets: twice() }), 'secrets.b.as'],
  ['a start of no time', web({ probes: { liveness: '/l', readiness: '/r', startupSeconds: 0 } }), 'probes'],
  ['a privileged metrics port', web({ metrics: { port: 99, exports: [] } }), 'metrics.port'],
  ['a grace period that the preStop hook uses up', web({ gracePeriodSeconds: 3 }), 'gracePeriodSeconds'],
  ['a credential in an environment variable', web({ environment: { API_PASSWORD: 'hunter2' } }), 'environment'],
  ['a secret template without a property', web({ secrets: { url: { from: 'vendor', template: 'a' } } }), 'secrets'],
  ['wildcards in AWS actions', web({ aws: [{ actions: ['s3:*'], resources: ['*'] }] }), 'aws[0]'],
  ['a wildcard for subresources', web({ kubernetesApi: api(['pods/*'], ['get']) }), 'kubernetesApi[0]'],
  ['a host inside the cluster', web({ calls: ['store.back.svc.cluster.local:443'] }), 'calls[0]'],
  ['a port beyond 65535', web({ calls: [{ host: 'a.example.com', port: 70000, protocol: 'TCP' }] }), 'calls[0]'],
  [
    'a time that Istio cannot read',
    web({ routes: [{ host: 'www', path: '/', timeout: 'soon' }] }),
    'routes[0].timeout',
  ],
  ['more disk asked for than allowed', web({ resources: tooMuchDisk() }), 'resources'],
  ['a hook that may take no time', [sampleSystem({ front: { job: job() } })], 'deadlineSeconds'],
  ['a schedule that never comes', [sampleSystem({ front: { job: cronJob() } })], 'schedule'],
  ['a Ray cluster with more workers at least than at most', [sampleSystem({ front: { ray: ray() } })], 'workers'],
  ['a workload with the name of a data service', [sampleSystem({ front: { database: webServer } })], ''],
  ['a workload with the name namespace', [sampleSystem({ front: { namespace: webServer } })], ''],
  ['a layer in a namespace of the platform', [sampleSystem({ monitoring: { web: webServer } })], 'layers.monitoring'],
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
  return { kind: 'Job', runs: 'before-workloads', description, image, resources, deadlineSeconds: -1 } as const;
}

function cronJob() {
  return { kind: 'CronJob', description, image, resources, schedule: '99 99 * * *' } as const;
}

function ray() {
  const workers = { group: 'workers', min: 3, max: 2, sharedMemory: '1Gi' };
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
