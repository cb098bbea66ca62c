import type { Of } from '../kinds.ts';

/** An HTTP route of a VirtualService. */
export type HttpRoute = NonNullable<NonNullable<Of<'VirtualService'>['spec']>['http']>[number];

/** One of the matches of a route. */
export interface HttpMatch {
  readonly authority?: Text | undefined;
  readonly gateways?: readonly string[] | undefined;
  readonly headers?: Texts | undefined;
  readonly ignoreUriCase?: boolean | undefined;
  readonly method?: Text | undefined;
  readonly port?: number | undefined;
  readonly queryParams?: Texts | undefined;
  readonly scheme?: Text | undefined;
  readonly sourceLabels?: Readonly<Record<string, string | undefined>> | undefined;
  readonly sourceNamespace?: string | undefined;
  readonly uri?: Text | undefined;
  readonly withoutHeaders?: Texts | undefined;
}

interface Text {
  readonly exact?: string | undefined;
  readonly prefix?: string | undefined;
  readonly regex?: string | undefined;
}

type Texts = Readonly<Record<string, Text | undefined>>;

/** The matches of a route; one without any takes every request. */
export function matchesOf({ match = [] }: HttpRoute): readonly HttpMatch[] {
  return match.length === 0 ? everything : match;
}

const everything: readonly HttpMatch[] = [{}];

/** Whether every request of one match is one of another, wider match too; false where it cannot be told. */
export function covers(wide: HttpMatch, narrow: HttpMatch): boolean {
  if (wide.uri !== undefined && !coversUri(wide, narrow)) return false;
  for (const part of ['method', 'scheme', 'authority'] as const) {
    const text = wide[part];
    if (text !== undefined && !coversText(text, narrow[part])) return false;
  }
  if (wide.port !== undefined && wide.port !== narrow.port) return false;
  if (wide.sourceNamespace !== undefined && wide.sourceNamespace !== narrow.sourceNamespace) return false;
  for (const [key, value] of Object.entries(wide.sourceLabels ?? {}))
    if (narrow.sourceLabels?.[key] !== value) return false;
  if (wide.gateways !== undefined && narrow.gateways?.every((name) => wide.gateways?.includes(name) === true) !== true)
    return false;
  for (const part of ['headers', 'queryParams'] as const)
    for (const [name, text = {}] of Object.entries(wide[part] ?? {})) {
      const other = narrow[part]?.[name];
      // An empty condition asks that there is such a header, whatever it says.
      if (other === undefined || (!isEmpty(text) && !coversText(text, other))) return false;
    }
  for (const [name, text = {}] of Object.entries(wide.withoutHeaders ?? {})) {
    const other = narrow.withoutHeaders?.[name];
    if (other === undefined || (!isEmpty(other) && !sameText(text, other))) return false;
  }
  return true;
}

/** Whether some request is surely one of both matches; false where it cannot be told. */
export function overlaps(a: HttpMatch, b: HttpMatch): boolean {
  for (const part of ['method', 'scheme', 'authority'] as const) if (disjoint(a[part], b[part])) return false;
  if (a.port !== undefined && b.port !== undefined && a.port !== b.port) return false;
  for (const part of ['headers', 'queryParams'] as const)
    for (const [name, text] of Object.entries(a[part] ?? {})) {
      const other = b[part]?.[name];
      if (other !== undefined && disjoint(text, other)) return false;
    }
  if (a.withoutHeaders !== undefined || b.withoutHeaders !== undefined) return false;
  return a.uri === undefined || b.uri === undefined || coversText(a.uri, b.uri) || coversText(b.uri, a.uri);
}

/** Whether a match takes every path; Istio puts such a route behind those of other VirtualServices of the host. */
export function isCatchAll(match: HttpMatch): boolean {
  return (match.uri === undefined || takesAll(match.uri)) && ofRequests.every((part) => match[part] === undefined);
}

const ofRequests = ['authority', 'headers', 'method', 'queryParams', 'scheme', 'withoutHeaders'] as const;

/** A match as people read it: `POST /api*`. */
export function matchText({ headers, method, uri }: HttpMatch): string {
  const path = uri === undefined ? 'every path' : stringMatchText(uri);
  const with_ = headers === undefined ? '' : ` with ${Object.keys(headers).join(', ')}`;
  return `${method === undefined ? '' : `${stringMatchText(method)} `}${path}${with_}`;
}

function stringMatchText({ exact, prefix, regex }: Text): string {
  return exact ?? (prefix === undefined ? `~${regex ?? ''}` : `${prefix}*`);
}

function coversUri(wide: HttpMatch, narrow: HttpMatch): boolean {
  const [a, b] = [wide.uri ?? {}, narrow.uri ?? {}];
  if (takesAll(a)) return true;
  if (wide.ignoreUriCase === true) return coversText(lower(a), lower(b));
  return narrow.ignoreUriCase !== true && coversText(a, b);
}

function coversText(wide: Text, narrow: Text | undefined): boolean {
  if (takesAll(wide) && wide.prefix === undefined) return true;
  if (narrow === undefined) return false;
  if (wide.prefix !== undefined) return (narrow.exact ?? narrow.prefix)?.startsWith(wide.prefix) ?? takesAll(wide);
  if (wide.exact !== undefined) return wide.exact === narrow.exact;
  if (wide.regex === narrow.regex) return true;
  return narrow.exact !== undefined && wide.regex !== undefined && fits(wide.regex, narrow.exact);
}

/** Envoy matches with RE2 and the whole text; what JavaScript cannot read is no match that can be told. */
function fits(regex: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${regex})$`).test(text);
  } catch {
    return false;
  }
}

function takesAll({ prefix, regex }: Text): boolean {
  return prefix === '/' || regex === '.*' || regex === '/.*';
}

function disjoint(a: Text | undefined, b: Text | undefined): boolean {
  if (a === undefined || b === undefined || isEmpty(a) || isEmpty(b)) return false;
  return !coversText(a, b) && !coversText(b, a);
}

function isEmpty({ exact, prefix, regex }: Text): boolean {
  return exact === undefined && prefix === undefined && regex === undefined;
}

function sameText(a: Text, b: Text): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.regex === b.regex;
}

function lower({ exact, prefix, regex }: Text): Text {
  return { exact: exact?.toLowerCase(), prefix: prefix?.toLowerCase(), regex };
}
