import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** The GPU workers that embed events. */
export const rayEmbeddings = {
  kind: 'RayCluster',
  description: 'GPU workers that embed events for the ETL',
  assumed: 'The documents call it ray-workers and give bounds of a VPA, which cannot scale a RayCluster',
  image: 'ideation-engine-ray',
  rayVersion: '2.53.0',
  // The document's VPA bounds, 1 to 8 CPU and 4 to 32 GiB, reduced to what a g6.2xlarge has for a pod.
  resources: {
    requests: { cpu: '6', memory: '24Gi' },
    limits: { cpu: '7', memory: '24Gi' },
    ephemeralStorage: { request: '10Gi', limit: '40Gi' },
    gpus: 1,
  },
  head: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
  // gpu-nodes of the ClusterConfig: 1 to 8.
  workers: { group: 'ray-workers', min: 1, max: 8, sharedMemory: '8Gi' },
  metrics: { exports: ['ray_node_gpus_utilization'] },
  placement: 'gpu',
  overrides: {
    dev: { resources: { requests: { cpu: '1', memory: '4Gi' } } },
    staging: { scaling: { min: 0, max: 2 } },
  },
} as const satisfies WorkloadSpec;
