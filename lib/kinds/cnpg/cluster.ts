import type { Cluster } from '../../../imports/types/postgresql.cnpg.io.ts';
import type { CloudnativePg } from '../../spec/data-service.ts';
import type { CloudnativePgSize } from '../../spec/data-service-size.ts';
import type { OperatedPods } from '../../resolve/system.ts';
import { resources } from '../container.ts';
import { credentialsSecret } from '../external-secret.ts';
import { namespaceMetadata } from '../metadata.ts';
import { present } from '../present.ts';
import { archivePlugin, sourceStore } from './object-store.ts';

/** The input of a PostgreSQL cluster. */
export interface PostgresqlCluster {
  readonly name: string;
  readonly namespace: string;
  readonly system: string;
  readonly owner: string;
  readonly spec: CloudnativePg;
  readonly size: CloudnativePgSize;
  readonly pods: OperatedPods;
  /** Bucket of its backups. */
  readonly archive: string | undefined;
}

/** Name by which a cluster refers to its source in another region. */
const source = 'source';

/** A CloudNativePG cluster: at most one instance on a node, spread over zones, TLS required. */
export function postgresqlCluster(cluster: PostgresqlCluster): Cluster {
  const { name, namespace, system, owner, spec, size, pods, archive } = cluster;
  const { nodeSelector, tolerations } = pods.placement;
  const volume = (amount: string) => present({ size: amount, storageClass: pods.storageClass });
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: namespaceMetadata({ name: namespace, system, owner }, name, outsideMesh()),
    spec: present({
      description: spec.description,
      imageName: `ghcr.io/cloudnative-pg/postgresql:${spec.version}-standard-trixie`,
      imagePullPolicy: 'Always',
      instances: size.instances,
      inheritedMetadata: { labels: { [meshLabel]: 'false' } },
      storage: volume(size.storage),
      walStorage: volume(size.walStorage),
      resources: resources(pods.resources),
      priorityClassName: `${system}-critical`,
      affinity: {
        enablePodAntiAffinity: true,
        podAntiAffinityType: 'required',
        topologyKey: 'kubernetes.io/hostname',
        ...(Object.keys(nodeSelector).length > 0 && { nodeSelector: { ...nodeSelector } }),
        ...(tolerations.length > 0 && { tolerations: tolerations.map((toleration) => ({ ...toleration })) }),
      },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: pods.zoneSpread,
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: { ...pods.labels, 'cnpg.io/podRole': 'instance' } },
        },
      ],
      // With a single instance, the budget would keep its node from being drained.
      enablePDB: size.instances > 1,
      enableSuperuserAccess: false,
      primaryUpdateMethod: size.instances > 1 ? ('switchover' as const) : ('restart' as const),
      bootstrap: bootstrap(spec, name, size.replicaOf !== undefined),
      replica: size.replicaOf && { enabled: true, source },
      externalClusters: size.replicaOf && [{ name: source, plugin: archivePlugin(sourceStore(name), name) }],
      plugins: archive === undefined ? undefined : [{ ...archivePlugin(name, name), isWALArchiver: true }],
      postgresql: {
        parameters: {
          // The most data that is lost with a region (DAA REQ-T237: less than 5 minutes).
          ...(archive !== undefined && { archive_timeout: '2min' }),
          ...spec.parameters,
        },
        pg_hba: ['hostnossl all all all reject'],
      },
    }),
  };
}

const meshLabel = 'sidecar.istio.io/inject';

/**
 * Jobs that create instances do not inherit labels. They must have no proxy: it would know no destinations and refuse
 * all connections.
 */
function outsideMesh(): Record<string, string> {
  const path = `/spec/template/metadata/labels/${meshLabel.replace('/', '~1')}`;
  const patch = JSON.stringify([{ op: 'add', path, value: 'false' }]);
  const jobs = ['initdb', 'join', 'fullRecovery', 'majorUpgrade'];
  return Object.fromEntries(jobs.map((job) => [`cnpg.io/${job}JobPatch`, patch]));
}

/** A new database, or a copy from the backups of the cluster in the other region. */
function bootstrap(
  { database, user }: CloudnativePg,
  name: string,
  follows: boolean,
): NonNullable<Cluster['spec']['bootstrap']> {
  const application = { database, owner: user, secret: { name: credentialsSecret(name) } };
  return follows ? { recovery: { source, ...application } } : { initdb: { ...application, dataChecksums: true } };
}
