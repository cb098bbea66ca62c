import type { Cluster } from '../model/cluster.ts';
import type { ObjectChange } from './difference/objects.ts';

/** What a change may mean for a cluster, in the order in which it is told. */
export const classes = [
  'deletes',
  'refused',
  'restarts',
  'traffic',
  'permissions',
  'availability',
  'capacity',
  'data',
  'delivery',
  'alerts',
  'findings',
  'images',
] as const;

/** One of them. */
export type ClassName = (typeof classes)[number];

/** How much a consequence may hurt: data or an outage; an interruption or a risk; something to know; something good or small. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

/** One of them. */
export type Severity = (typeof severities)[number];

/** An object that a consequence is about. */
export interface Affected {
  /** Such as `production/shop`. */
  readonly cluster: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  /** Where it stands: in the head, or of a deleted object in the base. */
  readonly file: string;
  /** What is particular to it, such as `4 pods, rolling`. @default - nothing */
  readonly detail?: string;
}

/** One thing that a change does to clusters. */
export interface Consequence {
  readonly class: ClassName;
  readonly severity: Severity;
  /** What happens, in a few words. */
  readonly what: string;
  /** Why, in one sentence. */
  readonly reason: string;
  /** What to do instead, or first. @default - nothing needs to be done */
  readonly wayOut?: string;
  readonly objects: readonly Affected[];
}

/** The same before equal ones are put together: it is about one object. */
export interface Meant extends Omit<Consequence, 'class' | 'objects'> {
  readonly object: Affected;
}

/** One cluster of both sides. */
export interface ClusterChange {
  readonly name: string;
  /** dev, staging, production, dr; elsewhere the name of the cluster. */
  readonly environment: string;
  readonly before: Cluster;
  readonly after: Cluster;
  readonly objects: readonly ObjectChange[];
}

/** The object of a change, as consequences name it. */
export function affected(change: ObjectChange, detail?: string): Affected {
  const { cluster, kind, namespace, name, before, after } = change;
  return {
    cluster,
    object: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`,
    file: (after ?? before)?.file ?? '',
    ...(detail !== undefined && { detail }),
  };
}
