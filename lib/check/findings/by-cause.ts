import type { Finding } from './finding.ts';

/** A finding, and where else the same is found for the same reason. */
export interface OfCause {
  readonly finding: Finding;
  /** Names of environments, in the order of the findings. */
  readonly also: readonly string[];
}

/**
 * Findings with those of other environments taken together that come from the same field of a spec and say the same: one
 * change mends them all. What has no such field stays as it is.
 */
export function byCause(findings: readonly Finding[]): readonly OfCause[] {
  const told = new Map<string, { readonly finding: Finding; readonly also: string[] }>();
  for (const [index, finding] of findings.entries()) {
    const { cause, rule, severity, object, field, is, needed } = finding;
    const kind = object.slice(0, object.indexOf(' '));
    const name = object.slice(object.lastIndexOf('/') + 1);
    const isShared = cause !== undefined && cause.field !== '';
    const same = isShared ? [cause.file, cause.field, rule, severity, kind, name, field, is, needed] : [index];
    const first = told.get(same.join('\0'));
    if (first === undefined) told.set(same.join('\0'), { finding, also: [] });
    else {
      const environment = environmentOf(finding.file);
      if (environment !== environmentOf(first.finding.file) && !first.also.includes(environment))
        first.also.push(environment);
    }
  }
  return [...told.values()];
}

/** `, also in dr and staging`, or nothing. */
export function alsoIn(environments: readonly string[]): string {
  if (environments.length === 0) return '';
  const last = environments.at(-1) ?? '';
  return `, also in ${environments.length === 1 ? last : `${environments.slice(0, -1).join(', ')} and ${last}`}`;
}

/** Of a rendered file: `dist/<environment>/…`, `dist/clusters/<environment>/…`. */
function environmentOf(file: string): string {
  const [, environment = '', inner = ''] = file.split('/');
  return environment === 'clusters' ? inner : environment;
}
