import type { Cluster } from '../model/cluster.ts';
import type { ObjectChange } from './difference/objects.ts';

/** The classes of consequences, in the order in which a review lists them. */
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

/** A class of consequences. */
export type ClassName = (typeof classes)[number];

/**
 * Severity of a consequence: data loss or an outage; an interruption or a risk; information; an improvement or
 * something small.
 */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

/** A severity. */
export type Severity = (typeof severities)[number];

/** An object that a consequence is about. */
export interface Affected {
  /** Such as `production/shop`. */
  readonly cluster: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  /** File of the object: in the head or, for a deleted object, in the base. */
  readonly file: string;
  /** A detail of this object, such as `4 pods, rolling`. @default - none */
  readonly detail?: string;
}

/** A consequence of a change for clusters. */
export interface Consequence {
  readonly class: ClassName;
  readonly severity: Severity;
  /** What happens, in a few words. */
  readonly what: string;
  /** Why, in one sentence. */
  readonly reason: string;
  /** What to do instead or before. @default - nothing */
  readonly wayOut?: string;
  readonly objects: readonly Affected[];
}

/** A consequence for one object, before equal ones are merged. */
export interface Meant extends Omit<Consequence, 'class' | 'objects'> {
  readonly object: Affected;
}

/** A cluster on both sides. */
export interface ClusterChange {
  readonly name: string;
  /** dev, staging, production or dr; without Strata's layout the name of the cluster. */
  readonly environment: string;
  readonly before: Cluster;
  readonly after: Cluster;
  readonly objects: readonly ObjectChange[];
}

/** A changed object in the form of consequences. */
export function affected(change: ObjectChange, detail?: string): Affected {
  const { cluster, kind, namespace, name, before, after } = change;
  return {
    cluster,
    object: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`,
    file: (after ?? before)?.file ?? '',
    ...(detail !== undefined && { detail }),
  };
}
