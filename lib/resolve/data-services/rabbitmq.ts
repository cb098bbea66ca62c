import type { Rabbitmq } from '../../spec/data-service.ts';
import type { StatefulSetSpec } from '../../spec/workload.ts';
import { remoteKey } from '../remote-key.ts';
import type { DataService } from '../system.ts';
import { inDataSubnets, variable, type Resolver } from './resolver.ts';
import { checkWeeklyStart } from './windows.ts';

/** Port of Amazon MQ, over TLS. */
const tlsPort = 5671;
/** Port of the stand-in, in plain text within the mesh. */
const plainPort = 5672;

/** Amazon MQ; the stand-in has the same user and password. */
export const rabbitmq: Resolver<DataService<'rabbitmq'>> = {
  check({ managed, spec, size }, { cluster, reportSpec, reportSize }) {
    checkWeeklyStart('maintenanceStart', spec.maintenanceStart, reportSpec);
    if (!/^[A-Za-z0-9_.~-]{2,100}$/.test(spec.user) || spec.user === 'guest')
      reportSpec('user', `'${spec.user}'`, '2 to 100 letters, digits, dashes, dots, underscores and ~, but not guest');
    if (managed && size.deploymentMode === 'CLUSTER_MULTI_AZ' && cluster.network.dataSubnets.length < 2)
      reportSize('deploymentMode', `CLUSTER_MULTI_AZ in ${cluster.network.dataSubnets.length} subnets`, 'two or more');
  },
  address: ({ size }, cluster) => inDataSubnets([size.endpoint], tlsPort, 'TCP', cluster),
  connectionInfo(service, { hosts: [host = ''], port }) {
    const { user, credentials } = service.spec;
    const scheme = service.managed ? 'amqps' : 'amqp';
    return {
      environment: { [variable(service, 'HOST')]: host, [variable(service, 'PORT')]: String(port) },
      url: {
        credentials,
        properties: ['password'],
        // Without a path: some clients read a single slash as a virtual host with an empty name.
        template: `${scheme}://${user}:{{ .password | urlquery }}@${host}:${port}`,
      },
    };
  },
  inCluster: ({ spec }, { system, environment }) => ({
    secretKeys: [
      { key: 'password', remoteKey: remoteKey(system.name, environment, spec.credentials), property: 'password' },
    ],
  }),
  standIn: ({ spec }) => ({ port: plainPort, spec: broker(spec) }),
};

/** The newest patch of each version that Amazon MQ offers. */
const patches = { '3.13': '3.13.7', '4.2': '4.2.0' } as const;

function broker({ version, user, description, credentials }: Rabbitmq): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for Amazon MQ: ${description}`,
    image: `docker.io/library/rabbitmq:${patches[version]}-management-alpine`,
    architectures: ['amd64', 'arm64'],
    // The image reads the password only from a variable.
    command: [
      'sh',
      '-c',
      'RABBITMQ_DEFAULT_PASS="$(cat /etc/secrets/password)" exec docker-entrypoint.sh rabbitmq-server',
    ],
    environment: { RABBITMQ_DEFAULT_USER: user },
    secrets: { password: { from: credentials, property: 'password' } },
    replicas: 1,
    storage: { size: '1Gi', mountPath: '/var/lib/rabbitmq' },
    writable: ['/tmp', '/var/log/rabbitmq'],
    ports: { 'tcp-amqp': plainPort, 'http-admin': 15672 },
    resources: { requests: { cpu: '500m', memory: '1Gi' } },
    probes: { port: 'http-admin', liveness: { tcp: 'tcp-amqp' }, readiness: '/' },
  };
}
