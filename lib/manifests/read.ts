import { jsonDocuments } from './json-documents.ts';
import { number, schemaOf, yamlDocuments, type Unreadable } from './kubernetes-yaml.ts';
import { withItems } from './list-items.ts';
import { plainDocuments } from './plain-yaml.ts';

/** The documents of a YAML file, with the items of a List one by one, or the reason why it cannot be read. */
export type Documents = { readonly documents: readonly unknown[] } | Unreadable;

/** Reads YAML documents as Kubernetes does: by YAML 1.1, where `on` is true, except that dates are text. */
export function readDocuments(written: string): Documents {
  const text = withoutMark(written);
  const documents = jsonDocuments(text) ?? plainDocuments(text, number);
  return documents === undefined ? allDocuments(text) : { documents: withItems(documents) };
}

/** The same by a reader of all of YAML. */
export function allDocuments(text: string): Documents {
  const read = yamlDocuments(text, schemaOf(text));
  return 'error' in read ? read : { documents: withItems(read.documents) };
}

/** Some editors begin a file with a byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
