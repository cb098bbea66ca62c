import type { Finding } from '../check/findings/finding.ts';

/** A default of cdk8s-plus that a rule refuses. */
interface Hint {
  readonly rule: string;
  /** A part of the field that the rule names. @default - any field */
  readonly field?: string;
  /** A part of the finding's text. @default - any text */
  readonly is?: RegExp;
  /** The property of cdk8s-plus that fixes it. */
  readonly write: string;
}

/** Hints by the classes of cdk8s-plus-27 2.9: https://cdk8s.io/docs/latest/reference/cdk8s-plus-27/typescript/ */
const hints: readonly Hint[] = [
  {
    rule: 'container-probes',
    field: 'livenessProbe',
    write: "containers[].liveness: Probe.fromHttpGet('/health/live')",
  },
  {
    rule: 'container-probes',
    field: 'readinessProbe',
    write: "containers[].readiness: Probe.fromHttpGet('/health/ready')",
  },
  {
    rule: 'startup-probe',
    write: 'containers[].startup: Probe.fromTcpSocket(), with failureThreshold for a longer start',
  },
  {
    rule: 'container-resources',
    is: /ephemeral-storage/,
    write:
      'containers[].resources.ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) }, which takes whole gibibytes',
  },
  { rule: 'container-resources', write: 'containers[].resources: { cpu, memory, ephemeralStorage }' },
  {
    rule: 'pod-security',
    field: 'capabilities',
    write: patchPods('containers/0/securityContext/capabilities', "{ drop: ['ALL'] }"),
  },
  {
    rule: 'pod-security',
    field: 'seccompProfile',
    write: patchPods('securityContext/seccompProfile', "{ type: 'RuntimeDefault' }"),
  },
  { rule: 'pod-security', field: 'runAsNonRoot', write: 'securityContext.ensureNonRoot: true, which is the default' },
  {
    rule: 'pod-security',
    field: 'allowPrivilegeEscalation',
    write: 'containers[].securityContext.allowPrivilegeEscalation: false, which is the default',
  },
  {
    rule: 'read-only-root-file-system',
    write:
      'containers[].securityContext.readOnlyRootFilesystem: true, which is the default; Volume.fromEmptyDir for what is written',
  },
  {
    rule: 'mesh-passes-pod-security',
    field: 'seccompProfile',
    write: patchPods('securityContext/seccompProfile', "{ type: 'RuntimeDefault' }"),
  },
  { rule: 'user-and-group-ids', field: 'runAsUser', write: 'containers[].securityContext.user: 10001' },
  { rule: 'user-and-group-ids', field: 'runAsGroup', write: 'containers[].securityContext.group: 10001' },
  { rule: 'spread-over-nodes', write: patchPods('topologySpreadConstraints', '[…]') },
  { rule: 'priority-class', write: patchPods('priorityClassName', "'<system>-standard'") },
  {
    rule: 'serving-has-budget',
    write:
      "new ApiObject(chart, 'budget', { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', … }): cdk8s-plus has no class for it",
  },
  {
    rule: 'rolling-update',
    write: 'strategy: DeploymentStrategy.rollingUpdate({ maxUnavailable: PercentOrAbsolute.absolute(0) })',
  },
  { rule: 'port-states-protocol', write: "ports: [{ name: 'http', port }] of exposeViaService or of the Service" },
  { rule: 'token-only-with-rights', write: 'automountServiceAccountToken: false, which is the default' },
  {
    rule: 'deprecated-field',
    field: 'externalIPs',
    write: "JsonPatch.remove('/spec/externalIPs') on ApiObject.of(service)",
  },
  {
    rule: 'replicas-left-to-owner',
    write: 'no replicas beside a HorizontalPodAutoscaler, which takes them over itself',
  },
  {
    rule: 'utilization-has-requests',
    write: 'containers[].resources.cpu.request of what the HorizontalPodAutoscaler looks at',
  },
  {
    rule: 'no-secret-objects',
    write: "Secret.fromSecretName(chart, 'secret', context.secretName): values come from the secret store",
  },
];

/** The property of cdk8s-plus that fixes a finding about an object that it made; undefined if none is known. */
export function cdk8sPlusHint({ rule, field, is }: Pick<Finding, 'rule' | 'field' | 'is'>): string | undefined {
  return hints.find(
    (hint) => hint.rule === rule && field.includes(hint.field ?? '') && (hint.is === undefined || hint.is.test(is)),
  )?.write;
}

function patchPods(path: string, value: string): string {
  return `ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/template/spec/${path}', ${value})): cdk8s-plus has no property for it`;
}
