import { describe, expect, it } from 'vitest';
import { primeSpark } from '../charts/prime-spark/system.ts';
import type { WorkloadSpec } from '../lib/spec/workload.ts';
import { mebibytes, named, objectsBelow, ofKind, podAmounts, podsOf, type Placed } from './objects.ts';

// Numbers are those of the document. The tests read what Argo CD applies.
const environments = ['staging', 'production', 'dr', 'dev'] as const;
const inCloud = ['staging', 'production', 'dr'] as const;
type Name = (typeof environments)[number];

const dist = objectsBelow('dist');
const workloads: Readonly<Record<string, WorkloadSpec>> = primeSpark.layers['prime-spark'].workloads;
const production = objectsOf('production');

describe('figures of the document', () => {
  it.each([
    ['staging', 2, 6, { cpu: 70 }],
    ['production', 6, 20, { cpu: 65, memory: 75 }],
    ['dr', 2, 20, { cpu: 65, memory: 75 }],
  ] as const)('%s: %i to %i replicas at %j', (name, min, max, targets) => {
    const { spec } = named(objectsOf(name), 'HorizontalPodAutoscaler', 'kva-api');
    expect([spec?.minReplicas, spec?.maxReplicas]).toEqual([min, max]);
    const metrics = spec?.metrics?.map(({ containerResource }) => [
      containerResource?.name,
      containerResource?.target.averageUtilization,
    ]);
    expect(Object.fromEntries(metrics ?? [])).toEqual(targets);
  });

  it.each(['production', 'dr'] as const)('%s: 10 % for 5 minutes, 25 % for 15, 50 % for 30, then all', (name) => {
    const { canary } = named(objectsOf(name), 'Rollout', 'kva-api').spec.strategy ?? {};
    expect(canary?.steps).toEqual([
      { setCanaryScale: { replicas: 1 } },
      { analysis: { templates: [{ templateName: 'smoke-test' }] } },
      { setCanaryScale: { matchTrafficWeight: true } },
      { setWeight: 10 },
      { pause: { duration: '5m' } },
      { setWeight: 25 },
      { pause: { duration: '15m' } },
      { setWeight: 50 },
      { pause: { duration: '30m' } },
    ]);
    expect(named(objectsOf(name), 'AnalysisTemplate', 'kva-api').spec.metrics?.[0]?.successCondition).toMatch(
      /<= 0\.05$/,
    );
  });

  it('staging: blue-green, looked at and tested before the switch', () => {
    const { blueGreen, canary } = named(objectsOf('staging'), 'Rollout', 'kva-api').spec.strategy ?? {};
    expect(canary).toBeUndefined();
    expect(blueGreen).toMatchObject({ activeService: 'kva-api', previewService: 'kva-api-preview' });
    expect(blueGreen?.prePromotionAnalysis?.templates).toEqual([
      { templateName: 'kva-api' },
      { templateName: 'smoke-test' },
    ]);
  });

  it.each(inCloud)('%s: Services with an address and with those of the pods', (name) => {
    const address = (service: string) => named(objectsOf(name), 'Service', service).spec;
    expect(address('kva-api')?.clusterIP).toBeUndefined();
    expect(address('kva-api-headless')).toMatchObject({ clusterIP: 'None' });
    expect(address('kva-api-headless')?.publishNotReadyAddresses).toBeUndefined();
  });

  it('the five critical alerts, the budget of 99.95 % and the p95 of 200 ms', () => {
    const rules = alertRules();
    const line = (alert: string) => `${rules.get(alert)?.for ?? ''} ${rules.get(alert)?.labels?.severity ?? ''}`;
    expect(line('ApiDown')).toBe('2m critical');
    for (const alert of ['HighErrorRate', 'SlaViolation', 'DatabaseConnectionFailure', 'NodeDown'])
      expect([alert, rules.get(alert)?.labels?.severity]).toEqual([alert, 'critical']);
    expect(rules.get('HighErrorRate')?.expr).toMatch(/ > 0\.05 and /);
    expect(rules.get('SlaViolation')?.expr).toMatch(/ < 0\.9995$/);
    expect(rules.get('HighLatency')?.expr).toMatch(/^histogram_quantile\(0\.95, .* > 200$/);
    expect(rules.get('KvaApiErrorBudgetBurnFast')?.expr).toMatch(/ > 0\.0072 and /);
    expect([...rules.keys()].filter((alert) => alert.startsWith('KvaApiErrorBudgetBurn'))).toHaveLength(3);
  });

  it('its four dashboards', () => {
    const titles = ofKind(production, 'ConfigMap')
      .filter(({ metadata }) => metadata.labels.grafana_dashboard === '1')
      .map(({ data = {} }) => (JSON.parse(Object.values(data)[0] ?? '') as { title: string }).title);
    expect(titles.sort()).toEqual([
      'Database Performance',
      'Infrastructure Metrics',
      'KVA API Overview',
      'SLA Compliance',
    ]);
  });

  it('us-east-1 and us-west-2: a replica of the database, a copy of the bucket, a cache of its own', () => {
    const regions = environments.map((name) => {
      const [config] = dist.filter(({ file }) => file === `clusters/${name}/prime-spark.yaml`);
      return (config?.metadata as { region?: string } | undefined)?.region;
    });
    expect(regions).toEqual(['us-east-1', 'us-east-1', 'us-west-2', undefined]);
    const dr = objectsOf('dr');
    const { dbInstanceIdentifier } = named(production, 'DBInstance', 'database').spec;
    expect(dbInstanceIdentifier).toBe('prime-spark-db');
    expect(named(dr, 'DBInstance', 'database').spec.sourceDBInstanceIdentifier).toMatch(
      new RegExp(`^arn:aws:rds:us-east-1:\\d{12}:db:${dbInstanceIdentifier}$`),
    );
    const copied = named(production, 'Bucket', 'objects').spec.replication?.rules?.[0]?.destination?.bucket;
    expect(copied).toBe(`arn:aws:s3:::${named(dr, 'Bucket', 'objects').spec.name}`);
    expect(dr.filter(({ kind }) => kind === 'ReplicationGroup')).toHaveLength(1);
  });

  it('500 and 5000 USD a month', () => {
    const { staging, production: full } = primeSpark.clusters;
    expect([staging.monthlyBudget, full.monthlyBudget]).toEqual([500, 5000]);
  });

  it.each(environments)('%s: a token for all but the health of the API', (name) => {
    const policies = ofKind(objectsOf(name), 'AuthorizationPolicy').filter(({ spec }) => spec?.action === 'DENY');
    const rules = policies.flatMap(({ spec }) => spec?.rules ?? []);
    expect(rules).toHaveLength(1);
    expect(rules[0]?.from).toEqual([{ source: { notRequestPrincipals: ['*'] } }]);
    expect(rules[0]?.to?.[0]?.operation?.notPaths).toEqual(['/health/*']);
  });

  it('PostgreSQL, Redis, ClickHouse and MinIO on the board, and no ClickHouse anywhere else', () => {
    const images = podsOf(objectsOf('dev')).map(({ spec }) => spec.containers[0]?.image ?? '');
    for (const image of ['pgvector', 'redis', 'clickhouse', 'minio'])
      expect([image, images.some((one) => one.includes(image))]).toEqual([image, true]);
    expect(inCloud.flatMap(objectsOf).filter((object) => /clickhouse/i.test(JSON.stringify(object)))).toEqual([]);
    const callers = ofKind(objectsOf('dev'), 'NetworkPolicy').filter((policy) =>
      JSON.stringify(policy.spec?.egress ?? []).includes('"clickhouse"'),
    );
    expect(callers.map(({ metadata }) => metadata.name)).toEqual(['kva-api', 'kva-batch']);
  });

  it('the board has 4 cores of arm64 and 8 GiB, of which the cluster itself needs some', () => {
    const pods = podsOf(objectsOf('dev'));
    const sum = (unit: 'cpu' | 'memory') =>
      pods.reduce((total, one) => total + one.most * podAmounts(one, 'requests')[unit], 0);
    expect(sum('cpu')).toBeLessThanOrEqual(4000 - 1500);
    expect(sum('memory')).toBeLessThanOrEqual(mebibytes('8Gi') - mebibytes('2.5Gi'));
    const amd64Only = Object.entries(workloads).filter(([, { architectures }]) => !architectures?.includes('arm64'));
    expect(amd64Only).toEqual([]);
  });
});

describe('traps of the document', () => {
  it('75: the share is of requests, which Istio splits, and the autoscaler moves the Rollout', () => {
    const { canary } = named(production, 'Rollout', 'kva-api').spec.strategy ?? {};
    const [inside, outside] = canary?.trafficRouting?.istio?.virtualServices ?? [];
    const routes = (name = '') =>
      ofKind(production, 'VirtualService')
        .filter(({ metadata }) => name === metadata.name || name === `${metadata.name}.${metadata.namespace}`)
        .flatMap(({ spec }) => spec?.http ?? [])
        .flatMap((http) => (http.route === undefined ? [] : http.name));
    expect([inside?.routes, outside?.routes]).toEqual([routes(inside?.name), routes(outside?.name)]);
    expect(outside?.routes).toHaveLength(2);
    expect(named(production, 'HorizontalPodAutoscaler', 'kva-api').spec?.scaleTargetRef.kind).toBe('Rollout');
    expect(named(production, 'Rollout', 'kva-api').spec.replicas).toBeUndefined();
  });

  it('75: errors are those of the new version, and no requests are no errors', () => {
    const [metric] = named(production, 'AnalysisTemplate', 'kva-api').spec.metrics ?? [];
    expect(metric?.provider.prometheus?.query).toContain(
      'reporter="source",destination_service_namespace="prime-spark",destination_service_name="kva-api-canary"',
    );
    expect(metric?.successCondition).toMatch(/^len\(result\) == 0 \|\| isNaN\(result\[0\]\)/);
    expect(named(production, 'Rollout', 'kva-api').spec.strategy?.canary?.analysis?.startingStep).toBe(4);
  });

  it.each(inCloud)('83: one pod of kva-api at a time may be away in %s', (name) => {
    expect(named(objectsOf(name), 'PodDisruptionBudget', 'kva-api').spec?.maxUnavailable).toBe(1);
  });

  it.each(inCloud)('86: batch work alone is on spot nodes in %s', (name) => {
    const onSpot = podsOf(objectsOf(name)).filter(({ spec }) => spec.nodeSelector?.['node-type'] === 'spot');
    expect(onSpot.map(({ owner }) => owner.metadata.name)).toEqual(['kva-batch']);
    const { taints } = named(objectsOf(name), 'NodePool', 'spot').spec.template.spec;
    expect(taints).toEqual([expect.objectContaining({ effect: 'NoSchedule' })]);
  });

  it('90b: the gateway is the only way in: nothing is made for the controller of ALBs', () => {
    expect(dist.filter(({ file, kind }) => file.includes('/prime-spark/') && kind === 'Ingress')).toEqual([]);
  });

  it.each(inCloud)('46: alerts and panels of %s ask for what somebody exports', (name) => {
    const objects = objectsOf(name);
    const exporter = named(objects, 'PodMonitor', 'database-exporter');
    expect(exporter.metadata.labels.release).toBe('kube-prometheus-stack');
    const reader = named(objects, 'Deployment', 'database-reader-exporter').spec?.template.spec?.containers[0];
    const asks = reader?.env?.find((one) => one.name === 'DATA_SOURCE_URI')?.value;
    expect(asks?.includes('replica-1')).toBe(name === 'production');
    const own = Object.values(workloads).flatMap(({ metrics }) => metrics?.exports ?? []);
    const asked = [...alertRules(name).values()].map(({ expr }) => String(expr)).concat(panelQueries(objects));
    expect(asked.length).toBeGreaterThan(40);
    const unknown = asked.flatMap(metricsIn).filter((metric) => !platformMetrics.test(metric) && !own.includes(metric));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('96: the standby answers for the same hosts when Route 53 leads them there', () => {
    const hosts = (name: Name) => named(objectsOf(name), 'Gateway', 'prime-spark').spec?.servers?.[0]?.hosts;
    expect(hosts('dr')).toEqual(['api.prime-spark.ai']);
    expect(hosts('dr')).toEqual(hosts('production'));
    expect(alertRules('dr').get('ReplicaBehind')?.expr).toMatch(/ > 900$/);
  });
});

/**
 * Metrics of the proxies, kube-state-metrics, the kubelets, node-exporter, Prometheus itself, and postgres_exporter.
 */
const platformMetrics =
  /^(istio_(requests_total|request_duration_milliseconds_bucket)|kube_\w+|container_\w+|node_\w+|up|pg_(up|database_size_bytes|locks_count|replication_(is_replica|lag_seconds)|settings_max_connections|stat_activity_count|stat_database_(deadlocks|numbackends|xact_commit|xact_rollback)))$/;

/** Names of metrics in PromQL: words with an underscore, or `up`, outside of selectors, groupings and functions. */
function metricsIn(expression: string): readonly string[] {
  const bare = expression.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\b(by|without)\s*\([^)]*\)/g, ' ');
  const words = bare.match(/\b[a-z]\w*\b(?!\s*\()/g) ?? [];
  return words.filter((word) => word.includes('_') || word === 'up');
}

function alertRules(name: Name = 'production') {
  const groups = named(objectsOf(name), 'PrometheusRule', 'prime-spark').spec.groups ?? [];
  return new Map(groups.flatMap(({ rules = [] }) => rules.map((rule) => [rule.alert ?? '', rule] as const)));
}

function panelQueries(objects: readonly Placed[]): readonly string[] {
  const models = ofKind(objects, 'ConfigMap')
    .filter(({ metadata }) => metadata.labels.grafana_dashboard === '1')
    .flatMap(({ data = {} }) => Object.values(data))
    .map((text) => JSON.parse(text) as { panels: readonly { targets: readonly { expr: string }[] }[] });
  return models.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)));
}

function objectsOf(name: Name): readonly Placed[] {
  return dist.filter(({ file }) => file.startsWith(`${name}/prime-spark/`));
}
