import type { System } from '../resolve/system.ts';
import type { SystemSpec } from '../spec/system.ts';

/** A system as written, and as resolved for the cluster that the commands name. */
export interface Described {
  readonly spec: SystemSpec;
  readonly system: System;
}
