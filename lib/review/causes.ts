import type { Entry } from './entries.ts';

/**
 * The changed sources that may have caused an entry: the file of a workload, the image pins of a system, or the file
 * that builds a kind. A source is left out if others already explain the same entries.
 */
export function causesOf(entry: Entry, sources: readonly string[]): readonly string[] {
  const objects = entry.objects.map(({ object, cluster }) => {
    const [kind = '', place = ''] = object.split(' ');
    return { kind: kebab(kind), name: place.replace(/^.*\//, ''), system: cluster.replace(/^[^/]*\//, '') };
  });
  const isImage = entry.changes.some(({ pattern }) => /(^|\.)image(Name)?$/.test(pattern));
  const isPod = entry.changes.some(({ pattern }) => /(^|\.)template\.(spec|metadata)\./.test(pattern));
  return sources.filter((source) => {
    const [, system, file] = /^charts\/([^/]+)\/(.+)\.ts$/.exec(source) ?? [];
    if (file === 'releases') return isImage && objects.some((one) => one.system === system);
    if (file === 'system' || file === 'clusters') return !isImage && objects.every((one) => one.system === system);
    if (system !== undefined && file !== undefined)
      return !isImage && objects.every((one) => one.system === system && one.name === file.replace(/^.*\//, ''));
    const [, kind] = /^lib\/kinds\/(?:.*\/)?([^/]+)\.ts$/.exec(source) ?? [];
    if (kind === 'pod-template' || kind === 'container') return isPod && !isImage;
    return kind !== undefined && objects.every((one) => one.kind === kind);
  });
}

function kebab(kind: string): string {
  return kind
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
