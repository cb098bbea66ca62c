import type { Cluster } from '../cluster.ts';
import type { Pods } from './pods.ts';

/** A claim that the pods of one template have in common, and that one node at a time mounts. */
export interface ExclusiveClaim {
  readonly name: string;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
  /** Where the volume stands in the owner of the pods. */
  readonly field: string;
}

/** The claims of these pods that only one node, or one pod, mounts at a time. */
export function exclusiveClaims(cluster: Cluster, { namespace, spec, field }: Pods): readonly ExclusiveClaim[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim: volume }, index): ExclusiveClaim[] => {
    const name = volume?.claimName;
    if (name === undefined || volume?.readOnly === true) return [];
    const claim =
      cluster.named('PersistentVolumeClaim', namespace, name) ?? cluster.named('PersistentVolumeClaim', '', name);
    const modes = claim?.spec?.accessModes ?? [];
    const [mode] = modes;
    if (modes.length !== 1 || (mode !== 'ReadWriteOnce' && mode !== 'ReadWriteOncePod')) return [];
    return [{ name, mode, field: `${field}.volumes[${index}].persistentVolumeClaim` }];
  });
}
