import type { Environment } from '../spec/environment.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import type { Report } from './problem.ts';

/** A workload as declared, with its place in the system. */
export interface Declared {
  readonly layer: string;
  /** Namespace of the layer in this environment. */
  readonly namespace: string;
  readonly name: string;
  readonly spec: WorkloadSpec;
  readonly source: string;
  readonly report: Report;
}

/** Whether a workload runs in an environment: some run only in dev, some everywhere else. */
export function runsIn(
  { dataServices }: Pick<Environment, 'dataServices'>,
  { notInDev, onlyInDev }: Pick<WorkloadSpec, 'notInDev' | 'onlyInDev'>,
): boolean {
  return (dataServices === 'stand-in' ? notInDev : onlyInDev) === undefined;
}
