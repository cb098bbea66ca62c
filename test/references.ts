import { ofKind, podsOf, title, type Placed } from './objects.ts';

/** `object needs Kind name` for every reference that leads nowhere. */
export function danglingReferences(objects: readonly Placed[]): readonly string[] {
  const present = new Set(objects.map(title));
  const keys = new Map(
    ofKind(objects, 'ExternalSecret').map(({ metadata, spec }) => [
      `${metadata.namespace}/${spec.target?.name ?? metadata.name}`,
      new Set(
        Object.keys(spec.target?.template?.data ?? {}).concat(
          spec.target?.template ? [] : (spec.data ?? []).map(({ secretKey }) => secretKey),
        ),
      ),
    ]),
  );
  const missing: string[] = [];
  const need = (from: Placed, what: string, isThere: boolean) => {
    if (!isThere) missing.push(`${title(from)} needs ${what}`);
  };
  for (const { owner, spec } of podsOf(objects)) {
    const { namespace } = owner.metadata;
    const secretKey = (name: string, key: string) => keys.get(`${namespace}/${name}`)?.has(key) === true;
    const account = `ServiceAccount ${namespace}/${spec.serviceAccountName ?? 'none'}`;
    need(owner, account, present.has(account));
    need(
      owner,
      `PriorityClass ${spec.priorityClassName ?? ''}`,
      present.has(`PriorityClass /${spec.priorityClassName ?? ''}`),
    );
    for (const { secret, configMap } of spec.volumes ?? []) {
      if (configMap)
        need(owner, `ConfigMap ${configMap.name ?? ''}`, present.has(`ConfigMap ${namespace}/${configMap.name ?? ''}`));
      for (const { key } of secret?.items ?? []) need(owner, `key ${key}`, secretKey(secret?.secretName ?? '', key));
      if (secret) need(owner, `Secret ${secret.secretName ?? ''}`, keys.has(`${namespace}/${secret.secretName ?? ''}`));
    }
    const mounts = spec.containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
    const claims = owner.kind === 'StatefulSet' ? ['data'] : [];
    const volumes = new Set([...(spec.volumes ?? []).map(({ name }) => name), ...claims]);
    for (const mount of mounts) need(owner, `volume ${mount}`, volumes.has(mount));
    for (const { valueFrom } of spec.containers.flatMap(({ env = [] }) => env)) {
      const reference = valueFrom?.secretKeyRef;
      if (reference) need(owner, `key ${reference.key}`, secretKey(reference.name ?? '', reference.key));
    }
  }
  for (const one of ofKind(objects, 'ExternalSecret')) {
    const store = `SecretStore ${one.metadata.namespace}/${one.spec.secretStoreRef?.name ?? ''}`;
    need(one, store, present.has(store));
    for (const { secretKey } of one.spec.data ?? []) need(one, `data ${secretKey}`, secretKey !== '');
  }
  for (const one of ofKind(objects, 'SecretStore')) {
    const account = one.spec.provider.aws?.auth?.jwt?.serviceAccountRef?.name ?? 'external-secrets';
    need(one, `ServiceAccount ${account}`, present.has(`ServiceAccount ${one.metadata.namespace}/${account}`));
  }
  for (const one of ofKind(objects, 'ScaledObject')) {
    for (const { authenticationRef } of one.spec.triggers) {
      if (authenticationRef === undefined) continue;
      const reference = `TriggerAuthentication ${one.metadata.namespace}/${authenticationRef.name}`;
      need(one, reference, present.has(reference));
    }
  }
  for (const one of ofKind(objects, 'RoleBinding')) {
    if (one.roleRef.kind === 'Role')
      need(one, `Role ${one.roleRef.name}`, present.has(`Role ${one.metadata.namespace}/${one.roleRef.name}`));
  }
  for (const one of ofKind(objects, 'Service')) {
    const selector = one.spec?.selector ?? {};
    const selected = podsOf(objects).some(
      ({ owner, labels }) =>
        owner.metadata.namespace === one.metadata.namespace &&
        Object.entries(selector).every(([label, value]) => labels[label] === value),
    );
    need(one, 'a pod', selected);
  }
  for (const one of ofKind(objects, 'StatefulSet')) {
    const service = `Service ${one.metadata.namespace}/${one.spec?.serviceName ?? ''}`;
    need(one, service, present.has(service));
    for (const { spec } of one.spec?.volumeClaimTemplates ?? []) {
      const name = spec?.storageClassName;
      if (name !== undefined) need(one, `StorageClass ${name}`, present.has(`StorageClass /${name}`));
    }
  }
  return missing;
}
