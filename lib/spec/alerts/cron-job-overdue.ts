import type { Alert } from '../monitoring.ts';
import { series } from './series.ts';

/** An alert on a CronJob that has not succeeded for some time. */
interface CronJobOverdue {
  /** Namespace of the CronJob; a regular expression if the name contains the environment. */
  readonly namespace: string;
  /** A namespace that matches, for the proof. @default - namespace */
  readonly example?: string;
  readonly name: string;
  /** Hours since the last success, or since the creation of the CronJob. */
  readonly hours: number;
  readonly severity: Alert['severity'];
  readonly summary: string;
  /** What a successful run produces, e.g. `dump`. */
  readonly what: string;
  readonly concerns: Alert['concerns'];
  readonly firstSteps?: Alert['firstSteps'];
  readonly notInDev: string;
}

/**
 * A CronJob that has never succeeded has no success time, so its creation time is used. A CronJob that does not exist
 * has neither.
 */
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
    description: `{{ if eq $value 1.0 }}There are no metrics of CronJob ${name}{{ else }}The last ${what} that succeeded is {{ $value | humanizeDuration }} old{{ end }}`,
    concerns,
    firstSteps: [
      `Read the log of the last run: \`kubectl -n <namespace> logs job/<job>\`, where <job> is the newest job of \`kubectl -n <namespace> get jobs\` whose name begins with ${name}.`,
      `Run it once more: \`kubectl -n <namespace> create job ${name}-by-hand --from=cronjob/${name}\`.`,
      ...(firstSteps ?? []),
    ],
    notInDev,
    proof: [
      {
        name: 'is created at the start, and never succeeds until it is fixed',
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
        name: 'is deleted',
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
