import { notNeeded, type Cause, type Finding } from '../check/check.ts';
import type { Files } from '../check/clusters.ts';
import { causeOf } from './cause.ts';
import { exceptionPrefix } from './edited.ts';
import type { Specs } from './owner.ts';

/**
 * Findings with the fields of specs that they come from; those of objects that no spec made are as they were. An exception
 * of a spec is useless only where it excuses nothing in any environment.
 */
export function traced(findings: readonly Finding[], files: Files, specs: Specs): readonly Finding[] {
  const all = findings.map((finding) => {
    const { file, document, field } = finding;
    const cause = causeOf(file, files.get(file)?.[document], field, specs);
    return cause === undefined ? finding : { ...finding, cause };
  });
  const idle = all.filter(isIdleException);
  if (idle.length === 0) return all;
  const useful = usefulExceptions(idle, files, specs);
  useful.delete('');
  return all.filter((finding) => !isIdleException(finding) || !useful.has(keyOf(finding.cause)));
}

function isIdleException({ rule, is }: Finding): boolean {
  return rule === 'exception' && is === notNeeded;
}

/** Those that excuse from something on another object that they are written on. */
function usefulExceptions(idle: readonly Finding[], files: Files, specs: Specs): Set<string> {
  const places = new Set(idle.map(({ file, document, field }) => `${file} ${document} ${field}`));
  const useful = new Set<string>();
  for (const [file, objects] of files) {
    for (const [document, object] of objects.entries()) {
      // The configuration of a kind cluster alone has no metadata.
      const { annotations = {} } = (object.metadata as typeof object.metadata | undefined) ?? {};
      for (const key of Object.keys(annotations).filter((one) => one.startsWith(exceptionPrefix))) {
        const field = `metadata.annotations['${key}']`;
        if (!places.has(`${file} ${document} ${field}`)) useful.add(keyOf(causeOf(file, object, field, specs)));
      }
    }
  }
  return useful;
}

/** Of a field of a spec that an exception stands in; nothing else is like it. */
function keyOf(cause: Cause | undefined): string {
  return cause?.field.startsWith('exceptions[') === true ? `${cause.file} ${cause.field}` : '';
}
