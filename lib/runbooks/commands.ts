import type { AlertSubject } from '../resolve/system.ts';
import type { Workload } from '../resolve/workload.ts';
import type { DataServiceSpec } from '../spec/data-service.ts';
import type { DataServiceSize } from '../spec/data-service-size.ts';
import type { Described } from './described.ts';

/** Commands to inspect an object, with its names in the cluster. */
export function commandsOf(subject: AlertSubject, described: Described): readonly string[] {
  const { spec, system } = described;
  switch (subject.is) {
    case 'namespace':
      return [
        `kubectl -n ${subject.namespace} get pods -o wide`,
        `kubectl -n ${subject.namespace} get events --sort-by=.lastTimestamp | tail -n 30`,
      ];
    case 'workload': {
      const workload = system.namespaces
        .flatMap(({ workloads }) => workloads)
        .find(({ namespace, name }) => namespace === subject.namespace && name === subject.name);
      return workload === undefined ? [] : workloadCommands(workload);
    }
    case 'data service': {
      const service = spec.dataServices?.[subject.name];
      const size = system.cluster.dataServices[subject.name];
      if (service === undefined || size === undefined) return [];
      const exporter = `${subject.name}-exporter`;
      const watched = system.namespaces.flatMap(({ workloads }) => workloads.filter(({ name }) => name === exporter));
      return [
        ...dataServiceCommands(subject.name, service, size, described),
        ...watched.flatMap(({ namespace, name }) => `kubectl -n ${namespace} logs deployment/${name} --tail=50`),
      ];
    }
  }
}

function workloadCommands({ namespace, name, controller }: Workload): readonly string[] {
  const label = `-l app.kubernetes.io/name=${name}`;
  const logs = `kubectl -n ${namespace} logs ${label} --all-containers --tail=50 --prefix`;
  const pods = `kubectl -n ${namespace} get pods ${label} -o wide`;
  switch (controller.kind) {
    case 'CronJob':
      return [`kubectl -n ${namespace} get cronjob/${name}`, `kubectl -n ${namespace} get jobs ${label}`, pods, logs];
    case 'Deployment':
      return [
        pods,
        controller.delivery.strategy === 'rolling'
          ? `kubectl -n ${namespace} rollout status deployment/${name} --timeout=5s`
          : `kubectl argo rollouts get rollout ${name} -n ${namespace}`,
        `kubectl -n ${namespace} describe pods ${label} | sed -n '/^Events/,$p'`,
        logs,
      ];
    case 'DaemonSet':
    case 'Job':
    case 'RayCluster':
    case 'StatefulSet':
      return [pods, `kubectl -n ${namespace} describe pods ${label} | sed -n '/^Events/,$p'`, logs];
  }
}

function dataServiceCommands(
  name: string,
  { layer }: DataServiceSpec,
  size: DataServiceSize,
  { spec, system }: Described,
): readonly string[] {
  const region = `--region ${system.cluster.region}`;
  const namespace = system.namespaces[Object.keys(spec.layers).indexOf(layer)]?.name ?? layer;
  const since = '--duration 120';
  switch (size.kind) {
    case 'aurora-postgresql':
      return [
        `aws rds describe-db-clusters ${region} --db-cluster-identifier ${size.identifier} --query 'DBClusters[].[Status,DBClusterMembers[].[DBInstanceIdentifier,IsClusterWriter]]'`,
        `aws rds describe-events ${region} --source-type db-cluster --source-identifier ${size.identifier} ${since}`,
      ];
    case 'rds-postgresql':
      return [
        `aws rds describe-db-instances ${region} --db-instance-identifier ${size.identifier} --query 'DBInstances[].[DBInstanceStatus,MultiAZ,ReadReplicaDBInstanceIdentifiers]'`,
        `aws rds describe-events ${region} --source-type db-instance --source-identifier ${size.identifier} ${since}`,
      ];
    case 'cloudnative-pg':
      return [
        `kubectl cnpg status ${name} -n ${namespace}`,
        `kubectl -n ${namespace} get clusters.postgresql.cnpg.io,pods,pvc`,
      ];
    case 'postgresql-external':
      return [
        `# ${name} runs outside of AWS: ${size.host}:${size.port}; look at the status page of its provider first`,
      ];
    case 'redis':
      return [
        `aws elasticache describe-replication-groups ${region} --replication-group-id ${size.identifier} --query 'ReplicationGroups[].[Status,NodeGroups[].NodeGroupMembers]'`,
      ];
    case 'rabbitmq':
      return [`aws mq list-brokers ${region} --query "BrokerSummaries[?BrokerName=='${size.identifier}']"`];
    case 'kafka':
      return [
        `aws kafka list-clusters-v2 ${region} --cluster-name-filter ${size.identifier} --query 'ClusterInfoList[].[ClusterName,State]'`,
      ];
    case 'bucket':
      return [`aws s3 ls s3://${size.name}/ ${region}`];
  }
}
