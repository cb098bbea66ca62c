import { onWindows } from '../pods/written-pods.ts';
import { maskedProcMount, wrongSeccomp } from './baseline.ts';
import { eachContext, isRelaxed, type Context, type JudgedPod, type PodSecurityCheck, type Report } from './check.ts';

// k8s.io/pod-security-admission v0.35.0, policy/check_*.go: https://github.com/kubernetes/pod-security-admission

const volumeTypes = new Set(
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' '),
);

/** What `restricted` asks beyond `baseline`. https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const restrictedChecks = [
  { id: 'restrictedVolumes', since: 0, insteadOf: 'hostPathVolumes', judge: volumesOfData },
  { id: 'allowPrivilegeEscalation', since: 8, judge: noEscalation },
  { id: 'runAsNonRoot', since: 0, judge: notRoot },
  { id: 'runAsUser', since: 23, judge: noUserZero },
  { id: 'seccompProfile_restricted', since: 19, insteadOf: 'seccompProfile_baseline', judge: seccompOn },
  { id: 'capabilities_restricted', since: 22, insteadOf: 'capabilities_baseline', judge: noCapabilities },
  { id: 'procMount_restricted', since: 35, insteadOf: 'procMount', judge: maskedProcMount },
] as const satisfies readonly PodSecurityCheck[];

function volumesOfData({ pods: { spec, field } }: JudgedPod, report: Report): void {
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    // A volume of no type is an emptyDir.
    const type = Object.keys(volume).find((name) => name !== 'name');
    if (type !== undefined && !volumeTypes.has(type))
      report(`${field}.volumes[${index}].${type}`, `a volume of type ${type}`, [...volumeTypes].join(', '));
  }
}

function noEscalation(pod: JudgedPod, report: Report): void {
  if (isExempt(pod)) return;
  for (const { container, field } of pod.containers) {
    const allowed = container.securityContext?.allowPrivilegeEscalation;
    if (allowed !== false)
      report(`${field}.securityContext.allowPrivilegeEscalation`, allowed === undefined ? 'missing' : 'true', 'false');
  }
}

function notRoot(pod: JudgedPod, report: Report): void {
  if (isRelaxed(pod)) return;
  eachContext(pod, ({ runAsNonRoot }, field) => {
    if (runAsNonRoot === false) report(`${field}.runAsNonRoot`, 'false', 'true');
  });
  if (pod.pods.spec.securityContext?.runAsNonRoot === undefined)
    reportMissing(pod, 'runAsNonRoot', ({ runAsNonRoot }) => runAsNonRoot !== undefined, 'true', report);
}

function noUserZero(pod: JudgedPod, report: Report): void {
  if (isRelaxed(pod)) return;
  eachContext(pod, ({ runAsUser }, field) => {
    if (runAsUser === 0) report(`${field}.runAsUser`, '0, which is root', 'another number');
  });
}

function seccompOn(pod: JudgedPod, report: Report): void {
  if (isExempt(pod)) return;
  wrongSeccomp(pod, report);
  if (pod.pods.spec.securityContext?.seccompProfile === undefined)
    reportMissing(
      pod,
      'seccompProfile',
      ({ seccompProfile }) => seccompProfile !== undefined,
      '{ type: RuntimeDefault }',
      report,
    );
}

function noCapabilities(pod: JudgedPod, report: Report): void {
  if (isExempt(pod)) return;
  for (const { container, field } of pod.containers) {
    const { drop = [], add = [] } = container.securityContext?.capabilities ?? {};
    const path = `${field}.securityContext.capabilities`;
    if (!drop.includes('ALL')) report(`${path}.drop`, drop.join(', ') || 'missing', '[ALL]');
    for (const [index, name] of add.entries())
      if (name !== 'NET_BIND_SERVICE') report(`${path}.add[${index}]`, name, 'not to add it');
  }
}

/** What pod or container must say: of the pod where no container says it, else of each that does not. */
function reportMissing(
  { pods, containers }: JudgedPod,
  name: string,
  says: (context: Context) => boolean,
  needed: string,
  report: Report,
): void {
  const silent = containers.filter(
    ({ container: { securityContext } }) => securityContext === undefined || !says(securityContext),
  );
  if (silent.length === containers.length && silent.length > 0)
    report(`${pods.field}.securityContext.${name}`, 'missing', needed);
  else for (const { field } of silent) report(`${field}.securityContext.${name}`, 'missing', needed);
}

/** Policies of 1.25 and later do not ask Windows for what the API server would refuse there. */
function isExempt({ pods, minor }: JudgedPod): boolean {
  return minor >= 25 && onWindows(pods);
}
