import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A worker that is there while a queue in AWS, a table or the time of day asks for it, and else not at all. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      billing: {
        kind: 'Deployment',
        description: 'Bills orders',
        image: 'docker.io/library/busybox@sha256:3fbc632167424a6d997e74f52b878d7cc478225cffac6bc977eedfe51c7f4e79',
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: {
          min: 0,
          max: 6,
          events: [
            {
              type: 'aws-sqs-queue',
              metadata: {
                queueURL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/bills',
                queueLength: '5',
                awsRegion: 'eu-west-1',
              },
              aws: true,
            },
            {
              type: 'postgresql',
              metadata: { query: 'SELECT count(*) FROM bills WHERE open', targetQueryValue: '10' },
              secrets: { connection: 'database-url' },
            },
            {
              type: 'cron',
              metadata: { timezone: 'Europe/Berlin', start: '0 7 * * 1-5', end: '0 19 * * 1-5', desiredReplicas: '2' },
            },
          ],
        },
        probes: { liveness: { exec: ['true'] }, readiness: { exec: ['test', '-e', '/tmp/ready'] } },
        calls: ['database', 'sqs.eu-west-1.amazonaws.com:443'],
      },
    },
  }),
  shown: ['back/billing.yaml'],
};
