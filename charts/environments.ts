import type { Environment, EnvironmentName } from '../lib/spec/environment.ts';

// The documents’ 1.27 and 1.28 are out of support at EKS.
const kubernetes = { kubernetesVersion: '1.35', istioRevision: 'stable' };

const sidecar = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '1', memory: '512Mi' },
};

/** What all systems meet in each environment, side by side. */
export const environments = {
  dev: {
    name: 'dev',
    platform: 'kind',
    ...kubernetes,
    // ideation-engine.md, Development Environment. A Raspberry Pi 5 (prime-spark.md) has 4 CPU and, of its sizes, is taken
    // with 8 GiB; of the other systems no document says more than a workstation. It holds every workload once. The 50 GB of
    // disk are the workstation’s: volumes of stand-ins have 2 GiB each.
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
    // Little runs until the day it is needed; then what is scaled by a signal may grow as production does.
    replicas: { minimumAtMost: 2, maximumShare: 1 },
    requests: { cpu: 1, memory: 1 },
    sidecar,
    secretStore: { provider: 'aws-secrets-manager' },
    dataServices: 'managed',
    release: 'production',
  },
} as const satisfies Readonly<Record<EnvironmentName, Environment>>;
