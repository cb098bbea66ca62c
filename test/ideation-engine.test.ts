import { describe, expect, it } from 'vitest';
import { difference } from '../lib/manifests/folder.ts';
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
import { rendered } from './platform.ts';

// Numbers are those of the list of corrections to the source documents. The tests read what Argo CD applies.
const environments = ['staging', 'production', 'dr', 'dev'] as const;
const inCloud = ['staging', 'production', 'dr'] as const;
type Name = (typeof environments)[number];

const dist = objectsBelow('dist');
const argocd = objectsBelow('argocd');
const byName = new Map<Name, readonly Placed[]>(
  environments.map((name) => [name, dist.filter(({ file }) => file.startsWith(`${name}/ideation-engine/`))]),
);
const production = objectsOf('production');

it('dist/ and argocd/ are what the code renders; if not, run npm run synth', () => {
  expect(rendered.problems).toEqual([]);
  const none = { added: [], changed: [], stale: [] };
  expect(difference('dist', rendered.dist)).toEqual(none);
  expect(difference('argocd', rendered.argocd)).toEqual(none);
});

describe('figures of the document', () => {
  it('19 topics of 111 partitions, kept 7, 30 and 1 days, compressed by lz4', () => {
    const topics = ofKind(production, 'KafkaTopic');
    expect(topics).toHaveLength(19);
    expect(topics.reduce((sum, { spec }) => sum + (spec.partitions ?? 0), 0)).toBe(111);
    expect(topics.reduce((sum, { spec }) => sum + (spec.partitions ?? 0) * (spec.replicas ?? 0), 0)).toBe(333);
    for (const { spec } of topics) {
      const [kind = '', axis] = (spec.topicName ?? '').split('.');
      const days = { raw_events: 7, parsed_events: 30, rl_rewards: 1 }[kind] ?? 0;
      expect([spec.topicName, spec.config?.['retention.ms']]).toEqual([spec.topicName, days * 86_400_000]);
      expect(spec.config?.['compression.type']).toBe(axis === undefined ? undefined : 'lz4');
    }
    const axes = topics.flatMap(({ spec }) => /^raw_events\.(.)$/.exec(spec.topicName ?? '')?.[1] ?? []);
    expect(axes.sort().join('')).toBe('ACDGMPRST');
  });

  it.each([
    ['axis-crawler-r', '500m', '1Gi', '2', '4Gi'],
    ['etl', '1', '2Gi', '4', '8Gi'],
    ['orchestrator', '2', '4Gi', '8', '16Gi'],
    ['agents', '1', '2Gi', '4', '8Gi'],
  ])('%s asks for %s and %s, and is held to %s and %s', (name, cpu, memory, cpuLimit, memoryLimit) => {
    const [container] = named(production, 'Deployment', name).spec?.template.spec?.containers ?? [];
    expect(container?.resources?.requests).toMatchObject({ cpu, memory });
    expect(container?.resources?.limits).toMatchObject({ cpu: cpuLimit, memory: memoryLimit });
  });

  it('3 to 50 orchestrators at 70 % of CPU, 80 % of memory and 10 dialogues waiting for each, 3 ETL and 10 agents', () => {
    const { spec } = named(production, 'ScaledObject', 'orchestrator');
    expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([3, 50]);
    expect(spec.triggers.map(({ type, metadata }) => `${type} ${metadata.value ?? metadata.threshold ?? ''}`)).toEqual([
      'prometheus 10',
      'cpu 70',
      'memory 80',
    ]);
    expect(named(production, 'ScaledObject', 'etl').spec.minReplicaCount).toBe(3);
    expect(named(production, 'Deployment', 'agents').spec?.replicas).toBe(10);
  });

  it('crawlers grow by 100 % after 5 minutes and shrink by 50 % after 10, at a lag of 1000', () => {
    const { spec } = named(production, 'ScaledObject', 'axis-crawler-t');
    expect(spec.advanced?.horizontalPodAutoscalerConfig?.behavior).toMatchObject({
      scaleUp: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
      scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
    });
    expect(spec.triggers[0]?.metadata.lagThreshold).toBe('1000');
  });

  it('1 to 8 GPU workers', () => {
    const [group] = named(production, 'RayCluster', 'ray-embeddings').spec.workerGroupSpecs ?? [];
    expect([group?.groupName, group?.minReplicas, group?.maxReplicas]).toEqual(['ray-workers', 1, 8]);
  });

  it.each([
    ['staging', 'db.t3.medium', [], 'kafka.t3.small', 2],
    ['production', 'db.r5.xlarge', ['db.r5.large', 'db.r5.large'], 'kafka.m5.large', 3],
  ] as const)(
    '%s: Aurora on %s with readers %j, MSK on %s with %i brokers',
    (name, writer, readers, broker, brokers) => {
      const objects = objectsOf(name);
      const instances = ofKind(objects, 'DBInstance').map(({ metadata, spec }) => [
        metadata.name,
        spec.dbInstanceClass,
      ]);
      expect(instances).toEqual([
        ...readers.map((size, index) => [`database-reader-${index + 1}`, size]),
        ['database-writer', writer],
      ]);
      const { spec } = named(objects, 'Cluster.kafka.services.k8s.aws', 'kafka');
      expect(spec.brokerNodeGroupInfo.instanceType).toBe(broker);
      expect(spec.numberOfBrokerNodes).toBe(brokers);
      expect(spec.brokerNodeGroupInfo.storageInfo?.ebsStorageInfo?.volumeSize).toBe(100);
      expect(spec.brokerNodeGroupInfo.clientSubnets).toHaveLength(brokers);
    },
  );

  it('Aurora is backed up for 7 days from 3 to 4, maintained on Sunday from 4 to 5, encrypted and protected', () => {
    expect(named(production, 'DBCluster', 'database').spec).toMatchObject({
      databaseName: 'ideation_engine',
      backupRetentionPeriod: 7,
      preferredBackupWindow: '03:00-04:00',
      preferredMaintenanceWindow: 'sun:04:00-sun:05:00',
      storageEncrypted: true,
      deletionProtection: true,
      masterUserPassword: { namespace: 'l0-ingestion', name: 'database-master', key: 'password' },
    });
  });

  it('the second region reads the same global database', () => {
    const global = (name: Name) => named(objectsOf(name), 'DBCluster', 'database').spec.globalClusterIdentifier;
    expect([global('production'), global('dr'), global('staging')]).toEqual([
      'ideation-engine',
      'ideation-engine',
      undefined,
    ]);
  });

  it('us-west-2, and us-east-1 when it is gone', () => {
    const regions = environments.map((name) => {
      const [config] = dist.filter(({ file }) => file === `clusters/${name}/ideation-engine.yaml`);
      return (config?.metadata as { region?: string } | undefined)?.region;
    });
    expect(regions).toEqual(['us-west-2', 'us-west-2', 'us-east-1', undefined]);
  });

  it('the archive is copied to the second region', () => {
    const bucket = named(production, 'Bucket', 'archive').spec;
    const copy = named(objectsOf('dr'), 'Bucket', 'archive').spec;
    expect(bucket.replication?.rules?.[0]?.destination?.bucket).toBe(`arn:aws:s3:::${copy.name}`);
    expect(bucket.versioning?.status).toBe('Enabled');
  });

  it('a backup every 6 hours, kept 30 days', () => {
    const { spec } = named(production, 'Schedule', 'ideation-engine');
    expect(spec.schedule).toMatch(/^\d+ \*\/6 \* \* \*$/);
    expect(spec.template.ttl).toBe('720h0m0s');
  });

  it('the alerts, each with its time and severity', () => {
    const rules = named(production, 'PrometheusRule', 'ideation-engine').spec.groups?.flatMap(
      (group) => group.rules ?? [],
    );
    expect(
      rules?.map(({ alert, for: time, labels }) => `${alert ?? ''} ${time ?? ''} ${labels?.severity ?? ''}`),
    ).toEqual([
      'HighKafkaLag 15m warning',
      'KafkaLagUnknown 10m warning',
      'HighLLMCost 1m critical',
      'LLMCostNearBudget 5m warning',
      'HighCostPerIdea 5m critical',
      'CostsUnknown 10m warning',
      'DatabaseRestoreUntested 15m warning',
      'LowClusterEntropy 15m warning',
      'PodCrashLooping 15m critical',
    ]);
  });

  it('six layers and monitoring, labelled', () => {
    const layers = ofKind(production, 'Namespace').map(({ metadata: { name, labels } }) => [
      name,
      labels.layer ?? labels.purpose,
    ]);
    expect(Object.fromEntries(layers)).toEqual({
      'l0-ingestion': 'L0',
      'l1-allocation': 'L1',
      'l2-dialogue': 'L2',
      'l3-evolution': 'L3',
      'l4-training': 'L4',
      'l5-observability': 'L5',
      monitoring: 'monitoring',
    });
  });
});

describe('traps of the document', () => {
  it('1: no GPU node of a type that is withdrawn', () => {
    expect(instanceTypes('production', 'gpu')).toEqual(['g6.2xlarge']);
    expect(dist.filter((object) => JSON.stringify(object).includes('p3.'))).toEqual([]);
  });

  it.each(inCloud)('2: every pod fits on a node of its pool in %s', (name) => {
    const tooLarge = podsOf(objectsOf(name)).filter((pods) => {
      const pool = pods.spec.nodeSelector?.['node-type'] ?? '';
      const { cpu, memory } = podAmounts(pods, 'requests');
      return !instanceTypes(name, pool).some((type) => cpu <= roomOn(type).cpu && memory <= roomOn(type).memory);
    });
    expect(tooLarge.map(({ owner, role }) => `${title(owner)} ${role}`)).toEqual([]);
  });

  it('2: an orchestrator would not fit on the nodes of the document', () => {
    const [orchestrator] = podsOf(production).filter(({ owner }) => owner.metadata.name === 'orchestrator');
    expect(orchestrator && podAmounts(orchestrator, 'requests').cpu).toBeGreaterThan(roomOn('m5.large').cpu);
  });

  it.each(inCloud)('3: the pools of %s hold all pods at their maximum, with surge and sidecars', (name) => {
    const objects = objectsOf(name);
    for (const { metadata, spec } of ofKind(objects, 'NodePool')) {
      const pods = podsOf(objects).filter((one) => one.spec.nodeSelector?.['node-type'] === metadata.name);
      const sum = (unit: 'cpu' | 'memory') =>
        pods.reduce((total, one) => total + (one.most + one.surge) * podAmounts(one, 'requests')[unit], 0);
      expect([metadata.name, sum('cpu') <= milliCpu(spec.limits?.cpu ?? 0)]).toEqual([metadata.name, true]);
      expect([metadata.name, sum('memory') <= mebibytes(spec.limits?.memory ?? 0)]).toEqual([metadata.name, true]);
      const gpus = pods.reduce((total, one) => total + one.most * gpusOf(one), 0);
      expect(gpus).toBeLessThanOrEqual(Number(spec.limits?.['nvidia.com/gpu'] ?? 0));
    }
    expect(podsOf(objects).filter((one) => one.spec.nodeSelector?.['node-type'] === undefined)).toEqual([]);
  });

  it('6, 7, 43, 44: secrets are read by each namespace as itself, without keys, through the served version', () => {
    const stores = ofKind(production, 'SecretStore');
    expect(stores.map(({ metadata }) => metadata.namespace)).toEqual(
      expect.arrayContaining(['l0-ingestion', 'l2-dialogue', 'monitoring']),
    );
    for (const { apiVersion, spec } of stores) {
      expect(apiVersion).toBe('external-secrets.io/v1');
      expect(spec.provider.aws?.auth).toEqual({ jwt: { serviceAccountRef: { name: 'external-secrets' } } });
    }
  });

  it.each(inCloud)('64: %s reads no secret of another environment', (name) => {
    const keys = ofKind(objectsOf(name), 'ExternalSecret').flatMap(({ spec }) =>
      (spec.data ?? []).map(({ remoteRef }) => remoteRef.key),
    );
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !key.startsWith(`ideation-engine/${name}/`))).toEqual([]);
  });

  it('8: spot nodes go 30 seconds after they are empty, and no node gets older than 30 days', () => {
    const { apiVersion, spec } = named(production, 'NodePool', 'spot');
    expect(apiVersion).toBe('karpenter.sh/v1');
    expect(spec.disruption).toMatchObject({ consolidationPolicy: 'WhenEmpty', consolidateAfter: '30s' });
    expect(spec.limits).toMatchObject({ cpu: '1000', memory: '1000Gi' });
    for (const pool of ofKind(production, 'NodePool')) expect(pool.spec.template.spec.expireAfter).toBe('720h');
  });

  it('9: cost controls are texts in L5', () => {
    const { metadata, data = {} } = named(production, 'ConfigMap', 'cost-exporter');
    expect(metadata.namespace).toBe('l5-observability');
    expect(Object.values(data).map((text) => typeof text)).toEqual(['string', 'string']);
    expect(data['cost-controls.yaml']).toContain(
      'daily_llm_budget: 200\ncost_per_idea_limit: 0.10\nentropy_threshold: 0.02\n',
    );
  });

  it.each(inCloud)('16: volumes in %s have a class', (name) => {
    const [gp3] = objectsOf(name).filter(({ kind }) => kind === 'StorageClass');
    expect(gp3).toMatchObject({
      provisioner: 'ebs.csi.aws.com',
      volumeBindingMode: 'WaitForFirstConsumer',
      parameters: { encrypted: 'true', type: 'gp3' },
    });
  });

  it.each(inCloud)(
    '17, 65, 66: %s is made in a version that exists, with policies enforced, closed to the internet',
    (name) => {
      const config = dist.find(({ file }) => file === `clusters/${name}/ideation-engine.yaml`);
      expect(config).toMatchObject({
        metadata: { version: '1.35' },
        vpc: { clusterEndpoints: { publicAccess: false } },
      });
      expect(JSON.stringify(config)).toContain(String.raw`\"enableNetworkPolicy\":\"true\"`);
    },
  );

  it.each(environments)(
    '19: no topic of %s has more copies than there are brokers, and a copy may be missing',
    (name) => {
      const brokers = ofKind(objectsOf(name), 'Cluster.kafka.services.k8s.aws')[0]?.spec.numberOfBrokerNodes ?? 1;
      for (const { spec } of ofKind(objectsOf(name), 'KafkaTopic')) {
        expect(spec.replicas).toBe(Math.min(3, brokers));
        expect(spec.config?.['min.insync.replicas']).toBe(Math.max(1, Math.min(3, brokers) - 1));
      }
    },
  );

  it('20: topics keep their names in Kafka, objects have names that Kubernetes accepts', () => {
    for (const { apiVersion, metadata, spec } of ofKind(production, 'KafkaTopic')) {
      expect(apiVersion).toBe('kafka.strimzi.io/v1');
      expect(metadata.name).toMatch(/^[a-z0-9-]+$/);
      expect(spec.topicName?.toLowerCase().replaceAll(/[._]/g, '-')).toBe(metadata.name);
    }
  });

  it.each(inCloud)('22: no recommendation makes a pod of %s too large for its nodes', (name) => {
    const objects = objectsOf(name);
    for (const { metadata, spec } of ofKind(objects, 'VerticalPodAutoscaler')) {
      const [pods] = podsOf(objects).filter(({ owner }) => owner.metadata.name === metadata.name);
      const room = instanceTypes(name, pods?.spec.nodeSelector?.['node-type'] ?? '').map(roomOn);
      const proxy = { cpu: 100, memory: 128 };
      for (const { maxAllowed } of spec.resourcePolicy?.containerPolicies ?? []) {
        const { cpu = 0, memory = 0 } = maxAllowed ?? {};
        expect(
          room.some((node) => milliCpu(cpu) + proxy.cpu <= node.cpu && mebibytes(memory) + proxy.memory <= node.memory),
        ).toBe(true);
      }
    }
  });

  it.each(environments)('24: the project of %s permits the rendered kinds and namespaces, and nothing else', (name) => {
    const { spec } = named(
      argocd.filter(({ file }) => file === `${name}/ideation-engine/ideation-engine.yaml`),
      'AppProject',
      'ideation-engine',
    );
    const objects = objectsOf(name);
    const kinds = (clusterScoped: boolean) =>
      sorted(objects.filter(({ metadata }) => (metadata.namespace === '') === clusterScoped).map(groupKind));
    const listed = (list: readonly { group: string; kind: string }[] = []) =>
      sorted(list.map(({ group, kind }) => `${group}/${kind}`));
    expect(listed(spec.clusterResourceWhitelist)).toEqual(kinds(true));
    expect(listed(spec.namespaceResourceWhitelist)).toEqual(kinds(false));
    const namespaces = objects.flatMap(({ kind, metadata }) =>
      kind === 'Namespace' ? metadata.name : metadata.namespace,
    );
    expect(sorted((spec.destinations ?? []).map(({ namespace }) => namespace ?? ''))).toEqual(
      sorted(namespaces.filter((namespace) => namespace !== '')),
    );
    expect(JSON.stringify(spec)).not.toContain('"*"');
  });

  it.each(environments)('26, 32: every autoscaler of %s has a target, and no target two', (name) => {
    const objects = objectsOf(name);
    const deployments = new Set(ofKind(objects, 'Deployment').map(({ metadata }) => metadata.name));
    const targets = [
      ...ofKind(objects, 'HorizontalPodAutoscaler').map(({ spec }) => spec?.scaleTargetRef.name ?? ''),
      ...ofKind(objects, 'ScaledObject').map(({ spec }) => spec.scaleTargetRef.name),
    ];
    expect(targets.filter((target) => !deployments.has(target))).toEqual([]);
    expect(new Set(targets).size).toBe(targets.length);
    const metrics = ofKind(objects, 'HorizontalPodAutoscaler').flatMap(({ spec }) => spec?.metrics ?? []);
    // 79: the sidecar does not count.
    expect(metrics.filter(({ type }) => type !== 'ContainerResource')).toEqual([]);
    const watched = ofKind(objects, 'VerticalPodAutoscaler').map(({ spec }) => spec.targetRef.name);
    expect(watched.filter((target) => !deployments.has(target))).toEqual([]);
  });

  it.each(environments)('27: policies of %s name namespaces by the label that they have', (name) => {
    const objects = objectsOf(name);
    const own = new Set(ofKind(objects, 'Namespace').map(({ metadata }) => metadata.name));
    const platform = ['kube-system', 'istio-system', 'istio-ingress', 'monitoring', 'keda', 'argo-rollouts'];
    const peers = ofKind(objects, 'NetworkPolicy').flatMap(({ spec }) => [
      ...(spec?.ingress ?? []).flatMap(({ from = [] }) => from),
      ...(spec?.egress ?? []).flatMap(({ to = [] }) => to),
    ]);
    const labels = peers.flatMap(({ namespaceSelector }) => Object.entries(namespaceSelector?.matchLabels ?? {}));
    const unknown = labels.filter(([label, value]) =>
      label === 'kubernetes.io/metadata.name' ? !own.has(value) && !platform.includes(value) : value !== 'strata',
    );
    expect(labels.length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });

  it.each(environments)('28: every pod of %s may ask for names, by UDP and TCP', (name) => {
    const policies = ofKind(objectsOf(name), 'NetworkPolicy').filter(
      ({ metadata }) => 'app.kubernetes.io/name' in metadata.labels,
    );
    const withDns = policies.filter(({ spec }) =>
      spec?.egress?.some(
        ({ ports = [] }) =>
          ports.map(({ port, protocol }) => `${port ?? ''}/${protocol ?? ''}`).join() === '53/UDP,53/TCP',
      ),
    );
    const names = new Set(withDns.map(({ metadata }) => metadata.name));
    const pods = podsOf(objectsOf(name)).map(({ owner }) => owner.metadata.name);
    expect(pods.filter((pod) => !names.has(pod))).toEqual([]);
  });

  it.each(inCloud)('29: Kafka of %s is spoken to by TLS with IAM on 9098, and on no other port', (name) => {
    const text = JSON.stringify(objectsOf(name));
    expect(text).toContain('amazonaws.com:9098');
    // Replicas of Alertmanager talk on 9094.
    const outside = objectsOf(name).filter(({ metadata }) => metadata.namespace !== 'monitoring');
    expect(JSON.stringify(outside).match(/:909[246]\b/g)).toBeNull();
    for (const { spec } of ofKind(objectsOf(name), 'ScaledObject')) {
      for (const { metadata } of spec.triggers.filter(({ type }) => type === 'kafka')) {
        expect(metadata).toMatchObject({ tls: 'enable', sasl: 'oauthbearer', saslTokenProvider: 'aws_msk_iam' });
      }
    }
    const { clientAuthentication, encryptionInfo } = named(
      objectsOf(name),
      'Cluster.kafka.services.k8s.aws',
      'kafka',
    ).spec;
    expect(clientAuthentication).toEqual({ sasl: { iam: { enabled: true } }, unauthenticated: { enabled: false } });
    expect(encryptionInfo?.encryptionInTransit).toEqual({ clientBroker: 'TLS', inCluster: true });
  });

  it('30: nine crawlers, each 1 to 3, each with an axis of its own', () => {
    const crawlers = ofKind(production, 'Deployment').filter(({ metadata }) =>
      metadata.name.startsWith('axis-crawler-'),
    );
    const axes = crawlers.map(
      ({ spec }) => spec?.template.spec?.containers[0]?.env?.find(({ name }) => name === 'AXIS')?.value,
    );
    expect(axes.sort().join('')).toBe('ACDGMPRST');
    for (const { metadata } of crawlers) {
      const { spec } = named(production, 'ScaledObject', metadata.name);
      expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([1, 3]);
    }
  });

  it('31: no crawler is scaled by the topic that it fills, and no consumer beyond its partitions', () => {
    const partitions = new Map(
      ofKind(production, 'KafkaTopic').map(({ spec }) => [spec.topicName, spec.partitions ?? 0]),
    );
    for (const { metadata, spec } of ofKind(production, 'ScaledObject')) {
      const topics = spec.triggers.flatMap((trigger) => trigger.metadata.topic ?? []);
      if (metadata.name.startsWith('axis-crawler-')) expect(topics.join()).toMatch(/^parsed_events\.[A-Z]$/);
      for (const topic of topics) expect(spec.maxReplicaCount).toBeLessThanOrEqual(partitions.get(topic) ?? 0);
    }
    const { maxReplicaCount } = named(production, 'ScaledObject', 'etl').spec;
    expect(maxReplicaCount).toBeLessThanOrEqual(54);
  });

  it.each(inCloud)('33: no requests of %s change under an autoscaler that divides by them', (name) => {
    const objects = objectsOf(name);
    const byResource = new Set([
      ...ofKind(objects, 'HorizontalPodAutoscaler').map(({ spec }) => spec?.scaleTargetRef.name),
      ...ofKind(objects, 'ScaledObject')
        .filter(({ spec }) => spec.triggers.some(({ type }) => type === 'cpu' || type === 'memory'))
        .map(({ spec }) => spec.scaleTargetRef.name),
    ]);
    const modes = ofKind(objects, 'VerticalPodAutoscaler').map(
      ({ spec }) => [spec.targetRef.name, spec.updatePolicy?.updateMode] as const,
    );
    expect(modes.filter(([target, mode]) => byResource.has(target) && mode !== 'Off')).toEqual([]);
    expect(modes.map(([, mode]) => mode)).not.toContain('Auto');
  });

  it.each(environments)('34: Ray of %s is scaled by Ray alone', (name) => {
    const clusters = ofKind(objectsOf(name), 'RayCluster');
    expect(clusters.map(({ spec }) => spec.enableInTreeAutoscaling)).toEqual([true, true]);
    const targets = ofKind(objectsOf(name), 'VerticalPodAutoscaler').map(({ spec }) => spec.targetRef.kind);
    expect(targets).not.toContain('RayCluster');
  });

  it.each(inCloud)('35: Ray workers of %s get a GPU each, on the nodes that have one', (name) => {
    const workers = podsOf(objectsOf(name)).filter(({ role }) => role === 'worker');
    expect(workers).toHaveLength(2);
    for (const { spec } of workers) {
      const { requests, limits } = spec.containers[0]?.resources ?? {};
      expect([requests?.['nvidia.com/gpu'], limits?.['nvidia.com/gpu']]).toEqual(['1', '1']);
      expect(spec.nodeSelector).toEqual({ 'node-type': 'gpu' });
      expect(spec.tolerations?.map(({ key, effect }) => `${key ?? ''} ${effect ?? ''}`)).toEqual([
        'nvidia.com/gpu NoSchedule',
      ]);
      const memory = spec.volumes?.find(({ emptyDir }) => emptyDir?.medium === 'Memory');
      expect(spec.containers[0]?.volumeMounts).toContainEqual({ name: memory?.name, mountPath: '/dev/shm' });
    }
  });

  it('35: dev has no GPU to ask for', () => {
    expect(JSON.stringify(objectsOf('dev'))).not.toContain('"nvidia.com/gpu":"1"');
  });

  it.each(environments)('38: every layer of %s is in the mesh, restricted, and speaks mutual TLS only', (name) => {
    const objects = objectsOf(name);
    const layers = ofKind(objects, 'Namespace').filter(({ metadata }) => metadata.labels.layer !== undefined);
    expect(layers).toHaveLength(6);
    for (const { metadata } of layers) {
      expect(metadata.labels).toMatchObject({
        'istio.io/rev': 'stable',
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.35',
      });
      const own = (kind: string) =>
        objects.find(
          (one) => one.kind === kind && one.metadata.namespace === metadata.name && one.metadata.name === 'default',
        );
      expect(own('PeerAuthentication')).toMatchObject({ spec: { mtls: { mode: 'STRICT' } } });
    }
  });

  it('40: the gateway stands where its certificate is, sends HTTP to HTTPS, and refuses TLS below 1.2', () => {
    const gateway = production.find(({ kind }) => kind === 'Gateway');
    const certificate = production.find(({ kind }) => kind === 'Certificate');
    expect([gateway?.metadata.namespace, certificate?.metadata.namespace]).toEqual(['istio-ingress', 'istio-ingress']);
    expect(gateway).toMatchObject({
      spec: {
        servers: [
          {
            port: { number: 443 },
            tls: { mode: 'SIMPLE', minProtocolVersion: 'TLSV1_2', credentialName: 'ideation-engine-tls' },
          },
          { port: { number: 80 }, tls: { httpsRedirect: true } },
        ],
      },
    });
    expect(certificate).toMatchObject({ spec: { secretName: 'ideation-engine-tls' } });
  });

  it('42, 45: only the metrics port takes plain text, and every monitor and rule has the label that Prometheus looks for', () => {
    for (const { metadata, spec } of ofKind(production, 'PodMonitor')) {
      expect(metadata.labels.release).toBe('kube-prometheus-stack');
      const [pods] = podsOf(production).filter(({ owner }) => owner.metadata.name === metadata.name);
      const ports = pods?.spec.containers.flatMap((container) => container.ports ?? []).map((port) => port.name) ?? [
        'http-envoy-prom',
      ];
      expect(ports).toContain(spec.podMetricsEndpoints?.[0]?.port);
    }
    expect(named(production, 'PrometheusRule', 'ideation-engine').metadata.labels.release).toBe(
      'kube-prometheus-stack',
    );
    const open = production
      .filter(({ kind }) => kind === 'PeerAuthentication')
      .flatMap((one) => Object.keys((one as unknown as { spec: { portLevelMtls?: object } }).spec.portLevelMtls ?? {}));
    expect(sorted(open)).toEqual(['8080', '9090', '9308']);
    // 8080 is open only on the topic operator, where it is the metrics port.
    expect(ofKind(production, 'Service').filter(({ metadata }) => metadata.name === 'topic-operator')).toEqual([]);
  });

  it('46 to 51: alerts and panels ask for what somebody exports, in sums that fire', () => {
    const rules = named(production, 'PrometheusRule', 'ideation-engine').spec.groups?.flatMap(
      (group) => group.rules ?? [],
    );
    expect(Object.fromEntries((rules ?? []).map(({ alert = '', expr }) => [alert, expr]))).toMatchObject({
      HighKafkaLag: expect.stringMatching(/kafka_consumergroup_lag_sum\) > 10000$/) as unknown,
      HighLLMCost: 'sum(max by (model) (daily_llm_spend)) > 200',
      LLMCostNearBudget: 'sum(max by (model) (daily_llm_spend)) > 160',
      HighCostPerIdea: 'max(cost_per_idea) > 0.10',
      LowClusterEntropy: expect.stringMatching(/\(cluster_entropy\) < 0\.02$/) as unknown,
      PodCrashLooping: expect.stringContaining('reason="CrashLoopBackOff"') as unknown,
    });
    expect(JSON.stringify(production)).not.toMatch(/cluster_entropy_bucket|kafka_consumer_lag\b/);
  });

  it('52: a central configuration routes the alerts of all namespaces', () => {
    const stack = named(
      argocd.filter(({ file }) => file.startsWith('production/ideation-engine/')),
      'Application',
      'kube-prometheus-stack',
    );
    expect(JSON.stringify(stack)).toContain('"alertmanagerConfigMatcherStrategy":{"type":"None"}');
  });

  it('54: a backup holds the secrets and configuration that a restore needs, and none is made once only', () => {
    const { spec } = named(production, 'Schedule', 'ideation-engine');
    expect(spec.template.excludedResources).not.toEqual(expect.arrayContaining(['secrets']));
    expect(spec.template.excludedResources).not.toEqual(expect.arrayContaining(['configmaps']));
    expect(spec.template.storageLocation).toBe(ofKind(production, 'BackupStorageLocation')[0]?.metadata.name);
    expect(production.map(({ kind }) => kind)).not.toContain('Backup');
  });

  it.each(environments)('56, 57: jobs of %s are hooks with an end, and their proxies end with them', (name) => {
    for (const { metadata, spec } of ofKind(objectsOf(name), 'Job')) {
      expect(metadata.annotations).toMatchObject({
        'argocd.argoproj.io/hook': 'Sync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      });
      expect(spec?.activeDeadlineSeconds).toBe(600);
      expect(spec?.template.metadata?.annotations?.['sidecar.istio.io/nativeSidecar']).toBe('true');
    }
  });

  it('60, 61: one thing alone makes nodes', () => {
    expect(JSON.stringify([...dist, ...argocd])).not.toMatch(/cluster-autoscaler/);
  });

  it.each(environments)('62: every image of %s has a tag that stays', (name) => {
    const images = podsOf(objectsOf(name)).flatMap(({ spec }) => spec.containers.map(({ image = '' }) => image));
    expect(
      images.filter(
        (image) => image !== 'ray' && !/:v?\d[\w.-]*(@sha256:[0-9a-f]{64})?$|:RELEASE\.[\dTZ-]+$/.test(image),
      ),
    ).toEqual([]);
  });

  it('63: the password of Grafana comes from a Secret', () => {
    expect(JSON.stringify(argocd)).not.toContain('adminPassword');
    expect(named(production, 'ExternalSecret', 'grafana-admin').metadata.namespace).toBe('monitoring');
  });

  it.each(environments)('65, 78: Services of %s have the ports of their pods, and say their protocol', (name) => {
    const ports = ofKind(objectsOf(name), 'Service').flatMap(({ spec }) => spec?.ports ?? []);
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter(({ port, targetPort }) => port !== targetPort)).toEqual([]);
    expect(
      ports.filter(({ name: port = '', appProtocol }) => !/^(http|grpc|tcp)/.test(port) || appProtocol === undefined),
    ).toEqual([]);
  });

  it.each(inCloud)(
    '67, 68, 72: Argo CD in %s leaves replica counts to the autoscalers and asks the server for differences',
    (name) => {
      const { metadata, spec } = named(
        argocd.filter(({ file }) => file.startsWith(`${name}/`)),
        'Application',
        'ideation-engine',
      );
      // Counts that an autoscaler sets are not in Git. Only those of Ray's worker groups are within a list.
      expect(
        (spec.ignoreDifferences ?? []).map(({ kind, jqPathExpressions = [] }) => [kind, ...jqPathExpressions]),
      ).toEqual(
        ['trainer', 'ray-embeddings'].map(() => [
          'RayCluster',
          '.spec.workerGroupSpecs[].replicas',
          '.spec.workerGroupSpecs[].scaleStrategy',
        ]),
      );
      expect(spec.syncPolicy?.syncOptions).toContain('ServerSideApply=true');
      expect(spec.syncPolicy?.automated).toMatchObject({ allowEmpty: false });
      expect(metadata.annotations['argocd.argoproj.io/compare-options']).toBe('ServerSideDiff=true');
      expect(spec.source?.path).toBe(`dist/${name}/ideation-engine`);
    },
  );

  it.each(environments)('70: nothing that holds data in %s is pruned', (name) => {
    const holding = objectsOf(name).filter(
      ({ kind, apiVersion }) =>
        ['Namespace', 'StatefulSet', 'KafkaTopic', 'PersistentVolumeClaim'].includes(kind) ||
        /^(rds|kafka|s3)\.services/.test(apiVersion),
    );
    expect(holding.length).toBeGreaterThan(20);
    const pruned = holding.filter(
      ({ metadata }) => metadata.annotations['argocd.argoproj.io/sync-options'] !== 'Prune=false,Delete=false',
    );
    expect(pruned.map(title)).toEqual([]);
    const deleted = holding.filter(
      ({ apiVersion, metadata }) =>
        apiVersion.includes('.services.k8s.aws') &&
        metadata.annotations['services.k8s.aws/deletion-policy'] !== 'retain',
    );
    expect(deleted.map(title)).toEqual([]);
  });

  it('81: the lag alert waits longer than the autoscaler', () => {
    const up = named(production, 'ScaledObject', 'axis-crawler-r').spec.advanced?.horizontalPodAutoscalerConfig
      ?.behavior?.scaleUp;
    expect(up?.stabilizationWindowSeconds).toBeLessThan(15 * 60);
  });

  it.each(environments)('82: every layer of %s has a quota and defaults', (name) => {
    const layers = (kind: 'ResourceQuota' | 'LimitRange') =>
      sorted(ofKind(objectsOf(name), kind).map(({ metadata }) => metadata.namespace));
    expect(layers('ResourceQuota')).toHaveLength(6);
    expect(layers('LimitRange')).toEqual(layers('ResourceQuota'));
  });

  it.each(environments)('84: in %s a zone without room blocks only where there are three zones', (name) => {
    const blocking = podsOf(objectsOf(name)).filter(({ spec }) =>
      spec.topologySpreadConstraints?.some(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule'),
    );
    expect(blocking.length > 0).toBe(name !== 'dev');
  });

  it('86: only what may be interrupted runs on spot nodes', () => {
    expect(named(production, 'NodePool', 'spot').spec.template.spec.taints).toHaveLength(1);
    const onSpot = podsOf(production).filter(({ spec }) =>
      spec.tolerations?.some(({ key }) => key === 'ideation.io/capacity'),
    );
    expect(onSpot).toHaveLength(9);
    expect(
      onSpot.every(
        ({ owner, spec }) =>
          owner.metadata.name.startsWith('axis-crawler-') && spec.nodeSelector?.['node-type'] === 'spot',
      ),
    ).toBe(true);
  });

  it.each(inCloud)('87: databases and brokers of %s are reached in their subnets, not in the whole world', (name) => {
    const rules = ofKind(objectsOf(name), 'NetworkPolicy').flatMap(({ spec }) => spec?.egress ?? []);
    const data = rules.filter(({ ports = [] }) => ports.some(({ port }) => port === 5432 || port === 9098));
    expect(data.length).toBeGreaterThan(10);
    const cidrs = data.flatMap(({ to = [] }) => to.map(({ ipBlock }) => ipBlock?.cidr ?? ''));
    expect(cidrs.filter((cidr) => !/^10\.\d+\.20[123]\.0\/24$/.test(cidr))).toEqual([]);
  });

  it('88: the head of Ray alone has a token and reaches the API server', () => {
    const tokens = podsOf(production).flatMap(({ owner, role, spec }) =>
      spec.automountServiceAccountToken === false ? [] : `${owner.metadata.name} ${role}`,
    );
    expect(sorted(tokens)).toEqual(['ray-embeddings head', 'topic-operator pod', 'trainer head']);
  });

  it('98: dev fits in 4 CPU and 8 GiB beside what the cluster itself needs', () => {
    const pods = podsOf(objectsOf('dev'));
    const sum = (unit: 'cpu' | 'memory') =>
      pods.reduce((total, one) => total + one.most * podAmounts(one, 'requests')[unit], 0);
    expect(sum('cpu')).toBeLessThanOrEqual(4000 - 1500);
    expect(sum('memory')).toBeLessThanOrEqual((8 - 2.5) * 1024);
  });

  it('101: the dashboard is a model with an id, of panels that Grafana has', () => {
    const { metadata, data = {} } = named(production, 'ConfigMap', 'dashboard-system-overview');
    expect(metadata.labels.grafana_dashboard).toBe('1');
    const model = JSON.parse(Object.values(data)[0] ?? '') as {
      uid?: string;
      title?: string;
      panels: readonly { type: string }[];
    };
    expect([model.uid, model.title]).toEqual(['ideation-engine-system-overview', 'Ideation Engine - System Overview']);
    expect(model.panels.filter(({ type }) => !['stat', 'timeseries', 'gauge', 'table'].includes(type))).toEqual([]);
  });

  it('102: versions that AWS still offers', () => {
    expect(named(production, 'DBCluster', 'database').spec.engineVersion).not.toBe('15.4');
    expect(named(production, 'Cluster.kafka.services.k8s.aws', 'kafka').spec.kafkaVersion).toMatch(/^[34]\./);
  });
});

function objectsOf(name: Name): readonly Placed[] {
  return byName.get(name) ?? [];
}

/**
 * The capacity of a node for one pod: allocatable by Karpenter's formula, without 250m and 400 MiB for the DaemonSets.
 */
function roomOn(type: string): { readonly cpu: number; readonly memory: number } {
  const allocatable: Readonly<Record<string, readonly [number, number]>> = {
    'm5.large': [1930, 6903],
    xlarge: [3920, 14162],
    '2xlarge': [7910, 29317],
  };
  const [cpu, memory] = allocatable[type] ?? allocatable[type.split('.')[1] ?? ''] ?? [0, 0];
  return { cpu: cpu - 250, memory: memory - 400 };
}

function instanceTypes(name: Name, pool: string): readonly string[] {
  const { requirements } = named(objectsOf(name), 'NodePool', pool).spec.template.spec;
  return requirements.find(({ key }) => key === 'node.kubernetes.io/instance-type')?.values ?? [];
}

function gpusOf({ spec }: Pods): number {
  return Number(spec.containers[0]?.resources?.limits?.['nvidia.com/gpu'] ?? 0);
}

function groupKind({ apiVersion, kind }: Placed): string {
  return `${apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''}/${kind}`;
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
