import type { SystemSpec } from '../lib/spec/system.ts';
import { daa } from './daa/system.ts';
import { i2s } from './i2s/system.ts';
import { ideationEngine } from './ideation-engine/system.ts';
import { incubation } from './incubation/system.ts';
import { primeSpark } from './prime-spark/system.ts';

/** The systems of the platform. */
export const systems: readonly SystemSpec[] = [ideationEngine, i2s, primeSpark, incubation, daa];
