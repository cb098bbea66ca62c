import { ApiObject, Chart, JsonPatch, type App } from 'cdk8s';
import { annotationPrefix } from './kinds/metadata.ts';
import type { Manifest } from './manifests/manifest.ts';
import type { Problem } from './resolve/problem.ts';
import type { Patch } from './spec/workload.ts';
import { withSyncOptions } from './sync-waves.ts';

/** A cdk8s chart that is one file of `dist/`. */
export abstract class ManifestChart extends Chart {
  /** Path of the file below the folder of the system, e.g. `l0-ingestion/etl.yaml`. */
  readonly file: string;
  /** Patches that could not be applied. */
  readonly problems: Problem[] = [];
  readonly #objects: ManifestObject[] = [];

  constructor(app: App, file: string) {
    super(app, file);
    this.file = file;
  }

  /** The objects of the chart, in the order in which they were added. */
  get manifests(): readonly Manifest[] {
    return this.#objects.map(({ manifest }) => manifest);
  }

  /** Adds objects to the file. */
  protected add(...manifests: readonly object[]): void {
    // Each of them is typed by the function that made it; they have nothing in common but what a Manifest is.
    for (const manifest of manifests as readonly Manifest[]) {
      // The place is id enough: two objects of one name are for the whole system to report.
      this.#objects.push(new ManifestObject(this, String(this.#objects.length), withSyncOptions(manifest)));
    }
  }

  /** Changes the objects of a kind as a spec asks for, and says so on each. */
  protected patch(patches: readonly Patch[], source: string): void {
    for (const [index, { kind, path, value, because }] of patches.entries()) {
      const objects = this.#objects.filter(({ manifest }) => manifest.kind === kind);
      const report = (field: string, is: string, needed: string) =>
        this.problems.push({ file: source, field: `patches[${index}].${field}`, is, needed });
      if (objects.length === 0) {
        const kinds = new Set(this.manifests.map((manifest) => manifest.kind));
        report('kind', `'${kind}'`, `one of its kinds ${[...kinds].join(', ')}`);
      }
      for (const object of objects) {
        try {
          const operation = value === undefined ? JsonPatch.remove(path) : JsonPatch.add(path, value);
          const patched = JsonPatch.apply(structuredClone(object.manifest), operation) as Manifest;
          const annotations = { ...patched.metadata.annotations, [`${annotationPrefix}/patched`]: because };
          object.manifest = { ...patched, metadata: { ...patched.metadata, annotations } };
        } catch {
          report(
            'path',
            `'${path}' leads nowhere in ${kind} ${object.manifest.metadata.name}`,
            'a JSON pointer to a field whose parent exists',
          );
        }
      }
    }
  }
}

/** An object that is rendered as it is: plain data has nothing to resolve, and sorting is the emitter's. */
class ManifestObject extends ApiObject {
  manifest: Manifest;

  constructor(chart: Chart, id: string, manifest: Manifest) {
    const { apiVersion, kind, metadata } = manifest;
    super(chart, id, { apiVersion, kind, metadata: { name: metadata.name } });
    this.manifest = manifest;
  }

  override toJson(): Manifest {
    return this.manifest;
  }
}
