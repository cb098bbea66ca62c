import type { WorkloadSpec } from '../spec/workload.ts';

/** Kinds of workloads; the first one is the default. */
export const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'RayCluster',
] as const satisfies readonly WorkloadSpec['kind'][];

/** A kind of workload. */
export type WorkloadKind = (typeof workloadKinds)[number];

/** The input of a new workload's file. */
export interface NewWorkload {
  readonly name: string;
  readonly kind: WorkloadKind;
  /** Name of the constant with its spec. */
  readonly identifier: string;
  /** Name of an image that `releases.ts` pins in every environment. */
  readonly image: string;
}

/** The file of a new workload, not formatted yet: a spec that renders, for a person to complete. */
export function workloadFile({ name, kind, identifier, image }: NewWorkload): string {
  return `import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** What ${name} is, in one sentence. */
export const ${identifier} = {
  kind: '${kind}',${kind === 'Job' ? "runs: 'before-workloads'," : ''}
  description: 'What ${name} is for, in one sentence',
  image: '${image}',
  ${parts[kind](name)}
} as const satisfies WorkloadSpec;
`;
}

const small = `resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },`;

/** The fields of a spec of each kind, beside its image. */
const parts: Readonly<Record<WorkloadKind, (name: string) => string>> = {
  Deployment: (name) => `args: ['${name}'],
    ${small}
    scaling: { min: 2, max: 4, cpu: 70 },
    ports: { http: 8080 },`,
  StatefulSet: (name) => `args: ['${name}'],
    ${small}
    replicas: 1,
    storage: { size: '1Gi', mountPath: '/data' },
    ports: { http: 8080 },`,
  DaemonSet: (name) => `args: ['${name}'],
    ${small}
    ports: { http: 8080 },`,
  Job: (name) => `args: ['${name}'],
    ${small}`,
  CronJob: (name) => `args: ['${name}'],
    ${small}
    schedule: '0 3 * * *',`,
  RayCluster: () => `rayVersion: '2.53.0',
    resources: { requests: { cpu: '1', memory: '4Gi' } },
    head: { requests: { cpu: '1', memory: '4Gi' } },
    workers: { group: 'workers', min: 0, max: 2, sharedMemory: '1Gi' },`,
};
