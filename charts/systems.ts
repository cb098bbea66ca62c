import type { SystemSpec } from '../lib/spec/system.ts';
import { ideationEngine } from './ideation-engine/system.ts';

/** The systems of the platform. */
export const systems: readonly SystemSpec[] = [ideationEngine];
