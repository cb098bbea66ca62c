import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Analytics on the developer's board. */
export const clickhouse = {
  kind: 'StatefulSet',
  description: 'Stores events for analytics',
  assumed: 'The document has it only in development, without figures',
  onlyInDev: 'The document names no ClickHouse in staging and production',
  image: 'docker.io/clickhouse/clickhouse-server:25.8.33.6',
  architectures: ['amd64', 'arm64'],
  command: ['clickhouse-server', '--config-file=/etc/config/config.xml'],
  ports: { http: 8123 },
  replicas: 1,
  storage: { size: '5Gi', mountPath: '/var/lib/clickhouse' },
  resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  probes: { liveness: { tcp: 'http' }, readiness: '/ping' },
  // Only the declared callers can reach it, so it has no password.
  files: {
    'config.xml': `<clickhouse>
  <logger><console>1</console><level>information</level></logger>
  <listen_host>0.0.0.0</listen_host>
  <http_port>8123</http_port>
  <path>/var/lib/clickhouse/</path>
  <tmp_path>/var/lib/clickhouse/tmp/</tmp_path>
  <user_files_path>/var/lib/clickhouse/user_files/</user_files_path>
  <format_schema_path>/var/lib/clickhouse/format_schemas/</format_schema_path>
  <user_directories><users_xml><path>/etc/config/users.xml</path></users_xml></user_directories>
  <mark_cache_size>67108864</mark_cache_size>
</clickhouse>
`,
    'users.xml': `<clickhouse>
  <profiles><default /></profiles>
  <quotas><default /></quotas>
  <users>
    <default>
      <no_password />
      <networks><ip>::/0</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </default>
  </users>
</clickhouse>
`,
  },
} as const satisfies WorkloadSpec;
