import type { Redis } from '../../spec/data-service.ts';
import type { StatefulSetSpec } from '../../spec/workload.ts';
import { remoteKey } from '../remote-key.ts';
import type { DataService } from '../system.ts';
import { inDataSubnets, variable, type Resolver } from './resolver.ts';
import { checkDailyWindow, checkDays, checkWeeklyWindow } from './windows.ts';

const port = 6379;

/** ElastiCache over TLS; the stand-in has the same password. */
export const redis: Resolver<DataService<'redis'>> = {
  check({ managed, spec, size }, { reportSpec, reportSize }) {
    checkWeeklyWindow('maintenanceWindow', spec.maintenanceWindow, reportSpec);
    checkDailyWindow('snapshotWindow', spec.snapshotWindow, reportSpec);
    if (!/^\d+\.\d+$/.test(spec.version))
      reportSpec('version', `'${spec.version}'`, 'a major and minor version, such as 7.1');
    if (!managed) return;
    checkDays('snapshotRetentionDays', size.snapshotRetentionDays ?? 0, 0, 35, reportSize);
    if (!Number.isInteger(size.nodes) || size.nodes < 1 || size.nodes > 6)
      reportSize('nodes', String(size.nodes), '1 to 6: one that writes and up to five replicas');
    if (!/^[a-z](-?[a-z0-9]){0,39}$/.test(size.identifier))
      reportSize(
        'identifier',
        `'${size.identifier}'`,
        'at most 40 lower-case letters, digits and dashes, a letter first',
      );
  },
  address: ({ size }, cluster) => inDataSubnets([size.endpoint, size.readerEndpoint], port, 'TCP', cluster),
  connectionInfo(service, address) {
    const [host = '', reader = host] = address.hosts;
    const scheme = service.managed ? 'rediss' : 'redis';
    return {
      environment: {
        [variable(service, 'HOST')]: host,
        [variable(service, 'READER_HOST')]: reader,
        [variable(service, 'PORT')]: String(address.port),
      },
      url: {
        credentials: service.spec.credentials,
        properties: ['password'],
        template: `${scheme}://:{{ .password | urlquery }}@${host}:${address.port}/0`,
      },
    };
  },
  inCluster: ({ spec }, { system, environment }) => ({
    secretKeys: [
      { key: 'password', remoteKey: remoteKey(system.name, environment, spec.credentials), property: 'password' },
    ],
  }),
  standIn: ({ spec }) => ({ port, spec: server(spec) }),
};

function server({ engine, description, credentials }: Redis): StatefulSetSpec {
  const image = engine === 'redis' ? 'docker.io/library/redis:7.4.6-alpine' : 'docker.io/valkey/valkey:8.1.3-alpine';
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for ElastiCache: ${description}`,
    image,
    architectures: ['amd64', 'arm64'],
    args: [`${engine}-server`, '/etc/secrets/server.conf', '--dir', '/data', '--appendonly', 'yes'],
    replicas: 1,
    storage: { size: '1Gi', mountPath: '/data' },
    ports: { 'tcp-redis': port },
    resources: { requests: { cpu: '250m', memory: '256Mi' } },
    secrets: { 'server.conf': { from: credentials, template: 'requirepass {{ .password | quote }}\n' } },
    probes: {
      liveness: { tcp: 'tcp-redis' },
      // NOAUTH shows that the server is ready and requires its password; a server that is still loading answers
      // LOADING.
      readiness: { exec: ['sh', '-c', `${engine}-cli ping | grep -q -e PONG -e NOAUTH`] },
    },
  };
}
