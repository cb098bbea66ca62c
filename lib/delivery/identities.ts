import { alertReceivers } from '../kinds/alertmanager-config.ts';
import { noticeCredentials } from '../kinds/argocd-notifications.ts';
import type { ClusterIdentity } from '../kinds/cluster-config.ts';
import { grafanaAdmin } from '../kinds/platform.ts';
import type { ResolvedController } from '../resolve/controllers.ts';
import { previewSecrets } from '../resolve/preview-environment.ts';
import type { System } from '../resolve/system.ts';

/**
 * AWS identities that must exist before Argo CD runs: those of the controllers, and of each namespace's secret reader.
 */
export function clusterIdentities(
  system: System,
  installed: readonly ResolvedController[],
): readonly ClusterIdentity[] {
  const { cluster, namespaces, monitoringSecrets, deploymentNotices, previews } = system;
  const ofControllers = installed.flatMap(({ identity, namespace: home }) =>
    identity === undefined
      ? []
      : [{ ...identity, namespace: home, role: `${cluster.name}-${identity.serviceAccount}` }],
  );
  const stores = [
    ...namespaces.map(({ name, secretStore, workloads }) => {
      const ofServices = system.dataServices.filter((service) => service.namespace === name);
      const keys = [
        ...workloads.flatMap(({ secrets }) => secrets?.keys ?? []),
        ...ofServices.flatMap(({ secretKeys }) => secretKeys),
      ];
      return { name, store: secretStore, remoteKeys: keys.map(({ remoteKey }) => remoteKey) };
    }),
    {
      name: 'monitoring',
      store: monitoringSecrets.store,
      remoteKeys: [grafanaAdmin.remote, alertReceivers.remote].map((name) => `${monitoringSecrets.keyPrefix}${name}`),
    },
    {
      name: 'argocd',
      store: deploymentNotices?.store,
      remoteKeys: [`${monitoringSecrets.keyPrefix}${noticeCredentials.remote}`],
    },
  ];
  const ofNamespaces = stores.flatMap(({ name, store, remoteKeys }) =>
    store?.provider === 'aws-secrets-manager' ? [secretReader(system, name, remoteKeys)] : [],
  );
  if (previews === undefined) return [...ofControllers, ...ofNamespaces];
  const ofPreviews = {
    ...secretReader(system, 'preview', [`${system.name}/${previewSecrets}/*`]),
    subjectPattern: 'system:serviceaccount:pr-*:external-secrets',
  };
  return [...ofControllers, ...ofNamespaces, ofPreviews];
}

/**
 * The identity that reads the remote secrets of one namespace, and no others. Secrets Manager appends a dash and six
 * characters to the name.
 */
function secretReader({ cluster }: System, namespaceName: string, remoteKeys: readonly string[]): ClusterIdentity {
  const region = '{region}';
  return {
    serviceAccount: 'external-secrets',
    namespace: namespaceName,
    role: `${cluster.name}-${namespaceName}-external-secrets`,
    statements: [
      {
        actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        resources: [...new Set(remoteKeys)]
          .sort()
          .map((key) => `arn:aws:secretsmanager:${region}:{account}:secret:${key}-??????`),
      },
      {
        actions: ['kms:Decrypt'],
        resources: ['{key}'],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
      },
    ],
  };
}
