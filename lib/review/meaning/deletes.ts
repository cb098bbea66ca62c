import { isProduction } from '../../model/environment.ts';
import { affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { annotation, at, counted, isOfKind } from './fields.ts';

/** What Argo CD deletes on its next sync: data first, what protects it, and what is left behind. */
export function* deletes(change: ClusterChange): Iterable<Meant> {
  for (const object of change.objects) {
    if (object.how !== 'removed' || object.before === undefined) continue;
    const { severity, ...said } = fate(change, object);
    const replaced =
      object.counterpart === undefined ? '' : ` ${object.counterpart} takes its place, and begins with nothing of it.`;
    yield {
      severity,
      ...said,
      reason: severity === 'low' ? said.reason : said.reason + replaced,
      object: affected(object, detailOf(change, object)),
    };
  }
}

type Fate = Omit<Meant, 'object'>;

function fate(change: ClusterChange, object: ObjectChange): Fate {
  const { kind } = object;
  const written = object.before?.object;
  const data = holdings.find(({ kinds }) => isOfKind(object, kinds));
  const keeper = keeperOf(object);
  if (keeper !== undefined) {
    const severity: Severity = data === undefined ? 'low' : 'medium';
    return {
      severity,
      what: `${kind} is no longer rendered, and stays`,
      reason: `${keeper} keeps it: it is orphaned, costs what it costs, and nobody changes it any more.`,
      wayOut: 'delete it by hand once nobody needs it',
    };
  }
  if (kind === 'StatefulSet' && at(written, 'spec.volumeClaimTemplates') !== undefined) {
    const isDeleted = at(written, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete';
    return {
      severity: isDeleted ? 'critical' : 'high',
      what: isDeleted ? 'StatefulSet is deleted with its volumes' : 'StatefulSet is deleted; its claims stay',
      reason: isDeleted
        ? 'persistentVolumeClaimRetentionPolicy deletes the claims with it.'
        : 'The claims of its pods are not deleted with it: they are orphaned, with the data in them.',
      wayOut: 'a backup before; delete the claims by hand if nobody needs them',
    };
  }
  if (data !== undefined)
    return {
      severity: 'critical',
      what: `${kind} is deleted with ${data.holds}`,
      reason: `${data.because} Nothing on the object protects it: no Prune=false, no deletion policy.`,
      wayOut: 'keep it with argocd.argoproj.io/sync-options: Prune=false, or take a backup first',
    };
  if (isOfKind(object, ['Application.argoproj.io', 'ApplicationSet.argoproj.io'])) {
    const finalizers = at(written, 'metadata.finalizers');
    const cascades =
      Array.isArray(finalizers) && finalizers.some((one) => String(one).startsWith('resources-finalizer'));
    return {
      severity: cascades ? 'high' : 'medium',
      what: cascades
        ? `${kind} is deleted with everything that it deploys`
        : `${kind} is deleted; what it deploys stays`,
      reason: cascades
        ? 'Its finalizer has Argo CD delete all its objects.'
        : 'It has no finalizer: its objects stay, and nothing follows git any more.',
      ...(cascades && { wayOut: 'take the finalizer off first, if the objects are to stay' }),
    };
  }
  const workload = workloads.find((kinds) => isOfKind(object, kinds));
  if (workload !== undefined) {
    const isRenamed = object.counterpart !== undefined;
    return {
      severity: isProduction(change) ? 'high' : 'medium',
      what: isRenamed ? `${kind} is deleted, and made under another name` : `${kind} is deleted`,
      reason: isRenamed
        ? 'There is no rollout from one name to the other: the old pods end as soon as the sync prunes them.'
        : 'Its pods end with it.',
      ...(isRenamed && { wayOut: 'add the new one first, and delete the old one in a change of its own' }),
    };
  }
  const notable = notables.find(({ kinds }) => isOfKind(object, kinds));
  if (notable !== undefined) return { severity: 'medium', what: `${kind} is deleted`, reason: notable.because };
  return {
    severity: 'low',
    what: 'objects without data are deleted',
    reason: 'They are made again from git if they come back.',
  };
}

/** What keeps an object when it is no longer rendered. */
function keeperOf({ before }: ObjectChange): string | undefined {
  const written = before?.object;
  const options = annotation(written, 'argocd.argoproj.io/sync-options') ?? '';
  if (/(^|,)\s*Prune=(false|confirm)/.test(options)) return `Argo CD's ${/Prune=\w+/.exec(options)?.[0] ?? ''}`;
  if (annotation(written, 'helm.sh/resource-policy') === 'keep') return "Helm's resource-policy";
  if (annotation(written, 'services.k8s.aws/deletion-policy') === 'retain') return "ACK's deletion policy";
  if (at(written, 'spec.deletionProtection') === true) return 'deletionProtection of AWS';
  return undefined;
}

function detailOf(change: ClusterChange, { kind, namespace, name }: ObjectChange): string | undefined {
  if (kind === 'Namespace') {
    const inside = change.before.objects.filter(({ metadata }) => metadata.namespace === name).length;
    return counted(inside, 'object');
  }
  const pods = change.before.pods.find(
    ({ owner }) =>
      owner.kind === kind && owner.metadata.name === name && (owner.metadata.namespace ?? '') === namespace,
  );
  if (pods === undefined || pods.runsOnce) return undefined;
  return counted(pods.replicas.min, 'pod');
}

const workloads = [
  ['Deployment'],
  ['StatefulSet'],
  ['DaemonSet'],
  ['Rollout'],
  ['CronJob'],
  ['RayCluster'],
  ['Pooler'],
];

/** What is lost with an object. */
const holdings: readonly { readonly kinds: readonly string[]; readonly holds: string; readonly because: string }[] = [
  {
    kinds: ['Namespace'],
    holds: 'all that is in it',
    because: 'Kubernetes deletes every object of a namespace with it.',
  },
  {
    kinds: ['PersistentVolumeClaim'],
    holds: 'its data',
    because: 'The volume goes with the claim, unless its class retains volumes.',
  },
  { kinds: ['KafkaTopic'], holds: 'its messages', because: 'The Topic Operator deletes the topic in Kafka.' },
  {
    kinds: ['Cluster.postgresql.cnpg.io'],
    holds: 'its data',
    because: 'CloudNativePG deletes the instances and their volumes.',
  },
  {
    kinds: ['DBCluster', 'DBInstance', 'GlobalCluster'],
    holds: 'its data',
    because: 'ACK deletes the database in RDS, and takes no last snapshot unless it is told to.',
  },
  { kinds: ['ReplicationGroup'], holds: 'its data', because: 'ACK deletes the group in ElastiCache.' },
  { kinds: ['Cluster.kafka.services.k8s.aws'], holds: 'all topics', because: 'ACK deletes the cluster in MSK.' },
  { kinds: ['Broker.mq.services.k8s.aws'], holds: 'its queues', because: 'ACK deletes the broker in Amazon MQ.' },
  {
    kinds: ['Bucket.s3.services.k8s.aws'],
    holds: 'its objects',
    because: 'ACK deletes the bucket, which S3 refuses only while it is not empty.',
  },
  {
    kinds: ['Key.kms.services.k8s.aws'],
    holds: 'what it encrypts',
    because: 'What a deleted key has encrypted can never be read again.',
  },
  {
    kinds: ['CustomResourceDefinition'],
    holds: 'all objects of its kind',
    because: 'Kubernetes deletes every object of a kind with its definition.',
  },
];

/** What others depend on. */
const notables: readonly { readonly kinds: readonly string[]; readonly because: string }[] = [
  { kinds: ['NodePool'], because: 'Karpenter drains and removes its nodes: pods on them move, or wait for room.' },
  { kinds: ['EC2NodeClass'], because: 'Node pools that use it make no nodes any more.' },
  {
    kinds: ['SecretStore', 'ClusterSecretStore'],
    because: 'Secrets that are read through it are not refreshed any more.',
  },
  { kinds: ['ExternalSecret'], because: 'The Secret that it owns goes with it: pods that use it do not start again.' },
  { kinds: ['StorageClass'], because: 'Claims that name it are not filled any more.' },
  { kinds: ['ClusterIssuer', 'Issuer', 'Certificate'], because: 'Certificates are not renewed any more.' },
  { kinds: ['AppProject'], because: 'Applications of the project are refused from then on.' },
  { kinds: ['ServiceAccount'], because: 'Pods that name it do not start any more.' },
];
