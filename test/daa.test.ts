import { describe, expect, it } from 'vitest';
import { mebibytes, milliCpu, named, objectsBelow, ofKind, podAmounts, podsOf, type Placed } from './objects.ts';

// Numbers are those of the list of corrections to the source documents. The tests read what Argo CD applies.
const environments = ['staging', 'production', 'dr', 'dev'] as const;
const inCloud = ['staging', 'production', 'dr'] as const;
type Name = (typeof environments)[number];

const services = ['daa-service', 'knowledge-service', 'pattern-service'];
const dist = objectsBelow('dist');
const preview = dist.filter(({ file }) => file.startsWith('preview/daa/'));
const byName = new Map<Name, readonly Placed[]>(
  environments.map((name) => [name, dist.filter(({ file }) => file.startsWith(`${name}/daa/`))]),
);
const production = objectsOf('production');

describe('figures of the document', () => {
  const deployment = named(production, 'Deployment', 'daa-service').spec?.template.spec;
  const container = deployment?.containers[0];

  it('daa-service asks for 250m and 512Mi, is held to 500m and 1Gi, and writes in two directories', () => {
    expect(container?.resources?.requests).toMatchObject({ cpu: '250m', memory: '512Mi' });
    expect(container?.resources?.limits).toMatchObject({ cpu: '500m', memory: '1Gi' });
    expect(container?.volumeMounts?.map(({ mountPath }) => mountPath)).toEqual(['/tmp', '/app/.cache']);
    expect(container?.env).toEqual(
      expect.arrayContaining([
        { name: 'NODE_ENV', value: 'production' },
        { name: 'PORT', value: '3000' },
      ]),
    );
  });

  it('is looked at every 10 and 5 seconds, for its own health and for that of what it needs', () => {
    const times = { failureThreshold: 3 };
    expect(container?.livenessProbe).toMatchObject({ httpGet: { path: '/health/live', port: 3000 }, ...times });
    expect(container?.readinessProbe).toMatchObject({ httpGet: { path: '/health/ready', port: 3000 }, ...times });
    expect([container?.livenessProbe?.periodSeconds, container?.livenessProbe?.timeoutSeconds]).toEqual([10, 5]);
    expect([container?.readinessProbe?.periodSeconds, container?.readinessProbe?.timeoutSeconds]).toEqual([5, 3]);
  });

  it.each(services)('3 to 10 of %s at 70 %% of CPU and 80 %% of memory, up fast and down slowly', (name) => {
    const { spec } = named(production, 'HorizontalPodAutoscaler', name);
    expect([spec?.minReplicas, spec?.maxReplicas, spec?.scaleTargetRef.kind]).toEqual([3, 10, 'Rollout']);
    const metrics = spec?.metrics?.map(({ containerResource: one }) => [one?.name, one?.target.averageUtilization]);
    expect(metrics).toEqual([
      ['cpu', 70],
      ['memory', 80],
    ]);
    expect(spec?.behavior).toMatchObject({
      scaleUp: {
        stabilizationWindowSeconds: 60,
        selectPolicy: 'Max',
        policies: [
          { type: 'Percent', value: 100, periodSeconds: 60 },
          { type: 'Pods', value: 2, periodSeconds: 60 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }],
      },
    });
  });

  it('the edges of the diagram, and no other', () => {
    const callers = (variable: string) =>
      services.filter((name) =>
        named(production, 'Deployment', name).spec?.template.spec?.containers[0]?.env?.some(
          (one) => one.name === variable,
        ),
      );
    expect(callers('DATABASE_URL')).toEqual(['daa-service', 'knowledge-service']);
    expect(callers('REDIS_URL')).toEqual(['daa-service', 'pattern-service']);
    const asks = named(production, 'NetworkPolicy', 'database').spec?.ingress?.filter(({ ports = [] }) =>
      ports.every(({ port }) => port === 5432),
    );
    const toDatabase = asks?.flatMap(({ from = [] }) => from.map(({ podSelector }) => podSelector?.matchLabels));
    expect(toDatabase).toEqual(
      ['database-exporter', 'daa-service', 'knowledge-service'].map((name) => ({ 'app.kubernetes.io/name': name })),
    );
    const toRedis = ofKind(production, 'NetworkPolicy').filter(({ spec }) =>
      spec?.egress?.some(({ ports = [] }) => ports.some(({ port }) => port === 6379)),
    );
    expect(toRedis.map(({ metadata }) => metadata.name)).toEqual(['daa-service', 'pattern-service']);
  });

  it('us-east-1, and us-west-2 when it is gone, in three zones', () => {
    const zones = (region: string) => ({
      subnets: { private: { [`${region}a`]: {}, [`${region}b`]: {}, [`${region}c`]: {} } },
    });
    const configs = inCloud.map((name) => dist.find(({ file }) => file === `clusters/${name}/daa.yaml`));
    expect(configs).toMatchObject([
      { metadata: { region: 'us-east-1' } },
      { metadata: { region: 'us-east-1' }, vpc: zones('us-east-1') },
      { metadata: { region: 'us-west-2' }, vpc: zones('us-west-2') },
    ]);
  });

  it('the four panels of the overview', () => {
    const titles = panels('dashboard-service-overview').map((panel) => panel.title);
    expect(titles.slice(0, 4)).toEqual(['Request Rate', 'Error Rate', 'Response Time (p95)', 'Active Agents']);
  });

  it('one database that writes and three that follow, at most 5 seconds behind', () => {
    expect(one(production, 'Cluster', 'database')).toMatchObject({ spec: { instances: 4 } });
    expect(alert('DatabaseReplicationLag')?.expr).toMatch(/cnpg_pg_replication_lag\{.*\}\) > 5 and /);
  });

  it('a backup every day, kept 30 days, every change within 5 minutes, and a restore every week within an hour', () => {
    expect(one(production, 'ScheduledBackup', 'database')).toMatchObject({ spec: { schedule: '0 0 2 * * *' } });
    expect(one(production, 'ObjectStore', 'database')).toMatchObject({ spec: { retentionPolicy: '30d' } });
    expect(one(production, 'Cluster', 'database')).toMatchObject({
      spec: { postgresql: { parameters: { archive_timeout: '2min' } }, plugins: [{ isWALArchiver: true }] },
    });
    const { spec } = named(production, 'CronJob', 'restore-verification');
    expect(spec?.schedule).toMatch(/^\d+ \d+ \* \* 0$/);
    expect(spec?.jobTemplate.spec?.activeDeadlineSeconds).toBe(3600);
  });

  it('the database of the second region follows that of the first', () => {
    const { configuration } = one(production, 'ObjectStore', 'database').spec as {
      configuration: { destinationPath: string };
    };
    expect(one(objectsOf('dr'), 'Cluster', 'database')).toMatchObject({
      spec: { replica: { enabled: true }, bootstrap: { recovery: { source: 'source' } } },
    });
    expect(one(objectsOf('dr'), 'ObjectStore', 'database-source')).toMatchObject({ spec: { configuration } });
    expect(one(objectsOf('dr'), 'ObjectStore', 'database')).not.toMatchObject({ spec: { configuration } });
  });
});

describe('traps of the document', () => {
  it('21: a rollout needs no node for each pod, and a zone may fail', () => {
    const pods = podsOf(production).filter(({ owner }) => services.includes(owner.metadata.name));
    expect(pods).toHaveLength(3);
    for (const { spec } of pods) {
      expect(spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toBeUndefined();
      expect(
        spec.topologySpreadConstraints?.map(({ topologyKey, whenUnsatisfiable }) => [topologyKey, whenUnsatisfiable]),
      ).toEqual([
        ['topology.kubernetes.io/zone', 'DoNotSchedule'],
        ['kubernetes.io/hostname', 'ScheduleAnyway'],
      ]);
    }
  });

  it('45, 48: alerts and panels ask for what somebody exports, by labels that are there', () => {
    const expressions = [
      ...rules().map(({ expr }) => String(expr)),
      ...['dashboard-service-overview', 'dashboard-database'].flatMap((name) =>
        panels(name).flatMap((panel) => panel.targets.map(({ expr }) => expr)),
      ),
    ];
    expect(expressions.length).toBeGreaterThan(20);
    const metrics = expressions.flatMap((text) =>
      [...text.matchAll(/\b([a-z]\w*)\{/g)].map(([, metric = '']) => metric),
    );
    const exported =
      /^(istio_(requests_total|request_duration_milliseconds_bucket)|cnpg_(pg|collector)_\w+|barman_cloud_cloudnative_pg_io_\w+|kube_\w+|pg_\w+|agent_count)$/;
    expect(metrics.filter((metric) => !exported.test(metric))).toEqual([]);
    // The plugin makes the backups; CloudNativePG's own metrics of backups stay 0.
    expect(expressions.join()).not.toMatch(/service=|cnpg_collector_\w*backup/);
    expect(named(production, 'PodMonitor', 'daa-service').spec.podMetricsEndpoints?.[0]?.port).toBe('http-metrics');
  });

  it.each(inCloud)('64, 71: %s reads its own secrets, in namespaces that no other system has', (name) => {
    const objects = objectsOf(name);
    const keys = ofKind(objects, 'ExternalSecret').flatMap(({ spec }) =>
      (spec.data ?? []).map(({ remoteRef }) => remoteRef.key),
    );
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => !key.startsWith(`daa/${name}/`))).toEqual([]);
    expect(
      ofKind(objects, 'Namespace')
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(['daa', 'daa-data', 'monitoring']);
  });

  it.each(environments)('65, 78: Services of %s have the ports of their pods, and say their protocol', (name) => {
    const ports = ofKind(objectsOf(name), 'Service').flatMap(({ spec }) => spec?.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter(({ port, targetPort }) => port !== targetPort)).toEqual([]);
    expect(ports.filter(({ appProtocol }) => appProtocol === undefined)).toEqual([]);
    expect(named(objectsOf(name), 'Service', 'daa-service').spec?.ports?.map(({ port }) => port)).toEqual([3000]);
  });

  it.each(inCloud)('67: %s leaves the count of replicas to the autoscaler', (name) => {
    for (const service of services) {
      expect(named(objectsOf(name), 'Deployment', service).spec?.replicas).toBeUndefined();
      expect(one(objectsOf(name), 'Rollout', service)).not.toHaveProperty('spec.replicas');
    }
  });

  it('89: what is restored is the newest backup, and nothing is archived from it', () => {
    const { data = {} } = named(production, 'ConfigMap', 'restore-verification');
    expect(data['verify.sh']).toMatch(/^set -o errexit -o nounset -o pipefail$/m);
    expect(data['verify.sh']).toMatch(/^pg_amcheck --all/m);
    expect(data['postgresql.conf']).toMatch(/^archive_mode = off$/m);
    const role = production.find(
      ({ kind, apiVersion, metadata }) =>
        kind === 'Role' && apiVersion.startsWith('iam.') && metadata.name === 'restore-verification',
    );
    const { inlinePolicies } = (role as unknown as { spec: { inlinePolicies: { declared: string } } }).spec;
    expect(inlinePolicies.declared).toContain('arn:aws:s3:::daa-production-database-backups/database/*');
    expect(inlinePolicies.declared).not.toContain('s3:DeleteObject');
    const image = podsOf(production).find(({ owner }) => owner.kind === 'CronJob')?.spec.containers[0]?.image;
    const { imageName } = one(production, 'Cluster', 'database').spec as { imageName: string };
    expect(image?.replace('-system-', '-standard-')).toBe(imageName);
  });

  it('90: a preview has everything that it calls, in a namespace that it does not know', () => {
    expect(preview.filter(({ metadata }) => metadata.namespace !== '')).toEqual([]);
    expect(preview.filter((object) => /daa-data|\bns\/daa\b/.test(JSON.stringify({ ...object, file: '' })))).toEqual(
      [],
    );
    expect(podsOf(preview).map(({ owner }) => owner.metadata.name)).toEqual(
      expect.arrayContaining([...services, 'redis']),
    );
    expect(one(preview, 'Cluster', 'database')).toMatchObject({ spec: { instances: 1 } });
    expect(preview.map(({ kind }) => kind)).not.toContain('CronJob');
  });

  it.each(environments)('90c: URLs of %s come from a Secret', (name) => {
    const pods = podsOf(objectsOf(name)).filter(({ owner }) => services.includes(owner.metadata.name));
    const urls = pods.flatMap(({ spec }) => spec.containers[0]?.env?.filter((one) => one.name.endsWith('_URL')) ?? []);
    expect(urls).toHaveLength(4);
    expect(urls.filter(({ valueFrom }) => valueFrom?.secretKeyRef === undefined)).toEqual([]);
  });

  it('95: what is critical pages within a minute', () => {
    const critical = rules().filter(({ labels }) => labels?.severity === 'critical');
    expect(critical.map(({ alert: name, for: time }) => `${name ?? ''} ${time ?? ''}`)).toEqual([
      'DaaErrorRate 15s',
      'DatabaseDown 15s',
    ]);
    const { spec } = one(production, 'AlertmanagerConfig', 'daa') as unknown as {
      spec: { route: { routes: readonly { receiver: string; groupWait?: string }[] } };
    };
    const pages = spec.route.routes.filter(({ receiver }) => receiver === 'page');
    expect(pages.map(({ groupWait }) => groupWait)).toEqual(['10s', '10s']);
  });

  it('dev fits in 4 CPU and 8 GiB beside what the cluster itself needs', () => {
    const pods = podsOf(objectsOf('dev'));
    const { spec } = one(objectsOf('dev'), 'Cluster', 'database') as unknown as {
      spec: { instances: number; resources: { requests: { cpu: string; memory: string } } };
    };
    const { cpu, memory } = spec.resources.requests;
    const sum = (unit: 'cpu' | 'memory') =>
      pods.reduce((total, some) => total + some.most * podAmounts(some, 'requests')[unit], 0);
    expect(spec.instances).toBe(1);
    expect(sum('cpu') + milliCpu(cpu)).toBeLessThanOrEqual(4000 - 1500);
    expect(sum('memory') + mebibytes(memory)).toBeLessThanOrEqual((8 - 2.5) * 1024);
  });
});

function objectsOf(name: Name): readonly Placed[] {
  return byName.get(name) ?? [];
}

/** The one object of a kind that has no type in the tests. */
function one(objects: readonly Placed[], kind: string, name: string): Placed & { readonly spec: unknown } {
  const [found, ...more] = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  if (found === undefined || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} ${kind} ${name}`);
  return found as Placed & { spec: unknown };
}

function rules() {
  return named(production, 'PrometheusRule', 'daa').spec.groups?.flatMap((group) => group.rules ?? []) ?? [];
}

function alert(name: string) {
  return rules().find((rule) => rule.alert === name);
}

function panels(dashboard: string) {
  const { data = {} } = named(production, 'ConfigMap', dashboard);
  const model = JSON.parse(Object.values(data)[0] ?? '') as {
    panels: readonly { title: string; targets: readonly { expr: string }[] }[];
  };
  return model.panels;
}
