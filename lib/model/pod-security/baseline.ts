import { eachContainer, eachContext, isRelaxed, type JudgedPod, type PodSecurityCheck, type Report } from './check.ts';

// k8s.io/pod-security-admission v0.35.0, policy/check_*.go: https://github.com/kubernetes/pod-security-admission. procMount was
// compared with it; types of SELinux and sysctls, those of 1.37 among them, with copies that others made.

/** Capabilities that a runtime gives anyhow. */
const defaultCapabilities = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);

/** Minor version from which a sysctl is safe. */
const safeSysctls: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_notsent_lowat', 37],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
]);

/** Minor version from which a type of SELinux is allowed. */
const seLinuxTypes: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['container_t', 0],
  ['container_init_t', 0],
  ['container_kvm_t', 0],
  ['container_engine_t', 31],
]);

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';
const seccompAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';
const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';

/** The checks of `baseline`. https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const baselineChecks = [
  { id: 'windowsHostProcess', since: 0, judge: noHostProcess },
  { id: 'hostNamespaces', since: 0, judge: noHostNamespaces },
  { id: 'privileged', since: 0, judge: noPrivileges },
  { id: 'capabilities_baseline', since: 0, judge: defaultCapabilitiesOnly },
  { id: 'hostPathVolumes', since: 0, judge: noHostPaths },
  { id: 'hostPorts', since: 0, judge: noHostPorts },
  { id: 'hostProbesAndHostLifecycle', since: 34, judge: noHostsOfProbes },
  { id: 'appArmorProfile', since: 0, judge: appArmorOn },
  { id: 'seLinuxOptions', since: 0, judge: ownSeLinux },
  { id: 'procMount', since: 0, judge: defaultProcMount },
  { id: 'seccompProfile_baseline', since: 0, judge: seccompNotOff },
  { id: 'sysctls', since: 0, judge: safeSysctlsOnly },
] as const satisfies readonly PodSecurityCheck[];

function noHostProcess(pod: JudgedPod, report: Report): void {
  eachContext(pod, ({ windowsOptions }, field) => {
    if (windowsOptions?.hostProcess === true) report(`${field}.windowsOptions.hostProcess`, 'true', 'false');
  });
}

function noHostNamespaces({ pods: { spec, field } }: JudgedPod, report: Report): void {
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
    if (spec[name] === true) report(`${field}.${name}`, 'true', 'no such field');
}

function noPrivileges({ containers }: JudgedPod, report: Report): void {
  eachContainer(containers, ({ privileged }, field) => {
    if (privileged === true) report(`${field}.privileged`, 'true', 'false');
  });
}

function defaultCapabilitiesOnly({ containers }: JudgedPod, report: Report): void {
  eachContainer(containers, ({ capabilities }, field) => {
    for (const [index, name] of (capabilities?.add ?? []).entries())
      if (!defaultCapabilities.has(name)) report(`${field}.capabilities.add[${index}]`, name, 'not to add it');
  });
}

function noHostPaths({ pods: { spec, field } }: JudgedPod, report: Report): void {
  for (const [index, { hostPath }] of (spec.volumes ?? []).entries())
    if (hostPath !== undefined)
      report(`${field}.volumes[${index}].hostPath`, `${hostPath.path ?? ''} of the node`, 'a volume of another type');
}

function noHostPorts({ containers }: JudgedPod, report: Report): void {
  for (const { container, field } of containers)
    for (const [index, { hostPort = 0 }] of (container.ports ?? []).entries())
      if (hostPort !== 0) report(`${field}.ports[${index}].hostPort`, String(hostPort), 'a Service instead');
}

function noHostsOfProbes({ containers }: JudgedPod, report: Report): void {
  for (const { container, field } of containers) {
    const { livenessProbe, readinessProbe, startupProbe, lifecycle } = container;
    const asked = {
      livenessProbe,
      readinessProbe,
      startupProbe,
      'lifecycle.postStart': lifecycle?.postStart,
      'lifecycle.preStop': lifecycle?.preStop,
    };
    for (const [name, handler] of Object.entries(asked)) {
      if (handler === undefined) continue;
      for (const by of ['httpGet', 'tcpSocket'] as const) {
        const host = handler[by]?.host ?? '';
        if (host !== '') report(`${field}.${name}.${by}.host`, host, 'no such field: the pod itself');
      }
    }
  }
}

function appArmorOn(pod: JudgedPod, report: Report): void {
  eachContext(pod, ({ appArmorProfile }, field) => {
    const { type = '' } = appArmorProfile ?? { type: 'RuntimeDefault' };
    if (type !== 'RuntimeDefault' && type !== 'Localhost')
      report(`${field}.appArmorProfile.type`, type || 'empty', 'RuntimeDefault');
  });
  eachAnnotation(pod, (name, value, field) => {
    const on = value === '' || value === 'runtime/default' || value.startsWith('localhost/');
    if (name.startsWith(appArmorAnnotation) && !on) report(field, value, 'runtime/default');
  });
}

function ownSeLinux(pod: JudgedPod, report: Report): void {
  eachContext(pod, ({ seLinuxOptions }, field) => {
    if (seLinuxOptions === undefined) return;
    const { type = '', user = '', role = '' } = seLinuxOptions;
    if (!isAllowed(seLinuxTypes.get(type), pod.minor)) report(`${field}.seLinuxOptions.type`, type, 'container_t');
    if (user !== '') report(`${field}.seLinuxOptions.user`, user, 'no such field');
    if (role !== '') report(`${field}.seLinuxOptions.role`, role, 'no such field');
  });
}

function defaultProcMount(pod: JudgedPod, report: Report): void {
  if (!isRelaxed(pod)) maskedProcMount(pod, report);
}

/** Also restricted's own check: there a user namespace relaxes nothing. */
export function maskedProcMount({ containers }: JudgedPod, report: Report): void {
  eachContainer(containers, ({ procMount = 'Default' }, field) => {
    if (procMount !== 'Default') report(`${field}.procMount`, procMount, 'Default');
  });
}

function seccompNotOff(pod: JudgedPod, report: Report): void {
  if (pod.minor >= 19) {
    wrongSeccomp(pod, report);
    return;
  }
  eachAnnotation(pod, (name, value, field) => {
    const on = value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/');
    if ((name === seccompPodAnnotation || name.startsWith(seccompAnnotation)) && !on)
      report(field, value, 'runtime/default');
  });
}

/** Profiles that are named, and are none. */
export function wrongSeccomp(pod: JudgedPod, report: Report): void {
  eachContext(pod, ({ seccompProfile }, field) => {
    if (seccompProfile === undefined || isSeccomp(seccompProfile.type)) return;
    report(`${field}.seccompProfile.type`, seccompProfile.type ?? 'missing', 'RuntimeDefault');
  });
}

/** Whether a type of profile restricts anything. */
export function isSeccomp(type: string | undefined): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function safeSysctlsOnly({ pods: { spec, field }, minor }: JudgedPod, report: Report): void {
  for (const [index, { name = '' }] of (spec.securityContext?.sysctls ?? []).entries())
    if (!isAllowed(safeSysctls.get(name), minor))
      report(`${field}.securityContext.sysctls[${index}].name`, name, 'not to set it');
}

function isAllowed(since: number | undefined, minor: number): boolean {
  return since !== undefined && since <= minor;
}

function eachAnnotation({ pods }: JudgedPod, look: (name: string, value: string, field: string) => void): void {
  for (const [name, value] of Object.entries(pods.annotations))
    look(name, value, `${pods.metadataField}.annotations['${name}']`);
}
