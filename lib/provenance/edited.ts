import { fieldAt } from '../schemas/wording.ts';
import type { Exception, Patch } from '../spec/pod.ts';
import type { Cause } from '../check/findings/finding.ts';
import type { Owner } from './owner.ts';
import type { Step } from './pattern.ts';

/** The fields of an object that its provenance needs. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}

/** Prefix of the annotations that allow an object to break a rule. */
export const exceptionPrefix = 'allow.strata.dev/';

/** The patch or exception of a spec that wrote a field of a rendered object; undefined if none did. */
export function edited(owner: Owner, object: Rendered, field: readonly Step[]): Cause | undefined {
  const { kind } = object;
  const exceptions = (owner.spec?.exceptions ?? []) as readonly Exception[];
  const [, , key = ''] = field;
  const rule = String(key).startsWith(exceptionPrefix) ? String(key).slice(exceptionPrefix.length) : undefined;
  const excused = exceptions.findIndex((one) => one.rule === rule && one.kind === kind);
  if (excused >= 0) return { file: owner.file, field: `exceptions[${excused}]` };
  const patches = (owner.spec?.patches ?? []) as readonly Patch[];
  const reason = key === 'strata.dev/patched' ? object.metadata.annotations?.[key] : undefined;
  const explained = patches.findIndex((one) => one.kind === kind && one.because === reason);
  if (explained >= 0) return { file: owner.file, field: `patches[${explained}].because` };
  const patched = patches.findIndex((one) => one.kind === kind && touches(pointerSteps(one.path), field));
  return patched < 0 ? undefined : { file: owner.file, field: `patches[${patched}]` };
}

/** Whether a patch wrote a field, or a field directly below it. */
function touches(pointer: readonly Step[], field: readonly Step[]): boolean {
  const common = Math.min(pointer.length, field.length);
  const isSame = fieldAt(pointer.slice(0, common)) === fieldAt(field.slice(0, common));
  return isSame && pointer.length - field.length <= 1;
}

/** The steps of a JSON pointer; `-` is the end of a list, which has no known number. */
function pointerSteps(pointer: string): readonly Step[] {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const known = steps.at(-1) === '-' ? steps.slice(0, -1) : steps;
  return known.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
