/** An object of any kind, as it is written in a file. */
export interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string | undefined };
}

/** An object, and its file. */
export interface WrittenObject {
  readonly object: Written;
  readonly file: string;
}

/** `Kind namespace/name`. */
export function titleOf({ kind, metadata: { name, namespace = '' } }: Written): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
