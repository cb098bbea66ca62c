// Runs the program of launch.mjs in another thread of a process that runs it already.
import { parentPort } from 'node:worker_threads';

globalThis[Symbol.for('strata.port')] = parentPort;
await import('./launch.mjs');
