import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mebibytes, milliCpu, named, objectsBelow, ofKind, podAmounts, podsOf, type Placed } from './objects.ts';

// Numbers are those of the list of corrections to the source documents. The tests read what Argo CD applies.
const environments = ['staging', 'production', 'dr', 'dev'] as const;
const inCloud = ['staging', 'production', 'dr'] as const;
type Name = (typeof environments)[number];

const dist = objectsBelow('dist');
const byName = new Map<Name, readonly Placed[]>(
  environments.map((name) => [name, dist.filter(({ file }) => file.startsWith(`${name}/incubation/`))]),
);
const production = objectsOf('production');

describe('figures of the document', () => {
  it('the API asks for 250m and 256Mi, is held to 500m and 512Mi, and answers on 3000', () => {
    const [api] = containersOf('Deployment', 'api-server');
    expect(api?.resources?.requests).toMatchObject({ cpu: '250m', memory: '256Mi' });
    expect(api?.resources?.limits).toMatchObject({ cpu: '500m', memory: '512Mi' });
    expect(api?.ports?.map(({ name, containerPort }) => `${name ?? ''} ${containerPort}`)).toEqual([
      'http 3000',
      'http-metrics 9090',
    ]);
    expect(api?.env?.flatMap(({ name, valueFrom }) => (valueFrom?.secretKeyRef ? name : []))).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'JWT_SECRET']),
    );
  });

  it('3 to 20 of it at 70 % of CPU and 80 % of memory, doubled after a minute, a tenth less after five', () => {
    const { spec } = named(production, 'HorizontalPodAutoscaler', 'api-server');
    expect([spec?.minReplicas, spec?.maxReplicas]).toEqual([3, 20]);
    expect(
      spec?.metrics?.map(({ containerResource }) => [
        containerResource?.name,
        containerResource?.target.averageUtilization,
      ]),
    ).toEqual([
      ['cpu', 70],
      ['memory', 80],
    ]);
    expect(spec?.behavior).toMatchObject({
      scaleUp: { stabilizationWindowSeconds: 60, policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }] },
      scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] },
    });
  });

  it('migrations are tried again three times, dumps are made at 2, backups at 3 and kept 30 days', () => {
    const [migration] = containersOf('Job', 'db-migration');
    expect(migration?.command).toEqual(['npm', 'run', 'migrate:up']);
    expect(named(production, 'Job', 'db-migration').spec?.backoffLimit).toBe(3);
    expect(named(production, 'CronJob', 'database-backup').spec).toMatchObject({
      schedule: '0 2 * * *',
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
    });
    const { spec } = named(production, 'Schedule', 'incubation');
    expect([spec.schedule, spec.template.ttl]).toEqual(['0 3 * * *', '720h0m0s']);
    const [rule] = named(production, 'Bucket', 'backups').spec.lifecycle?.rules ?? [];
    expect([rule?.expiration?.days, rule?.transitions]).toEqual([30, undefined]);
  });

  it('the alerts, each with its time and severity', () => {
    const rules = named(production, 'PrometheusRule', 'incubation').spec.groups?.flatMap((group) => group.rules ?? []);
    expect(
      rules?.map(({ alert, for: time, labels }) => `${alert ?? ''} ${time ?? ''} ${labels?.severity ?? ''}`),
    ).toEqual([
      'HighErrorRate 5m critical',
      'HighResponseTime 5m warning',
      'DatabaseConnectionFailure 1m critical',
      'DatabaseUnwatched 10m warning',
      'PodCrashLooping 15m warning',
      'DatabaseBackupMissing 15m critical',
      'DatabaseRestoreTestMissing 15m warning',
    ]);
  });

  it('us-west-2, and us-east-1 when it is gone; dumps are there too', () => {
    const regions = environments.map((name) => {
      const [config] = dist.filter(({ file }) => file === `clusters/${name}/incubation.yaml`);
      return (config?.metadata as { region?: string } | undefined)?.region;
    });
    expect(regions).toEqual(['us-west-2', 'us-west-2', 'us-east-1', undefined]);
    const [rule] = named(production, 'Bucket', 'backups').spec.replication?.rules ?? [];
    const copy = named(objectsOf('dr'), 'Bucket', 'backups').spec.name;
    expect(rule?.destination?.bucket).toBe(`arn:aws:s3:::${copy}`);
  });
});

describe('traps of the document', () => {
  it.each(inCloud)('46: %s asks Supabase whether it is there', (name) => {
    const exporter = named(objectsOf(name), 'PodMonitor', 'database-exporter');
    expect(exporter.spec.podMetricsEndpoints?.map(({ port }) => port)).toEqual(['http-metrics']);
    expect(alert('DatabaseConnectionFailure')).toBe('max(pg_up{job=~"incubation/database-exporter"}) == 0');
    expect(alert('DatabaseUnwatched')).toBe('absent(pg_up{job=~"incubation/database-exporter"})');
  });

  it('49, 50: errors are a share, the percentile is of all pods, one restart is no loop', () => {
    expect(alert('HighErrorRate')).toMatch(/response_code=~"5\.\.".*\) \/ sum.* > 0\.05 and /);
    expect(alert('HighResponseTime')).toMatch(/^histogram_quantile\(0\.95, sum by \(le\) \(.*\) > 2$/);
    expect(alert('PodCrashLooping')).toContain('reason="CrashLoopBackOff"');
  });

  it('53: no dependency restarts the API', () => {
    const [api] = containersOf('Deployment', 'api-server');
    expect(api?.livenessProbe?.httpGet).toEqual({ path: '/live', port: 3000 });
    expect(api?.startupProbe?.httpGet).toEqual(api?.livenessProbe?.httpGet);
    expect(api?.readinessProbe?.httpGet).toEqual({ path: '/ready', port: 3000 });
  });

  it.each(inCloud)('54: a backup of %s holds the Secrets and ConfigMaps that a restore needs', (name) => {
    const { spec } = named(objectsOf(name), 'Schedule', 'incubation');
    expect(spec.template.includedNamespaces).toContain('incubation');
    expect(spec.template.excludedResources).not.toEqual(expect.arrayContaining(['secrets']));
    expect(spec.template.excludedResources).not.toEqual(expect.arrayContaining(['configmaps']));
    expect(named(objectsOf(name), 'BackupStorageLocation', spec.template.storageLocation ?? '').spec.provider).toBe(
      'aws',
    );
    expect(dist.filter(({ kind }) => kind === 'Backup')).toEqual([]);
  });

  describe('55: the backup', () => {
    const failing = 'exit 1';
    const dumping = 'echo "-- dump"';

    it('is uploaded when the dump is whole', () => {
      const { status, uploads } = runBackup(dumping);
      expect(status).toBe(0);
      expect(uploads).toMatch(
        /db_\d{8}_\d{6}\.sql\.gz s3:\/\/incubation-platform-backups\/database-backup\/production\/$/,
      );
    });

    it.each([failing, `${dumping}; ${failing}`])('fails with the dump, and nothing is uploaded: %s', (dump) => {
      expect(runBackup(dump)).toEqual({ status: 1, uploads: '' });
    });

    it('is restored each week, with rights to read the dumps alone', () => {
      const { metadata, spec } = named(production, 'CronJob', 'database-restore-test');
      expect(spec?.schedule).toBe('0 5 * * 0');
      const [role] = production.filter((one) => one.kind === 'Role' && one.metadata.name === metadata.name);
      const rights = JSON.stringify(role).match(/s3:\w+|arn:aws:s3[^"\\]+/g);
      expect(rights).toContain('arn:aws:s3:::incubation-platform-backups/database-backup/*');
      expect(
        rights?.filter((right) => /Delete|\*$/.test(right) && !/database-(backup|restore-test)\/\*$/.test(right)),
      ).toEqual([]);
    });
  });

  it('56: migrations are a hook between the waves: a PreSync hook would wait for its Secret on the first sync', () => {
    const { metadata } = named(production, 'Job', 'db-migration');
    expect(metadata.annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    const wave = (object: Placed) => Number(object.metadata.annotations['argocd.argoproj.io/sync-wave'] ?? 0);
    const [rollout] = production.filter(({ kind }) => kind === 'Rollout');
    expect(wave(named(production, 'ExternalSecret', 'db-migration'))).toBeLessThan(
      wave({ ...production[0], metadata } as Placed),
    );
    expect(rollout && wave(rollout)).toBeGreaterThan(wave({ ...production[0], metadata } as Placed));
  });

  it('58: Redis is one that writes and replicas that know it, in ElastiCache; a single one in dev', () => {
    const [group] = production.filter(({ kind }) => kind === 'ReplicationGroup');
    expect(group).toMatchObject({
      spec: {
        numNodeGroups: 1,
        replicasPerNodeGroup: 2,
        automaticFailoverEnabled: true,
        transitEncryptionEnabled: true,
      },
    });
    expect(ofKind(production, 'StatefulSet')).toEqual([]);
    expect(named(objectsOf('dev'), 'StatefulSet', 'redis').spec?.replicas).toBe(1);
  });

  it('59: others find the API by its Service, on its host; Prometheus asks each pod', () => {
    expect(named(production, 'Service', 'api-server').spec?.ports?.[0]?.port).toBe(3000);
    const hosts = production.flatMap((object) =>
      object.kind === 'VirtualService' ? (object as Placed & { spec: { hosts: string[] } }).spec.hosts : [],
    );
    expect(hosts).toContain('api.incubationplatform.com');
    expect(named(production, 'PodMonitor', 'api-server').spec.podMetricsEndpoints?.[0]?.path).toBe('/metrics');
  });

  it('62, 71: no image is latest, no namespace is that of another system', () => {
    const images = podsOf(production).flatMap(({ spec }) => spec.containers.map(({ image = '' }) => image));
    expect(images.filter((image) => !/:v?\d[\w.-]*(@sha256:\w+)?$/.test(image))).toEqual([]);
    expect(ofKind(production, 'Namespace').map(({ metadata }) => metadata.name)).toEqual(['incubation', 'monitoring']);
  });

  it('67: the count is the autoscaler’s, of the Rollout that replaces all pods at once', () => {
    expect(named(production, 'HorizontalPodAutoscaler', 'api-server').spec?.scaleTargetRef.kind).toBe('Rollout');
    const [rollout] = production.filter(({ kind }) => kind === 'Rollout');
    expect(rollout).toMatchObject({ spec: { strategy: { blueGreen: { activeService: 'api-server' } } } });
    expect(rollout).not.toHaveProperty('spec.replicas');
  });

  it('82: the quota holds 20 API pods and as many of the next version, with proxies', () => {
    const [quota] = ofKind(production, 'ResourceQuota').filter(({ metadata }) => metadata.namespace === 'incubation');
    expect(milliCpu(quota?.spec?.hard?.['requests.cpu'] ?? 0)).toBeGreaterThanOrEqual(40 * 350);
    expect(mebibytes(quota?.spec?.hard?.['requests.memory'] ?? 0)).toBeGreaterThanOrEqual(40 * (256 + 128));
  });

  it.each(inCloud)('D: every pod of %s fits on an m5.large beside the DaemonSets', (name) => {
    for (const pods of podsOf(objectsOf(name))) {
      const { cpu, memory } = podAmounts(pods, 'requests');
      expect([pods.owner.metadata.name, cpu <= 1930 - 250, memory <= 6903 - 400]).toEqual([
        pods.owner.metadata.name,
        true,
        true,
      ]);
    }
  });

  it('dev fits in 4 CPU and 8 GiB beside what the cluster itself needs', () => {
    const pods = podsOf(objectsOf('dev'));
    const sum = (unit: 'cpu' | 'memory') =>
      pods.reduce((total, one) => total + one.most * podAmounts(one, 'requests')[unit], 0);
    expect(sum('cpu')).toBeLessThanOrEqual(4000 - 1500);
    expect(sum('memory')).toBeLessThanOrEqual((8 - 2.5) * 1024);
  });

  it('101: the dashboard is a model with an id, of panels that Grafana has', () => {
    const { data = {} } = named(production, 'ConfigMap', 'dashboard-api-metrics');
    const model = JSON.parse(Object.values(data)[0] ?? '') as { title?: string; panels: readonly { type: string }[] };
    expect(model.title).toBe('Incubation Platform - API Metrics');
    expect(model.panels.map(({ type }) => type)).toEqual(['timeseries', 'timeseries', 'timeseries', 'timeseries']);
  });
});

function objectsOf(name: Name): readonly Placed[] {
  return byName.get(name) ?? [];
}

function containersOf(kind: 'Deployment' | 'Job', name: string) {
  return named(production, kind, name).spec?.template.spec?.containers ?? [];
}

function alert(name: string): string {
  const groups = named(production, 'PrometheusRule', 'incubation').spec.groups ?? [];
  const [rule] = groups.flatMap(({ rules = [] }) => rules).filter((one) => one.alert === name);
  return String(rule?.expr);
}

/** Runs the rendered script with a given pg_dump, and an AWS CLI that records its calls. */
function runBackup(pgDump: string): { readonly status: number | null; readonly uploads: string } {
  const folder = mkdtempSync(join(tmpdir(), 'strata-backup-'));
  try {
    const program = (name: string, text: string): void => {
      writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    };
    for (const sub of ['bin', 'backup', 'uploads']) mkdirSync(join(folder, sub));
    program('pg_dump', pgDump);
    program('aws', `echo "$@" > "${folder}/uploads/$$"`);
    writeFileSync(join(folder, 'url'), 'postgresql://localhost/none');
    const { data = {} } = named(production, 'ConfigMap', 'database-backup');
    const script = (data['backup.sh'] ?? '').replaceAll('/backup/db_', `${folder}/backup/db_`);
    const { status } = spawnSync('bash', ['-c', script], {
      env: {
        PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
        DATABASE_URL_FILE: join(folder, 'url'),
        BACKUPS_BUCKET: 'incubation-platform-backups',
        ENVIRONMENT: 'production',
      },
    });
    const uploads = readdirSync(join(folder, 'uploads')).map((file) =>
      spawnSync('cat', [join(folder, 'uploads', file)]).stdout.toString(),
    );
    return { status, uploads: uploads.join('').trim() };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
