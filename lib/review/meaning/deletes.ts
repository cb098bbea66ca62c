import { isProduction } from '../../model/environment.ts';
import { counted } from '../../schemas/wording.ts';
import { affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { annotation, at, isOfKind } from './fields.ts';
import { deletedResources } from './stacks.ts';

/** What Argo CD deletes in its next sync, and CloudFormation with the stack: data first, with its protection, and what remains. */
export function* deletes(change: ClusterChange): Iterable<Meant> {
  yield* deletedResources(change);
  for (const object of change.objects) {
    if (object.how !== 'removed' || object.before === undefined) continue;
    const { severity, ...said } = fate(change, object);
    const replaced =
      object.counterpart === undefined ? '' : ` ${object.counterpart} replaces it, and starts without its data.`;
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
  const remover = removers.find(({ kinds }) => isOfKind(object, kinds));
  if (remover !== undefined)
    return {
      severity: 'medium',
      what: `${kind} is no longer rendered; what it made remains`,
      reason: `Argo CD does not apply it: only ${remover.who} deletes what was made of it, and data with it.`,
      wayOut: `${remover.who}, once nobody needs it`,
    };
  const written = object.before?.object;
  const data = holdings.find(({ kinds }) => isOfKind(object, kinds));
  const keeper = keeperOf(object);
  if (keeper !== undefined) {
    const severity: Severity = data === undefined ? 'low' : 'medium';
    return {
      severity,
      what: `${kind} is no longer rendered, and remains`,
      reason: `${keeper} keeps it: it is orphaned, still costs money, and nobody changes it any more.`,
      wayOut: 'delete it by hand once nobody needs it',
    };
  }
  if (kind === 'StatefulSet' && at(written, 'spec.volumeClaimTemplates') !== undefined) {
    const isDeleted = at(written, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete';
    return {
      severity: isDeleted ? 'critical' : 'high',
      what: isDeleted ? 'StatefulSet is deleted with its volumes' : 'StatefulSet is deleted; its claims remain',
      reason: isDeleted
        ? 'persistentVolumeClaimRetentionPolicy deletes the claims with it.'
        : 'The claims of its pods are not deleted with it: they are orphaned, with their data.',
      wayOut: 'make a backup first; delete the claims by hand if nobody needs them',
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
      what: cascades ? `${kind} is deleted with everything that it deploys` : `${kind} is deleted; its objects remain`,
      reason: cascades
        ? 'Its finalizer makes Argo CD delete all its objects.'
        : 'It has no finalizer: its objects remain, and no longer follow git.',
      ...(cascades && { wayOut: 'remove the finalizer first, if the objects must remain' }),
    };
  }
  const workload = workloads.find((kinds) => isOfKind(object, kinds));
  if (workload !== undefined) {
    const isRenamed = object.counterpart !== undefined;
    return {
      severity: isProduction(change) ? 'high' : 'medium',
      what: isRenamed ? `${kind} is deleted, and created under another name` : `${kind} is deleted`,
      reason: isRenamed
        ? 'There is no rollout from one name to the other: the old pods end as soon as the sync prunes them.'
        : 'Its pods are stopped.',
      ...(isRenamed && { wayOut: 'add the new one first, and delete the old one in a separate change' }),
    };
  }
  const notable = notables.find(({ kinds }) => isOfKind(object, kinds));
  if (notable !== undefined) return { severity: 'medium', what: `${kind} is deleted`, reason: notable.because };
  return {
    severity: 'low',
    what: 'objects without data are deleted',
    reason: 'They can be created again from git.',
  };
}

/** What keeps an object that is no longer rendered. */
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

/** Objects that people give to a program, and what deletes what that has made of them. */
const removers: readonly { readonly kinds: readonly string[]; readonly who: string }[] = [
  { kinds: ['ClusterConfig.eksctl.io'], who: 'eksctl delete cluster' },
  { kinds: ['Template.cloudformation.amazonaws.com'], who: 'aws cloudformation delete-stack' },
  { kinds: ['Cluster.kind.x-k8s.io'], who: 'kind delete cluster' },
];

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
    because: 'The volume is deleted with the claim, unless its StorageClass retains volumes.',
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
    because: 'ACK deletes the database in RDS, and makes a final snapshot only if the object requests one.',
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
    because: 'Kubernetes deletes every object of a kind with its CustomResourceDefinition.',
  },
];

/** Objects on which others depend. */
const notables: readonly { readonly kinds: readonly string[]; readonly because: string }[] = [
  { kinds: ['NodePool'], because: 'Karpenter drains and removes its nodes: pods on them move, or wait for room.' },
  { kinds: ['EC2NodeClass'], because: 'Node pools that use it create no nodes any more.' },
  {
    kinds: ['SecretStore', 'ClusterSecretStore'],
    because: 'Secrets that are read through it are no longer refreshed.',
  },
  {
    kinds: ['ExternalSecret'],
    because: 'The Secret that it owns is deleted with it: pods that use the Secret cannot start any more.',
  },
  { kinds: ['StorageClass'], because: 'Claims that name it get no volumes any more.' },
  { kinds: ['ClusterIssuer', 'Issuer', 'Certificate'], because: 'Certificates are no longer renewed.' },
  { kinds: ['AppProject'], because: 'Applications of the project are refused.' },
  { kinds: ['ServiceAccount'], because: 'Pods that name it cannot start any more.' },
];
