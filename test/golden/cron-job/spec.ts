import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A nightly report that sends its result out of the cluster, with a secret in a variable. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      report: {
        kind: 'CronJob',
        description: 'Sends the daily report',
        image: 'docker.io/curlimages/curl:8.17.0',
        command: ['sh', '-c', 'exec report'],
        schedule: '0 6 * * 1-5',
        timeZone: 'Europe/Berlin',
        deadlineSeconds: 900,
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        calls: ['reports.example.com:443', { host: 'mail.example.com', port: 587, protocol: 'TCP' }],
        secrets: { 'mail-url': { from: 'vendor', property: 'url', as: { variable: 'MAIL_URL' } } },
      },
    },
  }),
  shown: ['back/report.yaml', 'back/namespace.yaml'],
};
