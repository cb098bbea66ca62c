import { containersIn, isThere, itemsOf, numberOf, repeated, valueText, textsOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** `dnsPolicy` and `dnsConfig`: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config */
export const dns: Relation = function* ({ dnsPolicy, dnsConfig }) {
  const { nameservers, searches } = fieldsIn(dnsConfig);
  const [servers, domains] = [textsOf(nameservers), textsOf(searches)];
  if (dnsPolicy === 'None' && servers.length === 0)
    yield { at: '.dnsConfig.nameservers', is: 'none, with dnsPolicy None', needed: 'at least one server' };
  if (servers.length > 3) yield { at: '.dnsConfig.nameservers', is: `${servers.length} servers`, needed: 'at most 3' };
  if (domains.length > 32) yield { at: '.dnsConfig.searches', is: `${domains.length} domains`, needed: 'at most 32' };
  else if (domains.join(' ').length > 2048)
    yield { at: '.dnsConfig.searches', is: `${domains.join(' ').length} characters`, needed: 'at most 2048' };
};

/** With `hostNetwork`, every container port is also a port of the node. */
export const hostPorts: Relation = function* (pod) {
  if (pod.hostNetwork !== true) return;
  for (const [place, { ports }] of containersIn(pod))
    for (const [port, { containerPort, hostPort }] of itemsOf(ports))
      if (isThere(hostPort) && hostPort !== 0 && hostPort !== containerPort)
        yield {
          at: `${place}.ports[${port}].hostPort`,
          is: `${valueText(hostPort)} on hostNetwork, and containerPort ${valueText(containerPort)}`,
          needed: 'the same as containerPort, or no such field',
        };
};

/** Each sysctl is set once. */
export const sysctls: Relation = function* ({ securityContext }) {
  const names = itemsOf(fieldsIn(securityContext).sysctls).map(([, { name }]) => name);
  for (const [index, name] of repeated(names))
    yield {
      at: `.securityContext.sysctls[${index}].name`,
      is: `${valueText(name)} again`,
      needed: 'each setting once',
    };
};

/** `hostPID` and `shareProcessNamespace` exclude each other. */
export const processes: Relation = function* ({ hostPID, shareProcessNamespace }) {
  if (hostPID === true && shareProcessNamespace === true)
    yield { at: '.shareProcessNamespace', is: 'true with hostPID', needed: 'one of the two' };
};

/** A volume of a container is either mounted or a device, and a device is a claim. */
export const devices: Relation = function* (pod) {
  const users = containersIn(pod).filter(([, { volumeDevices }]) => isThere(volumeDevices));
  if (users.length === 0) return;
  const ofPod = new Map(itemsOf(pod.volumes).map(([, volume]) => [volume.name, volume]));
  for (const [place, { volumeDevices, volumeMounts }] of users) {
    const mounts = itemsOf(volumeMounts);
    const names = new Set<unknown>();
    for (const [device, { devicePath, name }] of itemsOf(volumeDevices)) {
      const at = `${place}.volumeDevices[${device}]`;
      const volume = ofPod.get(name);
      if (names.has(name)) yield { at: `${at}.name`, is: `${valueText(name)} again`, needed: 'each device once' };
      names.add(name);
      if (volume !== undefined && !isThere(volume.persistentVolumeClaim) && !isThere(volume.ephemeral))
        yield {
          at: `${at}.name`,
          is: `${valueText(name)}, which is no claim`,
          needed: 'a volume with persistentVolumeClaim or ephemeral',
        };
      if (mounts.some(([, mount]) => mount.name === name))
        yield { at: `${at}.name`, is: `${valueText(name)}, which is mounted, too`, needed: 'a device or a mount' };
      if (mounts.some(([, mount]) => mount.mountPath === devicePath))
        yield {
          at: `${at}.devicePath`,
          is: `${valueText(devicePath)}, which is a mountPath`,
          needed: 'a path of its own',
        };
    }
  }
};

/** Claims in `resourceClaims`, and the containers that use them: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/ */
export const claims: Relation = function* (pod) {
  const declared = new Set<unknown>();
  for (const [index, { name, resourceClaimName, resourceClaimTemplateName }] of itemsOf(pod.resourceClaims)) {
    const at = `.resourceClaims[${index}]`;
    if (declared.has(name)) yield { at: `${at}.name`, is: `${valueText(name)} again`, needed: 'a name of its own' };
    declared.add(name);
    if (isThere(resourceClaimName) === isThere(resourceClaimTemplateName))
      yield {
        at,
        is: isThere(resourceClaimName) ? 'resourceClaimName and resourceClaimTemplateName' : 'no claim',
        needed: 'one of resourceClaimName and resourceClaimTemplateName',
      };
  }
  for (const [place, { resources }] of containersIn(pod))
    for (const [claim, { name }] of itemsOf(fieldsIn(resources).claims))
      if (!declared.has(name))
        yield {
          at: `${place}.resources.claims[${claim}].name`,
          is: `${valueText(name)}, which the pod does not claim`,
          needed: 'a name of resourceClaims',
        };
};

/** https://kubernetes.io/docs/tasks/configure-pod-container/attach-handler-lifecycle-event/ */
export const sleeps: Relation = function* (pod) {
  const grace = numberOf(pod.terminationGracePeriodSeconds) ?? 30;
  for (const [place, { lifecycle }] of containersIn(pod))
    for (const hook of ['postStart', 'preStop']) {
      const seconds = numberOf(fieldsIn(fieldsIn(fieldsIn(lifecycle)[hook]).sleep).seconds);
      if (seconds === undefined || (seconds >= 0 && seconds <= grace)) continue;
      yield {
        at: `${place}.lifecycle.${hook}.sleep.seconds`,
        is: valueText(seconds),
        needed: `0 to terminationGracePeriodSeconds, ${grace}`,
      };
    }
};
