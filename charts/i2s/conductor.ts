import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { canary } from './canary.ts';
import { configurationFiles } from './configuration.ts';

/**
 * Controls the pipelines. The document has its Deployment only for staging (i2s.md, Kubernetes Deployment Manifests).
 */
export const conductor = {
  kind: 'Deployment',
  description: 'Takes pipelines over HTTP and from the queue, and conducts the agents that work on them',
  assumed:
    'The document has no Deployment for production; edges to language models and GitHub follow from its API keys',
  image: 'i2s/conductor',
  labels: { tier: 'core-agent' },
  ports: { http: 8080 },
  // OPTIONS: browsers send a CORS preflight request before app calls api.
  routes: [{ host: 'api', path: '/api/v1/pipeline', methods: ['GET', 'POST', 'OPTIONS'] }],
  connectionPool: {
    maxConnections: 100,
    http1MaxPendingRequests: 50,
    http2MaxRequests: 100,
    maxRequestsPerConnection: 10,
  },
  // i2s.md, Istio: one request in a thousand waits; in front of users it would be one too many.
  faultsInDev: { percent: 0.1, delay: '100ms' },
  resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
  scaling: {
    min: 3,
    max: 20,
    cpu: 70,
    memory: 80,
    prometheus: {
      name: 'active-pipeline-executions',
      query: 'sum(active_pipeline_executions{namespace=~"i2s-.+"})',
      threshold: 100,
    },
    rabbitmq: { queue: 'pipeline_commands', messages: 50, secret: 'rabbitmq-url' },
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 60,
        policies: [
          { type: 'Percent', value: 100, periodSeconds: 60 },
          { type: 'Pods', value: 2, periodSeconds: 60 },
        ],
        selectPolicy: 'Max',
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }],
        selectPolicy: 'Min',
      },
    },
  },
  // The document's maximum of 2 CPU is more than an m5.large has for a pod.
  verticalScaling: { min: { cpu: '100m', memory: '256Mi' }, max: { cpu: '1500m', memory: '2Gi' } },
  calls: ['database', 'redis', 'rabbitmq', 'api.openai.com:443', 'api.anthropic.com:443', 'api.github.com:443'],
  urls: 'variables',
  environment: { LOG_LEVEL: 'info' },
  files: configurationFiles.production,
  secrets: {
    'openai-api-key': { from: 'api-keys', property: 'openai' },
    'anthropic-api-key': { from: 'api-keys', property: 'anthropic' },
    'github-token': { from: 'api-keys', property: 'github' },
  },
  // The document's initial delay of 30 s is a startup probe here: it ends as soon as the process responds.
  probes: { liveness: '/health/live', readiness: '/health/ready', readinessFailures: 2 },
  metrics: { exports: ['active_pipeline_executions', 'pipeline_cost_usd_total', 'pipeline_tokens_total'] },
  delivery: canary,
  placement: 'critical-agents',
  priority: 'critical',
  overrides: {
    dev: { environment: { LOG_LEVEL: 'debug' }, files: configurationFiles.dev },
    staging: {
      scaling: {
        max: 6,
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 60, policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
          scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
        },
      },
      // Staging requests half of it, 250m and 512Mi, as in its document.
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
      files: configurationFiles.staging,
    },
  },
} as const satisfies WorkloadSpec;
