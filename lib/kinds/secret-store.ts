import type { SecretStore as Manifest } from '../../imports/types/external-secrets.io.ts';
import type { Namespace, SecretStore } from '../resolve/system.ts';
import { namespaceMetadata } from './metadata.ts';
import { secretReader } from './service-account.ts';

/** Name of the SecretStore in every namespace. */
export const secretStoreName = 'remote-secrets';

/** The source of a namespace's secrets, read with the namespace's own identity. */
export function secretStore(namespace: Pick<Namespace, 'name' | 'system' | 'owner'>, store: SecretStore): Manifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: namespaceMetadata(namespace, secretStoreName),
    spec: { provider: provider(store) },
  };
}

function provider(store: SecretStore): NonNullable<Manifest['spec']['provider']> {
  const serviceAccountRef = { name: secretReader };
  switch (store.provider) {
    case 'aws-secrets-manager':
      return { aws: { service: 'SecretsManager', region: store.region, auth: { jwt: { serviceAccountRef } } } };
    case 'vault':
      return {
        vault: {
          server: store.server,
          path: store.path,
          version: 'v2',
          auth: { kubernetes: { mountPath: store.mountPath, role: store.role, serviceAccountRef } },
        },
      };
    case 'kubernetes':
      return {
        kubernetes: {
          remoteNamespace: store.namespace,
          server: { caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt' } },
          auth: { serviceAccount: serviceAccountRef },
        },
      };
  }
}
