import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';

/** Annotation of an AppProject that says which CronJob tests restores: `namespace/cronjob within 7 days`. */
export const restoreTestAnnotation = 'strata.dev/restore-test';

/** A restore test that is asked for. */
export interface RestoreTest {
  readonly project: Of<'AppProject'>;
  readonly written: string;
  readonly namespace: string;
  readonly name: string;
  /** NaN where nothing of this can be read. */
  readonly days: number;
}

/** The restore tests that the projects of a cluster ask for. */
export function restoreTests(cluster: Cluster): readonly RestoreTest[] {
  return cluster.of('AppProject').flatMap((project) => {
    const written = project.metadata.annotations?.[restoreTestAnnotation];
    if (written === undefined) return [];
    const [, namespace = '', name = '', days = 'NaN'] = /^([^/\s]+)\/(\S+) within (\d+) days$/.exec(written) ?? [];
    return [{ project, written, namespace, name, days: Number(days) }];
  });
}
