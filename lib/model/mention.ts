import type { KubernetesObject } from './kinds.ts';

/** An object as an excerpt has it: what a finding says of it, and nothing else. */
export interface Mention {
  readonly file: string;
  readonly document: number;
  /** `Kind namespace/name`. */
  readonly title: string;
  /** Reasons of the exceptions that it has, by the id of the rule. @default - it has none */
  readonly exceptions?: Readonly<Record<string, string>>;
}

/** Prefix of the annotations that allow an object to break a rule. */
const exceptionPrefix = 'allow.strata.dev/';

/** The annotation that allows an object to break a rule. */
export function exceptionKey(rule: string): string {
  return exceptionPrefix + rule;
}

/** An object at its place. */
export function mentioned(
  object: KubernetesObject,
  { file, document }: { readonly file: string; readonly document: number },
): Mention {
  const exceptions = exceptionsOf(object);
  return { file, document, title: title(object), ...(exceptions && { exceptions }) };
}

/** Reasons of the exceptions that an object has, by the id of the rule; undefined if it has none. */
export function exceptionsOf({ metadata }: KubernetesObject): Readonly<Record<string, string>> | undefined {
  const { annotations } = metadata;
  let exceptions: Record<string, string> | undefined;
  for (const key in annotations)
    if (key.startsWith(exceptionPrefix))
      (exceptions ??= {})[key.slice(exceptionPrefix.length)] = annotations[key] ?? '';
  return exceptions;
}

/** `Kind namespace/name`. */
export function title({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined || namespace === '' ? '' : `${namespace}/`}${name}`;
}
