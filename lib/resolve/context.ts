import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';
import type { KafkaContext } from './scaling.ts';
import type { DataService } from './system.ts';

/** The surroundings of a workload that its resolution may use. */
export interface Context {
  readonly system: SystemSpec;
  readonly environment: Environment;
  readonly kafka: KafkaContext | undefined;
  readonly dataServices: readonly DataService[];
  /** All workloads that run. */
  readonly declared: readonly Declared[];
}
