import type { NamespacedMetadata } from '../../imports/kubernetes.ts';
import type { ExternalSecret } from '../../imports/types/external-secrets.io.ts';
import type { Secrets, Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
import { secretStoreName } from './secret-store.ts';

/** Makes External Secrets write the Secret of a workload, with only its keys, from the secret store. */
export function externalSecret(workload: Workload, secrets: Secrets): ExternalSecret {
  return remoteSecret(workloadMetadata(workload), secrets.keys);
}

/** Name of the Secret that the objects of a data service read. */
export function credentialsSecret(dataService: string): string {
  return `${dataService}-credentials`;
}

/** Makes External Secrets write a Secret with the given keys and the name of the metadata. */
export function remoteSecret(
  metadata: NamespacedMetadata,
  keys: Secrets['keys'],
  written?: { readonly type: string; readonly labels: Readonly<Record<string, string>> },
): ExternalSecret {
  const data = new Map<string, NonNullable<ExternalSecret['spec']['data']>[number]>();
  const template: Record<string, string> = {};
  for (const { key, remoteKey, ...source } of keys) {
    const properties = 'property' in source ? [[key, source.property]] : Object.entries(source.properties);
    for (const [secretKey = key, property = key] of properties) {
      data.set(secretKey, { secretKey, remoteRef: { key: remoteKey, property } });
    }
    template[key] = 'property' in source ? `{{ index . "${key}" }}` : source.template;
  }
  const templated = written !== undefined || keys.some((key) => 'template' in key);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata,
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'SecretStore', name: secretStoreName },
      target: {
        name: metadata.name,
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        ...(templated && {
          template: {
            engineVersion: 'v2' as const,
            mergePolicy: 'Replace' as const,
            data: template,
            ...(written && { type: written.type, metadata: { labels: { ...written.labels } } }),
          },
        }),
      },
      data: [...data.values()],
    },
  };
}
