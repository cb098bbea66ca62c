import type { Pods } from '../../../model/pods/pods.ts';
import type { ClusterChange, Meant } from '../../consequence.ts';
import { at, changedFields } from '../fields.ts';
import { affectedOf, keyOfPods } from '../placed.ts';

/** Pods that read a changed ConfigMap or Secret (as variables or mounted) and do not restart. */
export function* staleReaders(
  change: ClusterChange,
  restarting: ReadonlySet<string>,
  files: ReadonlyMap<string, string>,
): Iterable<Meant> {
  const sources = new Set<string>();
  for (const { object, change: field } of changedFields(change, 'ConfigMap', 'Secret', 'ExternalSecret')) {
    if (!/^(data|stringData|binaryData|spec\.(data|dataFrom|target\.template))/.test(field.pattern)) continue;
    const kind = object.kind === 'ConfigMap' ? 'ConfigMap' : 'Secret';
    const target = object.kind === 'ExternalSecret' ? at(object.after?.object, 'spec.target.name') : undefined;
    sources.add(`${kind} ${object.namespace}/${typeof target === 'string' ? target : object.name}`);
  }
  if (sources.size === 0) return;
  for (const pods of change.after.pods) {
    if (restarting.has(keyOfPods(pods)) || pods.runsOnce) continue;
    const reads = readsOf(pods).filter(({ source }) => sources.has(source));
    for (const { source, how } of reads) {
      const isVariable = how === 'variables';
      yield {
        severity: isVariable ? 'medium' : 'low',
        what: isVariable
          ? `${source.replace(/ .*/, '')} changes, and pods keep the old values`
          : `${source.replace(/ .*/, '')} changes under running pods`,
        reason: isVariable
          ? 'Pods read variables only at their start, and nothing restarts these pods.'
          : 'The kubelet replaces the mounted files within minutes; a program that read them at its start keeps the old values.',
        ...(isVariable && {
          wayOut: 'add a hash of the content as an annotation of the pod template, or kubectl rollout restart',
        }),
        object: affectedOf(change, pods.owner, source, files),
      };
    }
  }
}

interface Read {
  /** `ConfigMap shop/web`. */
  readonly source: string;
  readonly how: 'variables' | 'files';
}

function readsOf({ spec, namespace }: Pods): readonly Read[] {
  const reads: Read[] = [];
  const add = (kind: string, name: string | undefined, how: Read['how']) => {
    if (name !== undefined) reads.push({ source: `${kind} ${namespace}/${name}`, how });
  };
  for (const { env = [], envFrom = [] } of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    for (const { valueFrom } of env) {
      add('ConfigMap', valueFrom?.configMapKeyRef?.name, 'variables');
      add('Secret', valueFrom?.secretKeyRef?.name, 'variables');
    }
    for (const { configMapRef, secretRef } of envFrom) {
      add('ConfigMap', configMapRef?.name, 'variables');
      add('Secret', secretRef?.name, 'variables');
    }
  }
  for (const { configMap, secret, projected } of spec.volumes ?? []) {
    add('ConfigMap', configMap?.name, 'files');
    add('Secret', secret?.secretName, 'files');
    for (const source of projected?.sources ?? []) {
      add('ConfigMap', source.configMap?.name, 'files');
      add('Secret', source.secret?.name, 'files');
    }
  }
  return [...new Map(reads.map((read) => [`${read.source} ${read.how}`, read])).values()];
}
