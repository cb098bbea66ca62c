import type { KindName, KubernetesObject, Of } from '../kinds.ts';

/** Kinds that hold data, or everything in a namespace: what is deleted with one of them does not come back. */
export const dataKinds: readonly KindName[] = [
  'Namespace',
  'PersistentVolumeClaim',
  'StatefulSet',
  'KafkaTopic',
  'Cluster.postgresql.cnpg.io',
  'DBCluster',
  'DBInstance',
  'GlobalCluster',
  'ReplicationGroup',
  'Cluster.kafka.services.k8s.aws',
  'Broker',
  'Bucket',
];

/** Whether an object is an instance of a DBCluster, which holds the data: its instances come and go. */
export function isInstanceOfCluster(object: KubernetesObject): boolean {
  return object.kind === 'DBInstance' && (object as Of<'DBInstance'>).spec?.dbClusterIdentifier !== undefined;
}
