import type { Alert } from '../monitoring.ts';
import { series } from './series.ts';

/** A CronJob that must have succeeded within some time. */
interface CronJobOverdue {
  /** Namespace, or a regular expression of it where it bears the environment. */
  readonly namespace: string;
  /** A namespace that it matches, for the proof. @default - namespace */
  readonly example?: string;
  readonly name: string;
  /** Hours since the last success, or since it was made. */
  readonly hours: number;
  readonly severity: Alert['severity'];
  readonly summary: string;
  /** What there is if it succeeds, e.g. `dump`. */
  readonly what: string;
  readonly concerns: Alert['concerns'];
  readonly firstSteps?: Alert['firstSteps'];
  readonly notInDev: string;
}

/** One that never succeeded has no time of it, so that of its making counts; one that is not there has none at all. */
export function cronJobOverdue(spec: CronJobOverdue): Alert {
  const { namespace, name, hours, severity, summary, what, concerns, firstSteps, notInDev } = spec;
  const { example = namespace } = spec;
  const of = `{namespace=~"${namespace}",cronjob="${name}"}`;
  const created = `kube_cronjob_created${of}`;
  return {
    expression: `time() - max(kube_cronjob_status_last_successful_time${of} or ${created}) > ${hours} * 3600 or absent(${created})`,
    for: '15m',
    severity,
    summary,
    description: `{{ if eq $value 1.0 }}Nothing is known of CronJob ${name}{{ else }}The last ${what} that succeeded is {{ $value | humanizeDuration }} old{{ end }}`,
    concerns,
    firstSteps: [
      `Read the log of the last run: \`kubectl -n <namespace> logs job/<job>\`, with the newest of \`kubectl -n <namespace> get jobs\` that begins with ${name}.`,
      `Run it once more: \`kubectl -n <namespace> create job ${name}-by-hand --from=cronjob/${name}\`.`,
      ...(firstSteps ?? []),
    ],
    notInDev,
    proof: [
      {
        name: 'made at the beginning, and never succeeds until it is mended',
        interval: '10m',
        series: {
          [series.kubeState('kube_cronjob_created', { namespace: example, cronjob: name })]: `0x${hours * 6 + 100}`,
          [series.kubeState('kube_cronjob_status_last_successful_time', { namespace: example, cronjob: name })]:
            `_x${hours * 6 + 30} ${(hours + 5) * 3600}x60`,
        },
        firing: [`${hours + 2}h`, `${hours + 4}h`],
        silent: ['1h', `${hours}h`, `${hours + 7}h`],
      },
      {
        name: 'somebody deleted it',
        series: { [series.kubeState('kube_cronjob_created', { namespace: example, cronjob: name })]: '0x5 stale' },
        firing: ['75m'],
        silent: ['5m', '15m'],
      },
      {
        name: 'kube-state-metrics moves to another node',
        series: {
          [series.kubeState('kube_cronjob_created', { namespace: example, cronjob: name })]: '0x5 stale',
          [series.kubeState('kube_cronjob_created', { namespace: example, cronjob: name }, '10.0.2.20:8080')]:
            '_x9 0x150',
        },
        silent: ['5m', '8m', '70m', '150m'],
      },
    ],
  };
}
