import type { Resources } from '../spec/resources.ts';
import { fields, text, type Fields, type Report } from './parts.ts';

const units: Readonly<Record<string, number>> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity as a number; undefined if it is none. */
function numberOf(quantity: unknown): number | undefined {
  const [, number, unit = ''] = /^([\d.]+(?:e\d+)?)([a-zA-Z]*)$/.exec(text(quantity) ?? '') ?? [];
  const factor = units[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** A CPU quantity in the form of specs. */
export function cpuOf(quantity: unknown): string | undefined {
  const number = numberOf(quantity);
  if (number === undefined) return undefined;
  const milli = Math.ceil(Math.round(number * 1e6) / 1e3);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/** A memory or storage quantity in the form of specs, in whole Mi or Gi. */
export function memoryOf(quantity: unknown): string | undefined {
  const number = numberOf(quantity);
  if (number === undefined) return undefined;
  const mebibytes = Math.ceil(number / 2 ** 20);
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** Small amounts for missing requests; a note asks to measure the real ones. */
const assumed = { cpu: '100m', memory: '128Mi' };

/** Requests and limits of a container. */
export function resourcesOf(container: Fields, report: Report): Resources {
  const { requests, limits } = fields(container.resources);
  const asked = fields(requests);
  const most = fields(limits);
  const request = {
    cpu: cpuOf(asked.cpu) ?? cpuOf(most.cpu) ?? assumed.cpu,
    memory: memoryOf(asked.memory) ?? memoryOf(most.memory) ?? assumed.memory,
  };
  const missing = (['cpu', 'memory'] as const).filter((name) => asked[name] === undefined && most[name] === undefined);
  if (missing.length > 0)
    report(
      `requests no ${missing.join(' and no ')}`,
      `measured requests: ${missing.map((name) => assumed[name]).join(' and ')} is a guess`,
    );
  const cpu = cpuOf(most.cpu);
  const memory = memoryOf(most.memory);
  const disk = memoryOf(most['ephemeral-storage']);
  const gpus = numberOf(most['nvidia.com/gpu']);
  return {
    requests: request,
    ...((cpu !== undefined || memory !== undefined) && { limits: { ...(cpu && { cpu }), ...(memory && { memory }) } }),
    ...(disk !== undefined && {
      ephemeralStorage: { request: memoryOf(asked['ephemeral-storage']) ?? disk, limit: disk },
    }),
    ...(gpus !== undefined && { gpus }),
  };
}
