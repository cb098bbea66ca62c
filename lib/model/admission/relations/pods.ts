import { fieldsOf, isThere, itemsOf, numberOf, shown, textsOf, type Relation } from './relation.ts';

/** `dnsPolicy` and `dnsConfig`: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
export const dns: Relation = function* ({ dnsPolicy, dnsConfig }) {
  const { nameservers, searches } = fieldsOf(dnsConfig);
  const [servers, domains] = [textsOf(nameservers), textsOf(searches)];
  if (dnsPolicy === 'None' && servers.length === 0)
    yield { at: '.dnsConfig.nameservers', is: 'none, with dnsPolicy None', needed: 'at least one server' };
  if (servers.length > 3) yield { at: '.dnsConfig.nameservers', is: `${servers.length} servers`, needed: 'at most 3' };
  if (domains.length > 32) yield { at: '.dnsConfig.searches', is: `${domains.length} domains`, needed: 'at most 32' };
  else if (domains.join(' ').length > 2048)
    yield { at: '.dnsConfig.searches', is: `${domains.join(' ').length} characters`, needed: 'at most 2048' };
};

/** On the network of the node a port of the container is one of the node. */
export const hostPorts: Relation = function* ({ hostNetwork, containers, initContainers }) {
  if (hostNetwork !== true) return;
  for (const [list, value] of [
    ['containers', containers],
    ['initContainers', initContainers],
  ] as const)
    for (const [index, { ports }] of itemsOf(value))
      for (const [port, { containerPort, hostPort }] of itemsOf(ports))
        if (isThere(hostPort) && hostPort !== 0 && hostPort !== containerPort)
          yield {
            at: `.${list}[${index}].ports[${port}].hostPort`,
            is: `${shown(hostPort)} on hostNetwork, and containerPort ${shown(containerPort)}`,
            needed: 'the same as containerPort, or no such field',
          };
};

/** A setting of the kernel, twice. */
export const sysctls: Relation = function* ({ securityContext }) {
  const names = new Set<unknown>();
  for (const [index, { name }] of itemsOf(fieldsOf(securityContext).sysctls)) {
    if (names.has(name))
      yield { at: `.securityContext.sysctls[${index}].name`, is: `${shown(name)} again`, needed: 'each setting once' };
    names.add(name);
  }
};

/** Processes of the node and of the pod alone exclude each other. */
export const processes: Relation = function* ({ hostPID, shareProcessNamespace }) {
  if (hostPID === true && shareProcessNamespace === true)
    yield { at: '.shareProcessNamespace', is: 'true with hostPID', needed: 'one of the two' };
};

/** A volume of a container is either mounted or a device, and a device is a claim. */
export const devices: Relation = function* ({ containers, initContainers, volumes }) {
  const ofPod = new Map(itemsOf(volumes).map(([, volume]) => [volume.name, volume]));
  for (const [list, value] of [
    ['containers', containers],
    ['initContainers', initContainers],
  ] as const)
    for (const [index, { volumeDevices, volumeMounts }] of itemsOf(value)) {
      const mounts = itemsOf(volumeMounts);
      const names = new Set<unknown>();
      for (const [device, { devicePath, name }] of itemsOf(volumeDevices)) {
        const at = `.${list}[${index}].volumeDevices[${device}]`;
        const volume = ofPod.get(name);
        if (names.has(name)) yield { at: `${at}.name`, is: `${shown(name)} again`, needed: 'each device once' };
        names.add(name);
        if (volume !== undefined && !isThere(volume.persistentVolumeClaim) && !isThere(volume.ephemeral))
          yield {
            at: `${at}.name`,
            is: `${shown(name)}, which is no claim`,
            needed: 'a volume with persistentVolumeClaim or ephemeral',
          };
        if (mounts.some(([, mount]) => mount.name === name))
          yield { at: `${at}.name`, is: `${shown(name)}, which is mounted, too`, needed: 'a device or a mount' };
        if (mounts.some(([, mount]) => mount.mountPath === devicePath))
          yield {
            at: `${at}.devicePath`,
            is: `${shown(devicePath)}, which is a mountPath`,
            needed: 'a path of its own',
          };
      }
    }
};

/** What a container claims of `resourceClaims`: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
export const claims: Relation = function* ({ containers, initContainers, resourceClaims }) {
  const declared = new Set<unknown>();
  for (const [index, { name, resourceClaimName, resourceClaimTemplateName }] of itemsOf(resourceClaims)) {
    const at = `.resourceClaims[${index}]`;
    if (declared.has(name)) yield { at: `${at}.name`, is: `${shown(name)} again`, needed: 'a name of its own' };
    declared.add(name);
    if (isThere(resourceClaimName) === isThere(resourceClaimTemplateName))
      yield {
        at,
        is: isThere(resourceClaimName) ? 'resourceClaimName and resourceClaimTemplateName' : 'no claim',
        needed: 'one of resourceClaimName and resourceClaimTemplateName',
      };
  }
  for (const [list, value] of [
    ['containers', containers],
    ['initContainers', initContainers],
  ] as const)
    for (const [index, { resources }] of itemsOf(value))
      for (const [claim, { name }] of itemsOf(fieldsOf(resources).claims))
        if (!declared.has(name))
          yield {
            at: `.${list}[${index}].resources.claims[${claim}].name`,
            is: `${shown(name)}, which the pod does not claim`,
            needed: 'a name of resourceClaims',
          };
};

/** https://kubernetes.io/docs/tasks/configure-pod-container/attach-handler-lifecycle-event/ */
export const sleeps: Relation = function* ({ containers, initContainers, terminationGracePeriodSeconds }) {
  const grace = numberOf(terminationGracePeriodSeconds) ?? 30;
  for (const [list, value] of [
    ['containers', containers],
    ['initContainers', initContainers],
  ] as const)
    for (const [index, { lifecycle }] of itemsOf(value))
      for (const hook of ['postStart', 'preStop']) {
        const seconds = numberOf(fieldsOf(fieldsOf(fieldsOf(lifecycle)[hook]).sleep).seconds);
        if (seconds === undefined || (seconds >= 0 && seconds <= grace)) continue;
        yield {
          at: `.${list}[${index}].lifecycle.${hook}.sleep.seconds`,
          is: shown(seconds),
          needed: `0 to terminationGracePeriodSeconds, ${grace}`,
        };
      }
};
