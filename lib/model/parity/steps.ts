import { keyHash, type Hash } from './hashes.ts';

/** A field or an item in objects of a kind. The patterns are matched once for each, and not once for each object. */
export interface Step extends Hash {
  readonly path: string;
  readonly patterns: readonly RegExp[];
  /** Most have none: a map for each would take longer than all the rest. */
  fields: Map<string, Step>;
  items: Map<string, Step>;
  /** Whether it may differ where it is a value, or empty; undefined as long as nobody has asked. */
  mayDiffer: boolean | undefined;
}

/** Those of a step that has none yet. */
export const noSteps = new Map<string, Step>();

/** The step to a field. */
export function fieldOf({ path, patterns, fields }: Step, name: string): Step {
  const step = stepTo(path === '' ? name : `${path}.${name}`, patterns, name);
  fields.set(name, step);
  return step;
}

/** The step to the items of a name. */
export function itemOf(of: Step, name: string): Step {
  const step = of.items.get(name) ?? stepTo(`${of.path}[${name}]`, of.patterns, name);
  if (of.items === noSteps) of.items = new Map();
  of.items.set(name, step);
  return step;
}

/** A step to what has a path. */
export function stepTo(path: string, patterns: readonly RegExp[], name: string): Step {
  const { one, two } = keyHash(name);
  const mayDiffer = patterns.length === 0 ? false : undefined;
  return { one, two, path, patterns, fields: noSteps, items: noSteps, mayDiffer };
}

/** Whether what is there may differ. */
export function mayDifferAt(step: Step): boolean {
  return (step.mayDiffer ??= step.patterns.some((pattern) => pattern.test(step.path)));
}
