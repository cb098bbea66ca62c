import type { Cause, Finding } from '../check/findings/finding.ts';
import type { Files } from '../check/clusters.ts';
import { causeOf } from './cause.ts';
import { exceptionPrefix } from './edited.ts';
import type { Specs } from './owner.ts';

/**
 * Findings with the fields of specs that cause them; findings about other objects are unchanged. An exception of a spec
 * is reported as unneeded only if no environment needs it.
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
  return rule === 'exception' && is === 'is not needed';
}

/** Exceptions that are needed on at least one of their objects. */
function usefulExceptions(idle: readonly Finding[], files: Files, specs: Specs): Set<string> {
  const places = new Set(idle.map(({ file, document, field }) => `${file} ${document} ${field}`));
  const useful = new Set<string>();
  for (const [file, objects] of files) {
    for (const [document, object] of objects.entries()) {
      // Only the configuration of a kind cluster has no metadata.
      const { annotations = {} } = (object.metadata as typeof object.metadata | undefined) ?? {};
      for (const key of Object.keys(annotations).filter((one) => one.startsWith(exceptionPrefix))) {
        const field = `metadata.annotations['${key}']`;
        if (!places.has(`${file} ${document} ${field}`)) useful.add(keyOf(causeOf(file, object, field, specs)));
      }
    }
  }
  return useful;
}

/** A key for the exception of a spec; empty for other causes. */
function keyOf(cause: Cause | undefined): string {
  return cause?.field.startsWith('exceptions[') === true ? `${cause.file} ${cause.field}` : '';
}
