import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';

/** The possible destinations of a call. */
export interface Directory {
  readonly system: SystemSpec;
  readonly environment: Environment;
  /** All systems: a call may go to a public route of another system. Read only for such a call. */
  readonly systems: readonly SystemSpec[];
  /** Declared workloads by `layer/name`. */
  readonly workloads: ReadonlyMap<string, Declared>;
  readonly dataServiceNames: ReadonlySet<string>;
}
