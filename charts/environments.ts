import { runningKubernetes } from '../lib/knowledge/kubernetes-versions.ts';
import type { Environment, EnvironmentName } from '../lib/spec/environment.ts';

// The documents’ 1.27 and 1.28 are out of support at EKS.
const kubernetes = { kubernetesVersion: runningKubernetes, istioRevision: 'stable' };

const sidecar = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '1', memory: '512Mi' },
};

/** What all systems have in common in each environment. */
export const environments = {
  dev: {
    name: 'dev',
    platform: 'kind',
    ...kubernetes,
    // ideation-engine.md, Development Environment. Prime Spark's Raspberry Pi 5 (prime-spark.md) has 4 CPU and is
    // assumed with 8 GiB; the other documents only name a workstation. The cluster runs each workload once. Volumes of
    // stand-ins have 2 GiB each, within the workstation's 50 GB of disk.
    machine: { cpu: 4, memory: '8Gi' },
    replicas: { minimumAtMost: 1, maximumShare: 0 },
    requests: { cpu: 0.05, memory: 0.0625 },
    sidecar: { requests: { cpu: '10m', memory: '40Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    secretStore: { provider: 'kubernetes', namespace: 'dev-secrets' },
    dataServices: 'stand-in',
    release: 'dev',
  },
  staging: {
    name: 'staging',
    platform: 'eks',
    ...kubernetes,
    replicas: { minimumAtMost: 2, maximumShare: 0.25 },
    requests: { cpu: 0.5, memory: 0.5 },
    sidecar,
    secretStore: { provider: 'aws-secrets-manager' },
    dataServices: 'managed',
    release: 'staging',
  },
  production: {
    name: 'production',
    platform: 'eks',
    ...kubernetes,
    replicas: { minimumAtMost: Number.MAX_SAFE_INTEGER, maximumShare: 1 },
    requests: { cpu: 1, memory: 1 },
    sidecar,
    secretStore: { provider: 'aws-secrets-manager' },
    dataServices: 'managed',
    release: 'production',
  },
  dr: {
    name: 'dr',
    platform: 'eks',
    ...kubernetes,
    // Few pods run until a failover; then scaled workloads may grow as in production.
    replicas: { minimumAtMost: 2, maximumShare: 1 },
    requests: { cpu: 1, memory: 1 },
    sidecar,
    secretStore: { provider: 'aws-secrets-manager' },
    dataServices: 'managed',
    release: 'production',
  },
} as const satisfies Readonly<Record<EnvironmentName, Environment>>;
