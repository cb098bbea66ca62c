import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const dataFitsObject: ClusterRule = {
  id: 'data-fits-object',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap', 'Secret'],
  summary: 'no ConfigMap or Secret holds more than 1 MiB, and no object has more than 256 KiB of annotations',
  why: 'The API server refuses the object. What kubectl apply remembers of an object is an annotation, too.',
  source: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size',
  ],
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.objects) {
      const { annotations } = object.metadata;
      if (annotations !== undefined)
        yield* above(object, 'metadata.annotations', sizeOf(annotations, bytesOf) + keysOf(annotations), 256);
    }
    for (const object of cluster.of('ConfigMap')) {
      const { binaryData, data } = object;
      yield* above(object, 'data', sizeOf(data, bytesOf) + sizeOf(binaryData, decodedLength), 1024);
    }
    for (const object of cluster.of('Secret')) {
      // A text takes the place of a value of the same key.
      const data = Object.fromEntries(
        Object.entries(object.data ?? {}).filter(([key]) => object.stringData?.[key] === undefined),
      );
      yield* above(object, 'data', sizeOf(data, decodedLength) + sizeOf(object.stringData, bytesOf), 1024);
    }
  },
};

function* above(object: KubernetesObject, field: string, size: number, most: number): Iterable<Found> {
  if (size > most * 1024) yield { object, field, is: `${size} bytes`, needed: `at most ${most * 1024}` };
}

function sizeOf(map: Readonly<Record<string, unknown>> | undefined, length: (text: string) => number): number {
  let size = 0;
  for (const key in map) {
    const text = map[key];
    if (typeof text === 'string') size += length(text);
  }
  return size;
}

function keysOf(map: Readonly<Record<string, unknown>>): number {
  let size = 0;
  for (const key in map) size += bytesOf(key);
  return size;
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/** How many bytes a text in base64 stands for. */
function decodedLength(text: string): number {
  return Math.floor((text.replace(/[\s=]/g, '').length * 3) / 4);
}
