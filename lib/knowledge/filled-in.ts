import known from './filled-in.json' with { type: 'json' };

/** Values by path without keys of items: `spec.strategy.type`, or several such as `spec.(hostIPC|hostPID)`. */
export type Values = Readonly<Record<string, unknown>>;

/** By kind, the path of the spec of its pods. */
export const templatePaths: Readonly<Record<string, string>> = known.templates;

/** What the API server fills into the spec of pods. */
export const filledIntoPods: Values = known.pods;

/** By kind, what the API server fills in elsewhere. */
export const filledIn: Readonly<Record<string, Values>> = known.kinds;
