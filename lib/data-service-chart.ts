import type { App } from 'cdk8s';
import { broker } from './kinds/aws/broker.ts';
import { bucket } from './kinds/aws/bucket.ts';
import { cacheSubnetGroup } from './kinds/aws/cache-subnet-group.ts';
import { dbCluster } from './kinds/aws/db-cluster.ts';
import { dbInstances, rdsInstances } from './kinds/aws/db-instance.ts';
import { dbParameterGroup } from './kinds/aws/db-parameter-group.ts';
import { dbSubnetGroup } from './kinds/aws/db-subnet-group.ts';
import { globalCluster } from './kinds/aws/global-cluster.ts';
import { iamRole, replicationRole } from './kinds/aws/iam-role.ts';
import { masterSecret } from './kinds/aws/master-password.ts';
import type { AwsOwner } from './kinds/aws/metadata.ts';
import { kafkaCluster } from './kinds/aws/kafka-cluster.ts';
import { podIdentityAssociation } from './kinds/aws/pod-identity-association.ts';
import { replicationGroup } from './kinds/aws/replication-group.ts';
import { replicationRoleName } from './kinds/aws/replication-rights.ts';
import { clusterPolicy } from './kinds/cnpg/cluster-policy.ts';
import { postgresqlCluster } from './kinds/cnpg/cluster.ts';
import { objectStore, sourceStore } from './kinds/cnpg/object-store.ts';
import { scheduledBackup } from './kinds/cnpg/scheduled-backup.ts';
import { credentialsSecret, remoteSecret } from './kinds/external-secret.ts';
import { plainDestinationRule } from './kinds/istio/destination-rule.ts';
import { kafkaTopic } from './kinds/kafka-topic.ts';
import { namespaceMetadata } from './kinds/metadata.ts';
import { instanceMonitor } from './kinds/pod-monitor.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { DataService, InCluster, System } from './resolve/system.ts';

/** The objects of a data service. If a stand-in workload replaces it, only the topics are rendered. */
export class DataServiceChart extends ManifestChart {
  constructor(app: App, system: System, service: DataService & InCluster) {
    super(app, `${service.namespace}/${service.name}${service.managed ? '' : '-topics'}.yaml`);
    const { name, namespace, kind, spec, size } = service;
    if (kind === 'kafka') this.add(...spec.topics.map((topic) => kafkaTopic(system, namespace, name, topic, size)));
    if (service.managed) this.#addManaged(system, service);
  }

  #addManaged(system: System, service: DataService & InCluster): void {
    const { name, namespace, secretKeys, awsRole } = service;
    const { region, network, account } = system.cluster;
    const { dataSubnets, dataSecurityGroups: securityGroups } = network;
    const owner = {
      namespace,
      system: system.name,
      owner: system.owner,
      region,
      environment: system.environment.name,
      key: system.cluster.kmsKey ?? '',
    };

    if (secretKeys.length > 0) {
      const secret = 'masterCredentials' in service.spec ? masterSecret(name) : credentialsSecret(name);
      const metadata = namespaceMetadata({ ...owner, name: namespace }, secret);
      this.add(remoteSecret(metadata, secretKeys, service.kind === 'cloudnative-pg' ? reloaded : undefined));
    }
    if (awsRole !== undefined) {
      const account = { name, ...owner };
      this.add(iamRole(account, awsRole), podIdentityAssociation(account, awsRole));
    }

    const { kind, spec, size } = service;
    switch (kind) {
      case 'aurora-postgresql':
        if (size.global?.role === 'primary') this.add(globalCluster(owner, name, size.global.identifier, spec.version));
        this.add(dbSubnetGroup(owner, name, size.identifier, dataSubnets));
        this.add(dbCluster(owner, name, spec, size, securityGroups), ...dbInstances(owner, name, size));
        break;
      case 'rds-postgresql':
        this.add(dbSubnetGroup(owner, name, size.identifier, dataSubnets), dbParameterGroup(owner, name, spec, size));
        this.add(...rdsInstances(owner, name, spec, size, { account, cluster: system.cluster.name, securityGroups }));
        break;
      case 'postgresql-external':
        break;
      case 'cloudnative-pg':
        this.#addPostgresqlCluster(system, service);
        break;
      case 'redis':
        this.add(cacheSubnetGroup(owner, name, size.identifier, dataSubnets));
        this.add(replicationGroup(owner, name, spec, size, securityGroups));
        break;
      case 'rabbitmq':
        this.add(broker(owner, name, spec, size, network));
        break;
      case 'kafka':
        this.add(kafkaCluster(owner, name, spec, size, network));
        break;
      case 'bucket':
        this.#addBucket(system, owner, service);
        break;
    }
  }

  #addBucket(system: System, owner: AwsOwner, service: DataService<'bucket'> & InCluster): void {
    const { name, spec, size, copy } = service;
    const { name: cluster, account } = system.cluster;
    if (copy === undefined) {
      this.add(bucket(owner, name, spec, size, undefined));
      return;
    }
    const role = `arn:aws:iam::${account}:role/${replicationRoleName(cluster, name)}`;
    this.add(replicationRole(owner, name, { account, cluster, bucket: size.name, to: copy }));
    this.add(bucket(owner, name, spec, size, { role, key: copy.key }));
  }

  #addPostgresqlCluster(system: System, service: DataService<'cloudnative-pg'> & InCluster): void {
    const { name, namespace, spec, size, pods, archive, callers } = service;
    if (pods === undefined) return;
    const owner = { namespace, system: system.name, owner: system.owner };
    const cluster = { name, ...owner, spec, size, pods, archive };
    this.add(postgresqlCluster(cluster), clusterPolicy(cluster, callers, system.cluster.network));
    this.add(instanceMonitor(owner, name, pods.labels));
    for (const end of ['rw', 'ro']) this.add(plainDestinationRule(owner, `${name}-${end}`));
    if (archive === undefined || spec.backups === undefined) return;
    const { retentionDays, schedule } = spec.backups;
    this.add(objectStore(owner, name, archive, retentionDays, pods), scheduledBackup(owner, name, schedule));
    if (size.replicaOf !== undefined)
      this.add(objectStore(owner, sourceStore(name), size.replicaOf.bucket, undefined, pods));
  }
}

/** With this label, CloudNativePG uses a new password from a Secret without further action. */
const reloaded = { type: 'kubernetes.io/basic-auth', labels: { 'cnpg.io/reload': 'true' } };
