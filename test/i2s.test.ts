import { describe, expect, it } from 'vitest';
import {
  mebibytes,
  milliCpu,
  named,
  objectsBelow,
  ofKind,
  podAmounts,
  podsOf,
  title,
  type Placed,
  type Pods,
} from './objects.ts';

// Numbers are those of the list of corrections to the source documents. The tests read what Argo CD applies.
const environments = ['staging', 'production', 'dr', 'dev'] as const;
const inCloud = ['staging', 'production', 'dr'] as const;
type Name = (typeof environments)[number];

const dist = objectsBelow('dist');
const byName = new Map<Name, readonly Placed[]>(
  environments.map((name) => [name, dist.filter(({ file }) => file.startsWith(`${name}/i2s/`))]),
);
const production = objectsOf('production');
const staging = objectsOf('staging');
const preview = dist.filter(({ file }) => file.startsWith('preview/i2s/'));

describe('figures of the document', () => {
  it('one request in a thousand waits 100 ms in dev, from the gateway and from within, and nowhere else', () => {
    const faulty = (name: Name) =>
      ofKind(objectsOf(name), 'VirtualService').flatMap(({ metadata, spec }) =>
        (spec?.http ?? []).flatMap(({ fault }) => (fault === undefined ? [] : [[metadata.name, fault.delay]])),
      );
    const delay = { fixedDelay: '100ms', percentage: { value: 0.1 } };
    expect(faulty('dev')).toEqual([
      ['conductor', delay],
      ['api-i2s-localhost', delay],
    ]);
    expect(inCloud.flatMap(faulty)).toEqual([]);
  });

  it.each(['staging', 'production'] as const)(
    'the conductor of %s asks for 250m and 512Mi, up to 1 and 1Gi',
    (name) => {
      const [container] = conductor(name).spec.containers;
      expect(container?.resources?.requests).toMatchObject({ cpu: '250m', memory: '512Mi' });
      expect(container?.resources?.limits).toMatchObject({ cpu: '1', memory: '1Gi' });
      expect(container?.image).toMatch(/\/i2s\/conductor:v2\.1\.0$/);
      const ports = container?.ports?.map((port) => [port.name, port.containerPort]);
      expect(ports).toEqual([
        ['http', 8080],
        ['http-metrics', 9090],
      ]);
      expect(container?.livenessProbe).toMatchObject({
        httpGet: { path: '/health/live', port: 8080 },
        periodSeconds: 10,
        timeoutSeconds: 5,
        failureThreshold: 3,
      });
      expect(container?.readinessProbe).toMatchObject({
        httpGet: { path: '/health/ready', port: 8080 },
        periodSeconds: 5,
        timeoutSeconds: 3,
        failureThreshold: 2,
      });
    },
  );

  it.each([
    ['staging', 2, 6, { scaleUp: [60, 'Percent 100'], scaleDown: [300, 'Percent 50'] }],
    ['production', 3, 20, { scaleUp: [60, 'Percent 100', 'Pods 2'], scaleDown: [300, 'Percent 25'] }],
  ] as const)('%s: %i to %i conductors', (name, min, max, pace) => {
    const { spec } = named(objectsOf(name), 'ScaledObject', 'conductor');
    expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([min, max]);
    const behavior = spec.advanced?.horizontalPodAutoscalerConfig?.behavior;
    for (const way of ['scaleUp', 'scaleDown'] as const) {
      const { stabilizationWindowSeconds, policies = [] } = behavior?.[way] ?? {};
      const told = policies.map(({ type, value, periodSeconds }) => {
        expect(periodSeconds).toBe(60);
        return `${type} ${value}`;
      });
      expect([stabilizationWindowSeconds, ...told]).toEqual(pace[way]);
    }
  });

  it.each(inCloud)('%s is scaled by 70 % of CPU, 80 % of memory, 100 executions and 50 commands a pod', (name) => {
    const { triggers } = named(objectsOf(name), 'ScaledObject', 'conductor').spec;
    const told = triggers.map(({ type, metadata }) => `${type} ${metadata.value ?? metadata.threshold ?? ''}`);
    expect(told.sort()).toEqual(['cpu 70', 'memory 80', 'prometheus 100', 'rabbitmq 50']);
    const [queue] = triggers.filter(({ type }) => type === 'rabbitmq');
    expect(queue?.metadata.queueName).toBe('pipeline_commands');
    const [executions] = triggers.filter(({ type }) => type === 'prometheus');
    expect(executions?.metadata.query).toMatch(/^sum\(active_pipeline_executions\{/);
  });

  it('100 connections, 50 waiting and 100 running requests, 10 on each; ejected after 5 errors, half at most', () => {
    const rules = ofKind(production, 'DestinationRule').filter(({ metadata }) => metadata.name.startsWith('conductor'));
    expect(rules).toHaveLength(3);
    for (const { spec } of rules) {
      expect(spec?.trafficPolicy).toEqual({
        loadBalancer: { simple: 'LEAST_REQUEST' },
        connectionPool: {
          tcp: { maxConnections: 100 },
          http: { http1MaxPendingRequests: 50, http2MaxRequests: 100, maxRequestsPerConnection: 10 },
        },
        outlierDetection: {
          consecutiveGatewayErrors: 5,
          interval: '30s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
      });
    }
  });

  it.each([
    ['staging', 'db.t3.medium', 100, false, 7, 'i2s_staging', 'cache.t3.micro', 1],
    ['production', 'db.r5.xlarge', 500, true, 30, 'i2s_production', 'cache.r5.large', 3],
  ] as const)('%s: RDS on %s with %i GiB, Redis', (name, instance, allocated, multiAz, days, database, node, nodes) => {
    expect(named(objectsOf(name), 'DBInstance', 'database').spec).toMatchObject({
      dbInstanceClass: instance,
      allocatedStorage: allocated,
      storageType: 'gp3',
      multiAZ: multiAz,
      backupRetentionPeriod: days,
      dbName: database,
      preferredBackupWindow: '03:00-04:00',
      preferredMaintenanceWindow: 'sun:04:00-sun:05:00',
      deletionProtection: true,
      storageEncrypted: true,
      monitoringInterval: 60,
    });
    expect(objectsOf(name).find(({ kind }) => kind === 'ReplicationGroup')).toMatchObject({
      spec: {
        cacheNodeType: node,
        numNodeGroups: 1,
        replicasPerNodeGroup: nodes - 1,
        automaticFailoverEnabled: nodes > 1,
        atRestEncryptionEnabled: true,
        transitEncryptionEnabled: true,
      },
    });
  });

  it('the second region follows the database of the first', () => {
    expect(named(objectsOf('dr'), 'DBInstance', 'database').spec).toMatchObject({
      sourceDBInstanceIdentifier: 'arn:aws:rds:us-east-1:123456789012:db:i2s-production-db',
      sourceRegion: 'us-east-1',
    });
    const url = named(objectsOf('dr'), 'ExternalSecret', 'conductor').spec.target?.template?.data?.['database-url'];
    expect(url).toMatch(/us-west-2.*\/i2s_production\?sslmode=require$/);
  });

  it('us-east-1, and us-west-2 when it is gone, in the networks of the document', () => {
    const networks = inCloud.map((name) => {
      const config = dist.find(({ file }) => file === `clusters/${name}/i2s.yaml`) as unknown as {
        metadata: { region: string };
        vpc: { cidr: string };
      };
      return `${config.metadata.region} ${config.vpc.cidr}`;
    });
    expect(networks).toEqual(['us-east-1 10.1.0.0/16', 'us-east-1 10.0.0.0/16', 'us-west-2 10.2.0.0/16']);
    const data = ofKind(production, 'NetworkPolicy')
      .flatMap(({ spec }) => spec?.egress ?? [])
      .filter(({ ports = [] }) => ports.some(({ port }) => [5432, 5671, 6379].includes(Number(port))))
      .flatMap(({ to = [] }) => to.map(({ ipBlock }) => ipBlock?.cidr ?? ''));
    expect(sorted(data)).toEqual(['10.0.201.0/24', '10.0.202.0/24', '10.0.203.0/24', '10.0.204.0/24']);
  });

  it.each([
    ['dev', 3, ['basic'], 'development'],
    ['production', 125, ['basic', 'dependencies', 'secrets'], 'production'],
  ] as const)('the configuration of %s takes %i pipelines', (name, pipelines, scanners, environment) => {
    const text = named(objectsOf(name), 'ConfigMap', 'conductor').data?.['config.json'] ?? '';
    expect(JSON.parse(text)).toMatchObject({
      app: { environment },
      agents: {
        conductor: {
          maxConcurrentPipelines: pipelines,
          timeout: '30m',
          budgets: { tokensPerPipeline: 100000, maxCostUSD: 25 },
        },
        security: { scanners },
      },
    });
    expect(text).not.toMatch(/password|username|host"/);
  });
});

describe('traps of the document', () => {
  it.each(inCloud)('4, 5: every pod of %s has a pool whose taint it tolerates, and no other taint', (name) => {
    const pools = new Map(
      ofKind(objectsOf(name), 'NodePool').map(({ metadata, spec }) => [metadata.name, spec.template]),
    );
    expect([...pools.keys()].sort()).toEqual(['critical-agents', 'infrastructure', 'standard-agents']);
    for (const { owner, spec } of podsOf(objectsOf(name))) {
      const pool = pools.get(spec.nodeSelector?.['node-type'] ?? '');
      expect([title(owner), pool?.metadata?.labels?.['node-type']]).toEqual([
        title(owner),
        spec.nodeSelector?.['node-type'],
      ]);
      const tolerated = (spec.tolerations ?? []).map(({ key, value, effect }) => ({ key, value, effect }));
      expect([title(owner), tolerated]).toEqual([title(owner), pool?.spec.taints ?? []]);
    }
    expect(conductor(name).spec.nodeSelector).toEqual({ 'node-type': 'critical-agents' });
  });

  it.each(inCloud)('5, 26: the conductor of %s exists, and its autoscalers find it', (name) => {
    const objects = objectsOf(name);
    const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'conductor' };
    expect(objects.filter(({ kind, metadata }) => kind === 'Rollout' && metadata.name === 'conductor')).toHaveLength(1);
    expect(named(objects, 'ScaledObject', 'conductor').spec.scaleTargetRef).toMatchObject(rollout);
    expect(named(objects, 'VerticalPodAutoscaler', 'conductor').spec.targetRef).toMatchObject(rollout);
  });

  it.each(inCloud)('22, 33: recommendations for %s alone, and none that does not fit on a node', (name) => {
    const { spec } = named(objectsOf(name), 'VerticalPodAutoscaler', 'conductor');
    expect(spec.updatePolicy?.updateMode).toBe('Off');
    expect(spec.resourcePolicy?.containerPolicies?.[0]).toMatchObject({
      minAllowed: { cpu: '100m', memory: '256Mi' },
      maxAllowed: { cpu: '1500m', memory: '2Gi' },
    });
  });

  it.each(inCloud)('the pools of %s hold all pods at their maximum, each on one of their nodes', (name) => {
    const objects = objectsOf(name);
    for (const { metadata, spec } of ofKind(objects, 'NodePool')) {
      const pods = podsOf(objects).filter((one) => one.spec.nodeSelector?.['node-type'] === metadata.name);
      const types = spec.template.spec.requirements.find(({ key }) => key.endsWith('instance-type'))?.values ?? [];
      for (const one of pods) {
        const { cpu, memory } = podAmounts(one, 'requests');
        expect([title(one.owner), types.some((type) => fits(type, cpu, memory))]).toEqual([title(one.owner), true]);
      }
      // Twice as many for a while: both versions of a canary.
      const most = (unit: 'cpu' | 'memory') =>
        pods.reduce((total, one) => total + 2 * one.most * podAmounts(one, 'requests')[unit], 0);
      expect([metadata.name, most('cpu') <= milliCpu(spec.limits?.cpu ?? 0)]).toEqual([metadata.name, true]);
      expect([metadata.name, most('memory') <= mebibytes(spec.limits?.memory ?? 0)]).toEqual([metadata.name, true]);
    }
  });

  it('25: agents that may go are on demand or on spot nodes, in a pool of both', () => {
    const { requirements } = named(production, 'NodePool', 'standard-agents').spec.template.spec;
    expect(requirements).toContainEqual({
      key: 'karpenter.sh/capacity-type',
      operator: 'In',
      values: ['on-demand', 'spot'],
    });
  });

  it.each(inCloud)('14, 64: %s makes URLs of its own secrets, the keys of all three vendors among them', (name) => {
    const { spec } = named(objectsOf(name), 'ExternalSecret', 'conductor');
    const data = spec.target?.template?.data ?? {};
    expect(Object.keys(data).sort()).toEqual([
      'anthropic-api-key',
      'database-url',
      'github-token',
      'openai-api-key',
      'rabbitmq-url',
      'redis-url',
    ]);
    expect(data['database-url']).toMatch(/^postgresql:\/\/\{\{ \.\w+ \| urlquery \}\}:\{\{ \.\w+ \| urlquery \}\}@/);
    expect(data['redis-url']).toMatch(/^rediss:/);
    expect(data['rabbitmq-url']).toMatch(/^amqps:/);
    const keys = ofKind(objectsOf(name), 'ExternalSecret').flatMap((one) => one.spec.data ?? []);
    expect(keys.filter(({ remoteRef }) => !remoteRef.key.startsWith(`i2s/${name}/`))).toEqual([]);
    // The same property of three remote secrets has three names.
    const passwords = (spec.data ?? []).filter(({ remoteRef }) => remoteRef.property === 'password');
    expect(new Set(passwords.map(({ secretKey }) => secretKey)).size).toBe(3);
  });

  it('the conductor finds its URLs in the variables of the document', () => {
    const [container] = conductor('production').spec.containers;
    const fromSecret = (container?.env ?? []).flatMap(({ name, valueFrom }) => (valueFrom ? [name] : []));
    expect(fromSecret).toEqual(['DATABASE_URL', 'REDIS_URL', 'RABBITMQ_URL']);
  });

  it.each(environments)('24: the project of %s is the system’s own, and permits no ClusterRole', (name) => {
    const file = `${name}/i2s/i2s.yaml`;
    const { spec } = named(
      objectsBelow('argocd').filter((one) => one.file === file),
      'AppProject',
      'i2s',
    );
    expect(JSON.stringify(spec)).not.toMatch(/"\*"|ClusterRole/);
    expect(spec.destinations?.map(({ namespace }) => namespace)).toContain(`i2s-${name}`);
  });

  it('36, 39, 76, 77: no fault, no subset, no field that Istio drops, and no retry of what was begun', () => {
    const text = JSON.stringify([...production, ...staging]);
    expect(text).not.toMatch(/"fault"|"subset|circuitBreaker|portLevelSettings|LEAST_CONN/);
    const answered = routes('production').flatMap(({ http }) => http.filter(({ route }) => route !== undefined));
    expect(answered).toHaveLength(4);
    for (const { timeout, retries } of answered) {
      expect(timeout).toMatch(/^\d+s$/);
      expect(retries?.retryOn).toBe('connect-failure,refused-stream,unavailable');
    }
  });

  it('37, 42: the gateway is let in to the pipelines, Prometheus to the metrics port', () => {
    const { spec } = named(production, 'AuthorizationPolicy', 'conductor');
    const operation = { methods: ['GET', 'POST'], paths: ['/api/*'], ports: ['8080'] };
    expect(spec?.rules).toEqual([
      { ...callerRule('api-gateway'), to: [{ operation }] },
      callerRule('health-service'),
      {
        from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/istio-ingress'] } }],
        to: [
          {
            operation: {
              ports: ['8080'],
              methods: ['GET', 'POST', 'OPTIONS'],
              paths: ['/api/v1/pipeline', '/api/v1/pipeline/*'],
            },
          },
        ],
      },
      { to: [{ operation: { ports: ['9090'] } }] },
    ]);
  });

  it.each(environments)('38: the namespace of %s is in the mesh, restricted, and speaks mutual TLS only', (name) => {
    expect(named(objectsOf(name), 'Namespace', `i2s-${name}`).metadata.labels).toMatchObject({
      'istio.io/rev': 'stable',
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    const strict = objectsOf(name).find(
      ({ kind, metadata }) =>
        kind === 'PeerAuthentication' && metadata.namespace === `i2s-${name}` && metadata.name === 'default',
    );
    expect(strict).toMatchObject({ spec: { mtls: { mode: 'STRICT' } } });
  });

  it.each([
    ['production', 'i2s.studio'],
    ['staging', 'staging.i2s.studio'],
    ['dr', 'dr.i2s.studio'],
    ['dev', 'i2s.localhost'],
  ] as const)('40, 41: every route of %s has a backend, below %s', (name, domain) => {
    const services = new Set(
      ofKind(objectsOf(name), 'Service').map(
        ({ metadata }) => `${metadata.name}.${metadata.namespace}.svc.cluster.local`,
      ),
    );
    const told = routes(name).map(({ host, http }) => [
      host,
      ...http.flatMap(({ match, route = [] }) => {
        for (const { destination } of route) expect(services).toContain(destination.host);
        const [backend] = route[0]?.destination.host.split('.') ?? [];
        const [{ uri } = { uri: {} }] = match;
        return backend === undefined ? [] : `${uri?.exact ?? uri?.prefix ?? ''} ${backend.replace(/-stable$/, '')}`;
      }),
    ]);
    expect(told).toEqual([
      [`api.${domain}`, '/api/v1/pipeline conductor', '/api/v1/health health-service', '/ api-gateway'],
      [`app.${domain}`, '/ frontend'],
    ]);
    const gateway = objectsOf(name).find(({ kind }) => kind === 'Gateway');
    expect(gateway).toMatchObject({
      metadata: { namespace: 'istio-ingress' },
      spec: { selector: { istio: 'ingress' }, servers: [{ tls: { minProtocolVersion: 'TLSV1_2' } }, {}] },
    });
  });

  it.each(inCloud)(
    '55, 106: a dump of %s fails when any part of it fails, asks nobody, and is kept 30 days',
    (name) => {
      const script = named(objectsOf(name), 'ConfigMap', 'database-backup').data?.['backup-database.sh'] ?? '';
      expect(script).toMatch(/^set -o errexit -o nounset -o pipefail$/m);
      expect(script).toContain('gpg --batch --pinentry-mode=loopback --passphrase-file');
      const { spec } = named(objectsOf(name), 'CronJob', 'database-backup');
      expect(spec).toMatchObject({ concurrencyPolicy: 'Forbid', timeZone: 'Etc/UTC' });
      const [container] = spec?.jobTemplate.spec?.template.spec?.containers ?? [];
      expect(container?.image).toMatch(/\/i2s\/database-backup:v\d/);
      expect(container?.command?.[0]).toBe('bash');
      const rules = named(objectsOf(name), 'Bucket', 'backups').spec.lifecycle?.rules;
      expect(rules?.map(({ expiration, transitions }) => [expiration?.days, transitions])).toEqual([[30, undefined]]);
    },
  );

  it('104: neither Velero nor the dump runs while RDS makes its backup, and each cluster backs up itself', () => {
    const hour = (schedule = '') => Number(schedule.split(' ')[1]);
    const velero = named(production, 'Schedule', 'i2s').spec;
    expect([3, 4]).not.toContain(hour(velero.schedule));
    expect([3, 4]).not.toContain(hour(named(production, 'CronJob', 'database-backup').spec?.schedule));
    expect(velero.template.ttl).toBe('720h0m0s');
    expect(velero.template.includedNamespaces).toEqual(['i2s-production']);
    expect(named(staging, 'Schedule', 'i2s').spec.template.includedNamespaces).toEqual(['i2s-staging']);
  });

  it('90: a preview names no namespace, moves no shared route, reads no shared store and is there once', () => {
    expect(preview.length).toBeGreaterThan(80);
    expect(preview.filter(({ metadata }) => metadata.namespace !== '').map(title)).toEqual([]);
    const text = JSON.stringify(preview);
    expect(text).not.toMatch(/i2s-staging\b(?!-cluster-preview)|rds\.amazonaws|cache\.amazonaws|s3:/);
    expect(sorted(preview.map(({ kind }) => kind))).not.toEqual(expect.arrayContaining(['Rollout']));
    expect(sorted(preview.map(({ kind }) => kind))).not.toEqual(expect.arrayContaining(['CronJob']));
    expect(ofKind(preview, 'Deployment').map(({ spec }) => spec?.replicas)).toEqual([1, 1, 1, 1, 1]);
  });

  it('dev fits in 4 CPU and 8 GiB beside what the cluster itself needs', () => {
    const pods = podsOf(objectsOf('dev'));
    const sum = (unit: 'cpu' | 'memory') =>
      pods.reduce((total, one) => total + one.most * podAmounts(one, 'requests')[unit], 0);
    expect(sum('cpu')).toBeLessThanOrEqual(4000 - 1500);
    expect(sum('memory')).toBeLessThanOrEqual((8 - 2.5) * 1024);
  });
});

function objectsOf(name: Name): readonly Placed[] {
  return byName.get(name) ?? [];
}

function conductor(name: Name): Pods {
  const [pods] = podsOf(objectsOf(name)).filter(({ owner }) => owner.metadata.name === 'conductor');
  if (pods === undefined) throw new Error(`no conductor in ${name}`);
  return pods;
}

interface HttpRoute {
  readonly match: readonly { readonly uri?: { readonly exact?: string; readonly prefix?: string } }[];
  /** None if the route refuses the request. */
  readonly route?: readonly { readonly destination: { readonly host: string } }[];
  readonly timeout?: string;
  readonly retries?: { readonly retryOn?: string };
}

/** The handling of each public host by the gateway. */
function routes(name: Name): readonly { readonly host: string; readonly http: readonly HttpRoute[] }[] {
  return objectsOf(name)
    .filter(({ kind, metadata }) => kind === 'VirtualService' && metadata.namespace === 'istio-ingress')
    .map((one) => (one as unknown as { spec: { hosts: readonly string[]; http: readonly HttpRoute[] } }).spec)
    .map(({ hosts, http }) => ({ host: hosts.join(), http }));
}

function callerRule(account: string): object {
  return {
    from: [{ source: { principals: [`cluster.local/ns/i2s-production/sa/${account}`] } }],
    to: [{ operation: { ports: ['8080'] } }],
  };
}

/** Whether a pod fits on an empty node, without 250m and 400 MiB for the DaemonSets. */
function fits(type: string, cpu: number, memory: number): boolean {
  const allocatable: Readonly<Record<string, readonly [number, number]>> = {
    'c5.large': [1930, 3114],
    'm5.large': [1930, 6903],
    'm5.xlarge': [3920, 14162],
    't3.medium': [1930, 3246],
    't3.large': [1930, 6837],
  };
  const [cpuOfNode, memoryOfNode] = allocatable[type] ?? [0, 0];
  return cpu <= cpuOfNode - 250 && memory <= memoryOfNode - 400;
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
