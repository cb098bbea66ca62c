import { Chart, JsonPatch, type App } from 'cdk8s';
import type { Origin } from './constructs/origin.ts';
import { inNamespace, treeObjects } from './constructs/tree-objects.ts';
import { annotationPrefix, exceptionPrefix } from './kinds/metadata.ts';
import type { Manifest } from './manifests/manifest.ts';
import type { Problem } from './resolve/problem.ts';
import type { Exception, Patch } from './spec/pod.ts';
import { withSyncOptions } from './sync-waves.ts';

/**
 * A cdk8s Chart that is one file of `dist/`. It holds plain objects itself, because they have nothing for cdk8s to
 * resolve; an ApiObject for each would cost a tenth of the time at 1,000 workloads. Constructs in the Chart are
 * rendered too.
 */
export abstract class ManifestChart extends Chart {
  /** Path of the file below the folder of the system, e.g. `l0-ingestion/etl.yaml`. */
  readonly file: string;
  /** File that contains the code of its objects; undefined if they follow from a spec. */
  readonly origin: Origin | undefined;
  /** Patches that could not be applied. */
  readonly problems: Problem[] = [];
  /** Patches and exceptions whose kind the Chart has, as `file field`. */
  readonly applied: string[] = [];
  /**
   * Patches and exceptions whose kind the Chart does not have. They are wrong only if no environment has the kind; dev,
   * for example, has no autoscalers.
   */
  readonly unapplied: Problem[] = [];
  readonly #manifests: Manifest[] = [];
  #constructs: readonly Manifest[] | undefined;

  constructor(app: App, file: string) {
    super(app, file);
    this.file = file;
  }

  /** The objects of the Chart, in the order in which they were added; those of constructs come last. */
  get manifests(): readonly Manifest[] {
    return this.node.children.length === 0 ? this.#manifests : [...this.#manifests, ...this.#ofConstructs()];
  }

  /** Whether the file keeps the order of its objects; otherwise they are sorted for readers. */
  readonly isInOrder: boolean = false;

  #ofConstructs(): readonly Manifest[] {
    if (this.#constructs !== undefined) return this.#constructs;
    const [namespace, file] = this.file.split('/');
    const { objects, problems } = treeObjects(this);
    for (const { path, is, needed } of problems) this.problems.push({ file: this.file, field: path, is, needed });
    this.#constructs = objects.map(({ manifest }) =>
      withSyncOptions(inNamespace(manifest, file === undefined ? undefined : namespace)),
    );
    return this.#constructs;
  }

  /** Adds objects to the file. */
  protected add(...manifests: readonly object[]): void {
    // The functions that made them typed each object; here they are only Manifests.
    for (const manifest of manifests as readonly Manifest[]) this.#manifests.push(withSyncOptions(manifest));
  }

  /** The same objects, for code that synthesizes the Chart with cdk8s. */
  override toJson(): Manifest[] {
    return [...this.manifests];
  }

  /** Adds the exceptions of a spec to the objects of their kind, as annotations. */
  protected except(exceptions: readonly Exception[], source: string): void {
    for (const [index, { rule, kind, because }] of exceptions.entries()) {
      const places = [...this.#manifests.keys()].filter((place) => this.#manifests[place]?.kind === kind);
      this.#note(`exceptions[${index}].kind`, kind, source, places.length > 0);
      for (const place of places) {
        const manifest = this.#manifests[place];
        if (manifest === undefined) continue;
        const annotations = { ...manifest.metadata.annotations, [`${exceptionPrefix}/${rule}`]: because };
        this.#manifests[place] = { ...manifest, metadata: { ...manifest.metadata, annotations } };
      }
    }
  }

  /** Applies the patches of a spec to the objects of their kind, and adds an annotation for each. */
  protected patch(patches: readonly Patch[], source: string): void {
    for (const [index, { kind, path, value, because }] of patches.entries()) {
      const places = [...this.#manifests.keys()].filter((place) => this.#manifests[place]?.kind === kind);
      const report = (field: string, is: string, needed: string) =>
        this.problems.push({ file: source, field: `patches[${index}].${field}`, is, needed });
      this.#note(`patches[${index}].kind`, kind, source, places.length > 0);
      for (const place of places) {
        const manifest = this.#manifests[place];
        if (manifest === undefined) continue;
        try {
          const operation = value === undefined ? JsonPatch.remove(path) : JsonPatch.add(path, value);
          const patched = JsonPatch.apply(structuredClone(manifest), operation) as Manifest;
          const annotations = { ...patched.metadata.annotations, [`${annotationPrefix}/patched`]: because };
          this.#manifests[place] = { ...patched, metadata: { ...patched.metadata, annotations } };
        } catch {
          report(
            'path',
            `'${path}' leads nowhere in ${kind} ${manifest.metadata.name}`,
            'a JSON pointer to a field whose parent exists',
          );
        }
      }
    }
  }

  #note(field: string, kind: string, file: string, found: boolean): void {
    if (found) {
      this.applied.push(`${file} ${field}`);
      return;
    }
    const kinds = [...new Set(this.manifests.map((manifest) => manifest.kind))];
    this.unapplied.push({ file, field, is: `'${kind}'`, needed: `one of its kinds ${kinds.join(', ')}` });
  }
}
