import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Cluster } from '../lib/model/cluster.ts';
import type { KubernetesObject } from '../lib/model/kinds.ts';
import { fieldsIn, itemsIn } from '../lib/model/untyped.ts';
import { rendered } from './platform.ts';

// What a cluster on AWS needs to come up from nothing. Each was once wrong, and no schema and no API server said so.
const clusters = rendered.subjects.clusters.filter(
  (cluster) => cluster.of('ClusterConfig').length > 0 && !cluster.name.startsWith('preview/'),
);

describe.each(clusters.map((cluster) => [cluster.name, cluster] as const))('%s', (name, cluster) => {
  const [config] = cluster.of('ClusterConfig');
  const [environment = '', system = ''] = name.split('/');
  const template = rendered.dist.get(`clusters/${environment}/${system}.cloudformation.template`) ?? '';
  const made = Object.entries(fieldsIn(fieldsIn(parse(template)).Resources)).map(
    ([id, one]) => [id, fieldsIn(fieldsIn(one).Properties)] as const,
  );

  // In strict mode, a pod without a policy is closed: CoreDNS, and Argo CD, which would bring the policies.
  it('enforces policies, and closes nothing that has none', () => {
    const [cni] = (config?.addons ?? []).filter((one) => one.name === 'vpc-cni');
    const values = fieldsIn(JSON.parse(cni?.configurationValues ?? '{}'));
    expect(values.enableNetworkPolicy).toBe('true');
    expect(fieldsIn(values.env).NETWORK_POLICY_ENFORCING_MODE).toBe('standard');
  });

  // The API server calls webhooks from its interfaces. eksctl would put them among nodes and pods.
  it('has the API server in the subnets that the policies of webhooks let in', () => {
    const inTemplate = made.flatMap(([id, { CidrBlock }]) => (/^ControlPlaneSubnet\d$/.test(id) ? [CidrBlock] : []));
    expect(inTemplate).toHaveLength(3);
    expect(fieldsIn(config?.vpc).controlPlaneSubnetIDs).toHaveLength(3);
    const policies = cluster.of('NetworkPolicy').filter(({ metadata }) => metadata.name === 'cert-manager-webhook');
    expect(policies).toHaveLength(1);
    const lets = policies.flatMap(({ spec }) => (spec?.ingress ?? []).flatMap(({ from = [] }) => from));
    expect(lets.flatMap(({ ipBlock }) => ipBlock?.cidr ?? [])).toEqual(inTemplate);
  });

  // RDS makes one user, the master. Workloads sign in as another, which a copy in another region has from its source.
  it('makes the user of each database before anything signs in', () => {
    const databases = [...cluster.of('DBCluster'), ...cluster.of('DBInstance')].filter(
      ({ spec }) => fieldsIn(spec).masterUserPassword !== undefined,
    );
    const makers = cluster.of('Job').filter(({ metadata }) => metadata.name.endsWith('-users'));
    expect(makers.map(({ metadata }) => metadata.namespace)).toEqual(
      databases.map(({ metadata }) => metadata.namespace),
    );
    for (const { metadata } of makers) {
      const script = cluster.named('ConfigMap', metadata.namespace ?? '', metadata.name)?.data?.['users.sql'] ?? '';
      expect(script).toMatch(/CREATE ROLE[^]*ALTER ROLE[^]*ALTER DATABASE/);
      const credentials = credentialsOf(cluster, metadata.namespace, metadata.name);
      const users = cluster
        .of('Job', 'Deployment')
        .filter((one) => one.metadata.namespace === metadata.namespace && one.metadata.name !== metadata.name)
        .filter((one) => {
          const read = credentialsOf(cluster, metadata.namespace, one.metadata.name);
          return read.some((key) => credentials.includes(key));
        });
      expect(users.length).toBeGreaterThan(0);
      for (const user of users) expect(waveOf(metadata), user.metadata.name).toBeLessThan(waveOf(user.metadata));
    }
  });

  // S3 copies no object that it cannot decrypt here and encrypt there.
  it('lets S3 use both keys of a bucket that it copies', () => {
    for (const { metadata, spec } of cluster.of('Bucket')) {
      const { role, rules = [] } = spec?.replication ?? {};
      if (role === undefined) continue;
      const [, roleName = ''] = /role\/(.+)$/.exec(role) ?? [];
      const policies = cluster.objects
        .filter(({ kind, apiVersion }) => kind === 'Role' && apiVersion.startsWith('iam.'))
        .map((one) => fieldsIn(fieldsIn(one).spec))
        .filter((one) => one.name === roleName)
        .flatMap(({ inlinePolicies }) => Object.values(fieldsIn(inlinePolicies)))
        .flatMap((text) => itemsIn(fieldsIn(JSON.parse(String(text))).Statement).map(fieldsIn));
      const mayUse = (action: string) => policies.flatMap((one) => (one.Action === action ? [one.Resource] : []));
      const [encrypted] = spec?.encryption?.rules ?? [];
      const own = encrypted?.applyServerSideEncryptionByDefault?.kmsMasterKeyID;
      expect(mayUse('kms:Decrypt'), metadata.name).toEqual([own]);
      expect(mayUse('kms:Encrypt'), metadata.name).toEqual(
        rules.map(({ destination }) => destination?.encryptionConfiguration?.replicaKMSKeyID),
      );
    }
  });
});

/** Remote secrets of databases that a workload reads. */
function credentialsOf(cluster: Cluster, namespace = '', name = ''): readonly string[] {
  const data = cluster.named('ExternalSecret', namespace, name)?.spec?.data ?? [];
  return data.flatMap(({ remoteRef }) => (remoteRef?.key?.endsWith('/database') === true ? remoteRef.key : []));
}

function waveOf({ annotations }: KubernetesObject['metadata']): number {
  return Number(annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}
