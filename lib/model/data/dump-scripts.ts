import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { containersOf, type Pods } from '../pods/pods.ts';

/** A text that a shell of a job runs. */
export interface Script {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly text: string;
  readonly pods: Pods;
}

/** Scripts of jobs that dump a database: those in commands, and files of ConfigMaps that a job mounts. */
export function dumpScripts(cluster: Cluster): readonly Script[] {
  return cluster.once(scriptsOf);
}

function scriptsOf(cluster: Cluster): readonly Script[] {
  return cluster.pods
    .filter(({ runsOnce }) => runsOnce)
    .flatMap((pods) => [...inCommands(pods), ...inFiles(cluster, pods)]);
}

const dump = /\b(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump)\b/;

function inCommands(pods: Pods): readonly Script[] {
  return containersOf(pods).flatMap(({ container, field }) =>
    (['command', 'args'] as const).flatMap((name) =>
      (container[name] ?? []).flatMap((text, index) =>
        dump.test(text) ? { object: pods.owner, field: `${field}.${name}[${index}]`, text, pods } : [],
      ),
    ),
  );
}

function inFiles(cluster: Cluster, pods: Pods): readonly Script[] {
  return (pods.spec.volumes ?? []).flatMap(({ configMap }) => {
    const map = cluster.named('ConfigMap', pods.namespace, configMap?.name ?? '');
    if (map === undefined) return [];
    return Object.entries(map.data ?? {}).flatMap(([name, text = '']) =>
      dump.test(text) ? { object: map, field: `data['${name}']`, text, pods } : [],
    );
  });
}
