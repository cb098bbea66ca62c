import type { Proof } from '../proof.ts';
import { inContainers, inPods } from '../pod-mutations.ts';

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
---`;

const restricted = namespace(
  'pod-security.kubernetes.io/enforce: restricted, pod-security.kubernetes.io/enforce-version: v1.35',
);
const baseline = namespace('pod-security.kubernetes.io/enforce: baseline');
const at = (version: string, level = 'restricted') =>
  namespace(`pod-security.kubernetes.io/enforce: ${level}, pod-security.kubernetes.io/enforce-version: ${version}`);

const deployment = (spec: string, annotations = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web }, annotations: { ${annotations} } }
    spec: ${spec}
`;

const pod = 'securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }';
const container = 'allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }';
const hard = (more = '', rest = '') =>
  `{ ${pod}${rest}, containers: [{ name: web, securityContext: { ${container}${more} } }] }`;

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: restricted + deployment('{ containers: [{ name: web }] }'),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation: missing: namespace shop enforces restricted v1.35, which refuses that (allowPrivilegeEscalation) › false',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.capabilities.drop: missing: namespace shop enforces restricted v1.35, which refuses that (capabilities_restricted) › [ALL]',
        'Deployment shop/web › spec.template.spec.securityContext.runAsNonRoot: missing: namespace shop enforces restricted v1.35, which refuses that (runAsNonRoot) › true',
        'Deployment shop/web › spec.template.spec.securityContext.seccompProfile: missing: namespace shop enforces restricted v1.35, which refuses that (seccompProfile_restricted) › { type: RuntimeDefault }',
      ],
    },
    {
      what: 'one container of two says it',
      manifests:
        restricted +
        deployment(
          `{ containers: [{ name: a, securityContext: { ${container}, runAsNonRoot: true, seccompProfile: { type: Localhost } } }], initContainers: [{ name: b, securityContext: { ${container} } }] }`,
        ),
      says: [
        'Deployment shop/web › spec.template.spec.initContainers[0].securityContext.runAsNonRoot: missing: namespace shop enforces restricted v1.35, which refuses that (runAsNonRoot) › true',
        'Deployment shop/web › spec.template.spec.initContainers[0].securityContext.seccompProfile: missing: namespace shop enforces restricted v1.35, which refuses that (seccompProfile_restricted) › { type: RuntimeDefault }',
      ],
    },
    {
      what: 'baseline and all that it refuses',
      manifests:
        baseline +
        deployment(
          `{ hostNetwork: true, hostPID: true, securityContext: { sysctls: [{ name: kernel.sem, value: '1' }], seLinuxOptions: { type: spc_t, user: root } }, volumes: [{ name: v, hostPath: { path: /var/run/docker.sock } }], containers: [{ name: web, ports: [{ containerPort: 80, hostPort: 80 }], livenessProbe: { httpGet: { port: 80, host: 10.0.0.1 } }, lifecycle: { preStop: { httpGet: { port: 80, host: x } } }, securityContext: { privileged: true, procMount: Unmasked, capabilities: { add: [NET_RAW, CHOWN] }, seccompProfile: { type: Unconfined } } }] }`,
          'container.apparmor.security.beta.kubernetes.io/web: unconfined',
        ),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['container.apparmor.security.beta.kubernetes.io/web']: unconfined: namespace shop enforces baseline, which refuses that (appArmorProfile) › runtime/default",
        'Deployment shop/web › spec.template.spec.containers[0].lifecycle.preStop.httpGet.host: x: namespace shop enforces baseline, which refuses that (hostProbesAndHostLifecycle) › no such field: the pod itself',
        'Deployment shop/web › spec.template.spec.containers[0].livenessProbe.httpGet.host: 10.0.0.1: namespace shop enforces baseline, which refuses that (hostProbesAndHostLifecycle) › no such field: the pod itself',
        'Deployment shop/web › spec.template.spec.containers[0].ports[0].hostPort: 80: namespace shop enforces baseline, which refuses that (hostPorts) › a Service instead',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.capabilities.add[0]: NET_RAW: namespace shop enforces baseline, which refuses that (capabilities_baseline) › not to add it',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.privileged: true: namespace shop enforces baseline, which refuses that (privileged) › false',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.procMount: Unmasked: namespace shop enforces baseline, which refuses that (procMount) › Default',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.seccompProfile.type: Unconfined: namespace shop enforces baseline, which refuses that (seccompProfile_baseline) › RuntimeDefault',
        'Deployment shop/web › spec.template.spec.hostNetwork: true: namespace shop enforces baseline, which refuses that (hostNamespaces) › no such field',
        'Deployment shop/web › spec.template.spec.hostPID: true: namespace shop enforces baseline, which refuses that (hostNamespaces) › no such field',
        'Deployment shop/web › spec.template.spec.securityContext.seLinuxOptions.type: spc_t: namespace shop enforces baseline, which refuses that (seLinuxOptions) › container_t',
        'Deployment shop/web › spec.template.spec.securityContext.seLinuxOptions.user: root: namespace shop enforces baseline, which refuses that (seLinuxOptions) › no such field',
        'Deployment shop/web › spec.template.spec.securityContext.sysctls[0].name: kernel.sem: namespace shop enforces baseline, which refuses that (sysctls) › not to set it',
        'Deployment shop/web › spec.template.spec.volumes[0].hostPath: /var/run/docker.sock of the node: namespace shop enforces baseline, which refuses that (hostPathVolumes) › a volume of another type',
      ],
    },
    {
      what: 'restricted has its own words for capabilities, volumes and seccomp',
      manifests:
        restricted +
        deployment(
          `{ securityContext: { runAsNonRoot: false, runAsUser: 0, seccompProfile: { type: Unconfined } }, volumes: [{ name: v, nfs: { server: a, path: / } }, { name: w, hostPath: { path: / } }], containers: [{ name: web, securityContext: { allowPrivilegeEscalation: true, runAsNonRoot: true, capabilities: { add: [CHOWN], drop: [NET_RAW] } } }] }`,
        ),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation: true: namespace shop enforces restricted v1.35, which refuses that (allowPrivilegeEscalation) › false',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.capabilities.add[0]: CHOWN: namespace shop enforces restricted v1.35, which refuses that (capabilities_restricted) › not to add it',
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.capabilities.drop: NET_RAW: namespace shop enforces restricted v1.35, which refuses that (capabilities_restricted) › [ALL]',
        'Deployment shop/web › spec.template.spec.securityContext.runAsNonRoot: false: namespace shop enforces restricted v1.35, which refuses that (runAsNonRoot) › true',
        'Deployment shop/web › spec.template.spec.securityContext.runAsUser: 0, which is root: namespace shop enforces restricted v1.35, which refuses that (runAsUser) › another number',
        'Deployment shop/web › spec.template.spec.securityContext.seccompProfile.type: Unconfined: namespace shop enforces restricted v1.35, which refuses that (seccompProfile_restricted) › RuntimeDefault',
        'Deployment shop/web › spec.template.spec.volumes[0].nfs: a volume of type nfs: namespace shop enforces restricted v1.35, which refuses that (restrictedVolumes) › configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret',
        'Deployment shop/web › spec.template.spec.volumes[1].hostPath: a volume of type hostPath: namespace shop enforces restricted v1.35, which refuses that (restrictedVolumes) › configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim, projected, secret',
      ],
    },
    {
      what: 'a user namespace, before 1.35',
      manifests:
        at('v1.34') +
        deployment(
          `{ hostUsers: false, securityContext: { runAsUser: 0, seccompProfile: { type: RuntimeDefault } }, containers: [{ name: web, securityContext: { ${container} } }] }`,
        ),
      says: [
        'Deployment shop/web › spec.template.spec.securityContext.runAsNonRoot: missing: namespace shop enforces restricted v1.34, which refuses that (runAsNonRoot) › true',
        'Deployment shop/web › spec.template.spec.securityContext.runAsUser: 0, which is root: namespace shop enforces restricted v1.34, which refuses that (runAsUser) › another number',
      ],
    },
    {
      what: 'a user namespace does not unmask /proc in restricted',
      manifests: restricted + deployment(hard(', procMount: Unmasked', ', hostUsers: false')),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.procMount: Unmasked: namespace shop enforces restricted v1.35, which refuses that (procMount_restricted) › Default',
      ],
    },
    {
      what: 'a sysctl that is safe two versions later',
      manifests:
        at('v1.30', 'baseline') +
        deployment(`{ securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }, containers: [] }`),
      says: [
        'Deployment shop/web › spec.template.spec.securityContext.sysctls[0].name: net.ipv4.tcp_rmem: namespace shop enforces baseline v1.30, which refuses that (sysctls) › not to set it',
      ],
    },
    {
      what: 'an annotation of seccomp, before there was a field',
      manifests:
        at('v1.18', 'baseline') +
        deployment('{ containers: [{ name: web }] }', 'seccomp.security.alpha.kubernetes.io/pod: unconfined'),
      says: [
        "Deployment shop/web › spec.template.metadata.annotations['seccomp.security.alpha.kubernetes.io/pod']: unconfined: namespace shop enforces baseline v1.18, which refuses that (seccompProfile_baseline) › runtime/default",
      ],
    },
    {
      what: 'a namespace that is elsewhere',
      manifests: deployment(hard(', privileged: true')),
      says: [
        'Deployment shop/web › spec.template.spec.containers[0].securityContext.privileged: true: restricted refuses that (privileged) › false',
      ],
    },
  ],
  accepted: [
    { what: 'the least of restricted', manifests: restricted + deployment(hard()) },
    {
      what: 'the one capability that restricted permits',
      manifests:
        restricted +
        deployment(
          `{ ${pod}, containers: [{ name: web, securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } } }], volumes: [{ name: nothing }, { name: csi, csi: { driver: x } }] }`,
        ),
    },
    { what: 'baseline with nothing said', manifests: baseline + deployment('{ containers: [{ name: web }] }') },
    {
      what: 'a namespace that permits everything',
      manifests: at('latest', 'privileged') + deployment('{ hostPID: true, containers: [{ name: web }] }'),
    },
    {
      what: 'root in a user namespace, from 1.35',
      manifests:
        restricted +
        deployment(
          `{ hostUsers: false, securityContext: { runAsUser: 0, seccompProfile: { type: RuntimeDefault } }, containers: [{ name: web, securityContext: { ${container} } }] }`,
        ),
    },
    {
      what: 'Windows, which has none of that',
      manifests:
        restricted +
        deployment('{ os: { name: windows }, securityContext: { runAsNonRoot: true }, containers: [{ name: web }] }'),
    },
    {
      what: 'a host of a probe, before 1.34',
      manifests:
        at('v1.33', 'baseline') +
        deployment('{ containers: [{ name: web, livenessProbe: { tcpSocket: { port: 80, host: x } } }] }'),
    },
    {
      what: 'a sysctl from the version that has it',
      manifests:
        at('v1.32', 'baseline') +
        deployment(`{ securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }, containers: [] }`),
    },
  ],
  mutations: [
    inPods('a namespace of the node', ({ field }) =>
      ['hostNetwork', 'hostPID', 'hostIPC'].map((name) => ({ field: `${field}.${name}`, to: true })),
    ),
    inPods('a folder of the node', ({ field }) => [
      { field: `${field}.volumes[0]`, to: { name: 'x', hostPath: { path: '/var/run/docker.sock' } } },
    ]),
    inPods('an unsafe sysctl', ({ field }) => [
      { field: `${field}.securityContext.sysctls`, to: [{ name: 'kernel.sem', value: '1' }] },
    ]),
    inContainers('a right too many', ({ field }) =>
      Object.entries({
        privileged: true,
        allowPrivilegeEscalation: true,
        procMount: 'Unmasked',
        runAsUser: 0,
        runAsNonRoot: false,
        'capabilities.add': ['NET_RAW'],
        'seccompProfile.type': 'Unconfined',
        'seLinuxOptions.type': 'spc_t',
        'windowsOptions.hostProcess': true,
      }).map(([name, to]) => ({ field: `${field}.securityContext.${name}`, to })),
    ),
    inContainers('a limit too few', ({ field }) =>
      ['allowPrivilegeEscalation', 'capabilities'].map((name) => ({
        field: `${field}.securityContext.${name}`,
        to: undefined,
      })),
    ),
    inContainers('a port of the node', ({ field, container: { ports = [] } }) =>
      ports.map((_port, index) => ({ field: `${field}.ports[${index}].hostPort`, to: 80 })),
    ),
    inContainers('a probe of another host', ({ field, container: { livenessProbe } }) =>
      livenessProbe?.httpGet === undefined ? [] : [{ field: `${field}.livenessProbe.httpGet.host`, to: '10.0.0.1' }],
    ),
  ],
};
