import { sampleSystem, webServer } from '../sample-system.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { Route } from '../../lib/spec/serving.ts';
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
  [
    'a pattern that is none of RE2',
    routed({ path: '/a', pattern: '/a/(?=b)' }),
    [
      `${file} › routes[0].pattern: '/a/(?=b)' › a regular expression of RE2, without look-around and references to groups`,
    ],
  ],
  [
    'a pattern that begins with another path',
    routed({ path: '/a', pattern: '/b/[0-9]+' }),
    [`${file} › routes[0].pattern: '/b/[0-9]+' does not begin with /a › a pattern that does, such as /a/[0-9]+`],
  ],
  [
    'a rewrite with a group that is not there',
    routed({ path: '/a', pattern: '/a/([0-9]+)', rewrite: '/b/\\2' }),
    [`${file} › routes[0].rewrite: '\\2', and the pattern has 1 groups › a group of the pattern`],
  ],
  [
    'a token where nobody gives any',
    routed({ path: '/', token: 'required' }),
    [`${file} › routes[0].token: www has no issuer of tokens › authentication.www in charts/shop/system.ts`],
  ],
  [
    'a token of a pattern',
    routed({ path: '/a', pattern: '/a/[0-9]+', token: 'none' }, authentication()),
    [`${file} › routes[0].token: 'none', with a pattern › a route of a path alone`],
  ],
  [
    'claims that are none',
    routed({ path: '/', token: { claims: { 'a b': ['x'], groups: [] } } }, authentication()),
    [
      `${file} › routes[0].token.claims.a b: 'a b' › the name of a claim, such as groups`,
      `${file} › routes[0].token.claims.groups: no value › at least one`,
    ],
  ],
  [
    'no claim',
    routed({ path: '/', token: { claims: {} } }, authentication()),
    [`${file} › routes[0].token.claims: none › a claim, or token: 'required'`],
  ],
  [
    'a host whose tokens nobody asks for',
    routed({ path: '/' }, authentication(false)),
    [
      "charts/shop/system.ts › authentication.www.everywhere: false, and no route asks for a token › token: 'required' in a route, or nothing here",
    ],
  ],
  [
    'two tokens of one path',
    web(
      {
        routes: [
          { host: 'www', path: '/', headers: { 'x-a': 'b' }, token: 'none' },
          { host: 'www', path: '/' },
        ],
      },
      authentication(),
    ),
    [`${file} › routes[1].token: nothing said, and 'none' for another route of / › the same for both`],
  ],
];

function routed(route: Omit<Route, 'host'>, rest: Partial<SystemSpec> = {}): readonly SystemSpec[] {
  return web({ routes: [{ host: 'www', ...route }] }, rest);
}

function authentication(everywhere = true): Partial<SystemSpec> {
  const www = {
    issuer: 'https://login.{domain}',
    jwksUri: 'https://login.{domain}/keys',
    audiences: ['shop'],
    everywhere,
  };
  return { authentication: { www } };
}

function web(changes: Partial<DeploymentSpec>, rest: Partial<SystemSpec> = {}): readonly SystemSpec[] {
  const hosts = changes.routes === undefined ? {} : { hosts: { www: 'www' } };
  return [sampleSystem({ front: { web: { ...webServer, ...changes } } }, { ...hosts, ...rest })];
}
