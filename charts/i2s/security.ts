import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { configurationFiles } from './configuration.ts';

/** The agent that scans the code of pipelines; the document has only its configuration. */
export const security = {
  kind: 'Deployment',
  description: 'Scans the code of a pipeline for weaknesses, and fails it on critical ones',
  assumed: 'The document gives scanners and compliance only for development',
  image: 'i2s/security-agent',
  ports: { http: 8080 },
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
  scaling: { min: 2, max: 8, cpu: 70 },
  calls: ['database', 'rabbitmq', 'api.github.com:443'],
  urls: 'variables',
  files: configurationFiles.production,
  secrets: { 'github-token': { from: 'api-keys', property: 'github' } },
  metrics: { exports: ['security_findings_total'] },
  placement: 'standard-agents',
  overrides: { dev: { files: configurationFiles.dev }, staging: { files: configurationFiles.staging } },
} as const satisfies WorkloadSpec;
