import { filledIn, filledIntoPods, templatePaths } from '../../knowledge/filled-in.ts';
import { alternatives } from '../../model/alternatives.ts';
import { isFields } from '../../model/untyped.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a field of a map means the same as none: the API server fills in its value where it is missing. */
export type IsFilledIn = (pattern: string, name: string, map: Fields) => boolean;

/** What the API server fills into objects of a kind. */
export function fillingOf(apiVersion: string, kind: string): IsFilledIn {
  const values = isOfKubernetes(apiVersion) ? valuesOf(kind) : undefined;
  if (values === undefined) return () => false;
  const isFilledIn: IsFilledIn = (pattern, name, map) => {
    const value = map[name];
    if (name === 'targetPort' && pattern === 'spec.ports[].targetPort') return value === map.port;
    // Without parallelism too, one pod ends the Job.
    if (/^spec\.(jobTemplate\.spec\.)?completions$/.test(pattern)) return value === 1 && (map.parallelism ?? 1) === 1;
    if (name === 'imagePullPolicy') return value === policyOf(map.image);
    const filled = values.get(pattern);
    if (!isFields(filled)) return filled !== undefined && value === filled;
    return isFields(value) && Object.keys(value).every((inner) => isFilledIn(`${pattern}.${inner}`, inner, value));
  };
  return isFilledIn;
}

/** What the API server fills into the `spec` of pods of an owner; other controllers compare it as it is written. */
export function fillingOfPods({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): IsFilledIn {
  return kind in templatePaths ? fillingOf(apiVersion, 'Pod') : () => false;
}

/** https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function policyOf(image: unknown): string | undefined {
  if (typeof image !== 'string') return undefined;
  const isLatest = !image.includes('@') && (image.endsWith(':latest') || !/:[^/]*$/.test(image));
  return isLatest ? 'Always' : 'IfNotPresent';
}

const groups = /^(v1|(apps|autoscaling|batch|[\w.]+\.k8s\.io)\/v\d+)$/;

function isOfKubernetes(apiVersion: string): boolean {
  return groups.test(apiVersion);
}

const known = new Map<string, ReadonlyMap<string, unknown> | undefined>();

function valuesOf(kind: string): ReadonlyMap<string, unknown> | undefined {
  if (known.has(kind)) return known.get(kind);
  const template = templatePaths[kind];
  const values = new Map<string, unknown>();
  const add = (at: string, some: Fields): void => {
    for (const [path, value] of Object.entries(some)) for (const one of alternatives(at + path)) values.set(one, value);
  };
  add('', filledIn[kind] ?? {});
  if (template !== undefined) add(`${template}.`, filledIntoPods);
  const found = values.size > 0 ? values : undefined;
  known.set(kind, found);
  return found;
}
