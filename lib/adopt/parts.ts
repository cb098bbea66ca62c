import type { Manifest } from '../manifests/manifest.ts';

/** Something that could not be carried over unchanged, and what to do about it. */
export interface Note {
  /** `Kind name`. */
  readonly object: string;
  readonly is: string;
  readonly needed: string;
}

/** A workload of the manifests, with the Services in front of it. */
export interface Source {
  readonly manifest: Manifest;
  readonly name: string;
  readonly services: readonly Manifest[];
}

/** Reports a part of an object that is not carried over unchanged. */
export type Report = (is: string, needed: string) => void;

/** Fields of a manifest, not validated yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value of any type; none if it is not an object. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The items of a value of any type; none if it is not a list. */
export function items(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

/** A value as text; undefined if it is not a scalar. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Texts of a list. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => text(item) ?? []) : [];
}

/** A map of texts. */
export function textMap(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields(value)).flatMap(([key, item]) => (text(item) === undefined ? [] : [[key, text(item) ?? '']])),
  );
}

/** `Kind name`. */
export function titleOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.name}`;
}

/** The pod template of a workload. */
export function templateOf(manifest: Manifest): { readonly metadata: Fields; readonly spec: Fields } {
  const spec = fields(fields(manifest).spec);
  const template =
    manifest.kind === 'CronJob' ? fields(fields(fields(spec.jobTemplate).spec).template) : fields(spec.template);
  return { metadata: fields(template.metadata), spec: fields(template.spec) };
}
