import type { Pods } from '../../../model/pods/pods.ts';
import { compareData } from '../../difference/compare.ts';
import { fillingOfPods } from '../../difference/filled-in.ts';
import { isTextOnly } from '../../entries.ts';

/** The changed parts of a pod template, in words. */
export function causesOf(before: Pods, after: Pods): readonly string[] {
  const view = ({ spec, labels, annotations }: Pods) => ({ spec, labels, annotations });
  const causes = new Set<string>();
  const changes = compareData(view(before), view(after), {
    isFilledIn: fillingOfPods(after.owner),
    isQuantity: (pattern) => quantities.test(pattern),
  });
  const telling = changes.filter(({ pattern }) => !isTextOnly({ pattern: `metadata.${pattern}` }));
  for (const { pattern } of telling.length > 0 ? telling : changes) {
    const found = words.find(([field]) => field.test(pattern));
    causes.add(found?.[1] ?? pattern.replace(/^spec\.|\[\]/g, ''));
  }
  return [...causes].sort();
}

const quantities = /\.(requests|limits|capacity)[.[]|\.(sizeLimit|divisor|storage)$/;

const words: readonly (readonly [RegExp, string])[] = [
  [/ontainers\[\]\.image$/, 'the image'],
  [/annotations.*(config-hash|checksum)/, 'a file of a ConfigMap'],
  [/ontainers\[\]\.(env|envFrom)/, 'variables'],
  [/ontainers\[\]\.resources/, 'requests and limits'],
  [/ontainers\[\]\.(readiness|liveness|startup)Probe/, 'probes'],
  [/ontainers\[\]\.(args|command)/, 'arguments'],
  [/ecurityContext/, 'the security context'],
  [/(^|\.)volume(s|Mounts)/, 'volumes'],
  [/affinity|topologySpread|nodeSelector|tolerations/, 'where they may run'],
  [/annotations.*sidecar\.istio\.io/, "the sidecar's settings"],
  [/^labels/, 'labels'],
  [/^annotations/, 'annotations'],
];
