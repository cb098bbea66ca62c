import type { PriorityClass } from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

const classes = {
  critical: { value: 100_000, description: 'Scheduled first when nodes are full, and may preempt others' },
  standard: { value: 10_000, description: 'Serves users and pipelines' },
  batch: { value: 1_000, description: 'May wait, and is preempted first' },
} as const;

/** The three priority classes of a system's workloads. */
export function priorityClasses({
  name: system,
  owner,
}: System): readonly (PriorityClass & { apiVersion: 'scheduling.k8s.io/v1'; kind: 'PriorityClass' })[] {
  return Object.entries(classes).map(([name, { value, description }]) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: `${system}-${name}`, labels: systemLabels({ system, owner }) },
    value,
    description,
    preemptionPolicy: name === 'batch' ? 'Never' : 'PreemptLowerPriority',
  }));
}
