import type { TransitionRule } from '../lists.ts';
import { mapChildren, type RawSchema } from './raw-schema.ts';

/** A CEL rule of a CRD, with its path. */
export type Validation = TransitionRule;

/** All rules (`x-kubernetes-validations`) of a schema, with the paths of the values that they judge. */
export function validations(schema: RawSchema): readonly Validation[] {
  const found: Validation[] = [];
  const walk = (at: RawSchema, path: string): void => {
    for (const { rule, message } of at['x-kubernetes-validations'] ?? [])
      found.push({ path, rule: rule.trim(), ...(message !== undefined && { message }) });
    mapChildren(at, (child, step) => {
      walk(child, (path + step).replace(/^\./, ''));
      return child;
    });
  };
  walk(schema, '');
  return found;
}

/** Transition rules: they compare a value with the previous one, so they judge only changes. */
export function transitions(schema: RawSchema): readonly TransitionRule[] {
  return validations(schema).filter(({ rule }) => /\boldSelf\b/.test(rule));
}
