import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import type { Manifest } from '../lib/manifests/manifest.ts';
import { cpuTime, type Load } from './report.ts';

/** Objects by the path of the file that they are rendered to. */
export type Objects = ReadonlyMap<string, readonly Manifest[]>;

/** Objects that `prepare.ts` wrote, and the time to read them. */
export function preparedObjects(file: string): { readonly objects: Objects; readonly load: Load } {
  const [wall, cpu] = [performance.now(), cpuTime()];
  const objects = deserialize(readFileSync(file)) as Objects;
  return { objects, load: { wall: performance.now() - wall, cpu: cpuTime() - cpu } };
}

/** Number of objects in all files. */
export function countOf(objects: Objects): number {
  return [...objects.values()].reduce((sum, { length }) => sum + length, 0);
}
