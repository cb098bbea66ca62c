import { sampleSystem, webServer } from '../sample-system.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { DeploymentSpec } from '../../lib/spec/workload.ts';
import type { Refused } from './refused.ts';

const storage = { size: '1Gi', mountPath: '/data' };
const file = 'charts/shop/web.ts';

/** Volumes and files that could not be mounted, and all that is said about them. */
export const refusedLanguage: readonly Refused[] = [
  [
    'a volume of one node for several replicas',
    web({ storage }),
    [
      `${file} › storage: one node at a time mounts it, and there may be 4 replicas › scaling: { replicas: 1 }; shared: true; or a StatefulSet, whose replicas each have a volume`,
    ],
  ],
  [
    'a volume of one node for two versions at once',
    web({ storage, scaling: { replicas: 1 }, delivery: { strategy: 'blue-green', watchMinutes: 5 } }),
    [
      `${file} › storage: one node at a time mounts it, and 'blue-green' runs two versions at once › a rolling delivery, which waits for the old version to end; or shared: true`,
    ],
  ],
  [
    'a volume of several nodes where no file system is',
    web({ storage: { ...storage, shared: true } }),
    [
      `${file} › storage.shared: true, and shop has no file system that several nodes mount › sharedFileSystem of production in clusters.ts, or one replica and a volume that is not shared`,
    ],
  ],
  [
    'a volume of no size',
    web({ storage: { ...storage, size: 'big' }, scaling: { replicas: 1 } }),
    [`${file} › storage.size: 'big' › a size such as 10Gi`],
  ],
  [
    'a file among the secrets',
    web({ files: { '/etc/secrets/a': '' } }),
    [`${file} › files./etc/secrets/a: in /etc/secrets › another place, or a path without a slash before it: app.yaml`],
  ],
  [
    'two files of one key',
    web({ files: { 'a/b.yaml': '', 'a_b.yaml': '' } }),
    [`${file} › files.a_b.yaml: has the key of a/b.yaml in the ConfigMap, a_b.yaml › another name`],
  ],
  [
    'a path that no key can say',
    web({ files: { [`${'a'.repeat(250)}/b.yaml`]: '' } }),
    [`${file} › files.${'a'.repeat(250)}/b.yaml: 257 characters › at most 253`],
  ],
  [
    'a route to what takes no requests',
    web({ ports: { http: 8080, 'udp-dns': 5353 }, routes: [{ host: 'www', path: '/', port: 'udp-dns' }] }),
    [`${file} › routes[0].port: 'udp-dns', which takes no requests › a port of http, http2 or grpc`],
  ],
  [
    'a probe by TCP of a port of UDP',
    web({ ports: { 'udp-dns': 5353 }, probes: { liveness: { tcp: 'udp-dns' }, readiness: { exec: ['true'] } } }),
    [`${file} › probes.liveness: port 'udp-dns' › one of its ports of TCP`],
  ],
  [
    'two ports of one number and protocol',
    web({ ports: { 'udp-a': 5353, 'udp-b': 5353, http: 8080 } }),
    [`${file} › ports.udp-b: 5353 is the port of udp-a too › a port of its own`],
  ],
];

function web(changes: Partial<DeploymentSpec>, rest: Partial<SystemSpec> = {}): readonly SystemSpec[] {
  const hosts = changes.routes === undefined ? {} : { hosts: { www: 'www' } };
  return [sampleSystem({ front: { web: { ...webServer, ...changes } } }, { ...hosts, ...rest })];
}
