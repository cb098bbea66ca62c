import type { SystemSpec } from '../../lib/spec/system.ts';

/** A small system, and the files of it that are worth reading. */
export interface GoldenCase {
  readonly system: SystemSpec;
  /** Paths below `dist/production/shop/`. */
  readonly shown: readonly string[];
}
