import { treeOf, type Node } from '../../model/metrics/promql-tree.ts';
import { readDocuments } from '../../manifests/read.ts';

/** The differences of two texts with a structure. */
export type Embedded =
  | { readonly as: 'document'; readonly before: unknown; readonly after: unknown }
  | { readonly as: 'set'; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly as: 'same' }
  | undefined;

/** Compares two texts by their structure: documents inside, expressions by their trees, lists as sets. */
export function embedded(pattern: string, before: string, after: string): Embedded {
  if (setAnnotation.test(pattern)) return { as: 'set', before: linesOf(before), after: linesOf(after) };
  if (promql.test(pattern)) return formattedTree(before) === formattedTree(after) ? { as: 'same' } : undefined;
  if (scripts.test(pattern)) return undefined;
  const [one, other] = [documentOf(pattern, before), documentOf(pattern, after)];
  return one === undefined || other === undefined ? undefined : { as: 'document', before: one, after: other };
}

/** Strata's annotations that contain lists, one item for each line or separated by commas. */
const setAnnotation = /annotations\['strata\.dev\/(calls|consumes|publishes|exports|remote-secrets)'\]$/;

const promql = /(^|[.›\] ])(expr|query)$/;

/** Keys of files that contain programs; these are compared by line. */
const scripts = /\['[^']*\.(sh|py|js|sql|conf|lua|star|txt|md|toml|ini|properties|xml|cfg)'\]$/;

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\n,]/).map((line) => line.trim()))].filter((line) => line !== '').sort();
}

/** An expression without spaces; redundant brackets are kept. */
function formattedTree(text: string): string {
  const { top, wrong } = treeOf(text);
  return top === undefined || wrong !== undefined ? text : formatted(top);
}

function formatted({ name, text, children }: Node): string {
  return children.length === 0 ? text.trim() : `${name}(${children.map(formatted).join(' ')})`;
}

/** The data of a text that is a JSON document, or a YAML document of several lines. */
function documentOf(pattern: string, text: string): unknown {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // A Go template also starts with a brace.
    }
  }
  const isFile = /\.ya?ml'\]$/.test(pattern);
  if (!isFile && !(text.includes('\n') && /^[\w.-]+:(\s|$)/m.test(start))) return undefined;
  if (text.includes('{{')) return undefined;
  const read = readDocuments(text);
  if ('error' in read) return undefined;
  const data: unknown = read.documents.length === 1 ? read.documents[0] : read.documents;
  return typeof data === 'object' && data !== null ? data : undefined;
}
