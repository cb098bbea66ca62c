import { noticeCredentials, noticeKeys, noticeSettings, noticeSettingsName } from '../kinds/argocd-notifications.ts';
import { filesConfigMap } from '../kinds/config-map.ts';
import { remoteSecret } from '../kinds/external-secret.ts';
import { namespaceMetadata } from '../kinds/metadata.ts';
import { secretStore } from '../kinds/secret-store.ts';
import { secretReaderAccount } from '../kinds/service-account.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { System } from '../resolve/system.ts';

/**
 * What Argo CD needs to tell people of deployments: its settings, and the credentials of the receivers. They are applied
 * after External Secrets. Without subscriptions the settings do nothing, so that they are never pruned: Argo CD's own
 * installation has the ConfigMap too.
 */
export function noticeObjects(system: System): readonly Manifest[] {
  const { name, owner, deploymentNotices, monitoringSecrets } = system;
  if (deploymentNotices === undefined) return [];
  const { receivers, store } = deploymentNotices;
  const place = { name: 'argocd', system: name, owner };
  const keys = noticeKeys(receivers).map((key) => ({
    ...{ key, property: key, remoteKey: `${monitoringSecrets.keyPrefix}${noticeCredentials.remote}` },
  }));
  const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false' };
  const objects = [
    [-84, secretReaderAccount(place, store)],
    [-84, secretStore(place, store)],
    [-83, remoteSecret(namespaceMetadata(place, noticeCredentials.secret), keys)],
    [-83, filesConfigMap(namespaceMetadata(place, noticeSettingsName, kept), noticeSettings(system, receivers))],
  ] as unknown as readonly (readonly [number, Manifest])[];
  return objects.map(([wave, { metadata, ...rest }]) => {
    const annotations = { ...metadata.annotations, 'argocd.argoproj.io/sync-wave': String(wave) };
    return { ...rest, metadata: { ...metadata, annotations } };
  });
}
