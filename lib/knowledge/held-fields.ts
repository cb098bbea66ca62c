import known from './held-fields.json' with { type: 'json' };

/** A field that is not simply changed in place, and what comes of a change. */
export interface HeldField {
  readonly kinds: readonly string[];
  /** A pattern of the path without keys of items: `spec.selector`, or what begins with it. */
  readonly field: string;
  readonly effect: Effect;
  /** Only such changes. @default - any change */
  readonly when?: 'smaller' | 'skips a minor' | 'set before' | 'immutable';
  /** What does not take it, or how. */
  readonly says: string;
  /** What to do instead. @default - nothing: it works by itself */
  readonly instead?: string;
}

/**
 * `refused`: the sync fails, or the controller says no for ever. `ignored`: nothing happens. `replaced`: what was there is
 * destroyed. `interrupted`: it works, and is not there for a while.
 */
export type Effect = 'refused' | 'ignored' | 'replaced' | 'interrupted';

/** Those of Kubernetes by its validation of updates, of operators, and of AWS by what its APIs answer to an update of ACK. */
export const heldFields = known.fields as readonly HeldField[];
