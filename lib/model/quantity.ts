const multiples: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};

/** A Kubernetes quantity in its unit, CPU or bytes; NaN for what is none. */
export function quantity(text: unknown): number {
  if (typeof text === 'number') return text;
  if (typeof text !== 'string') return Number.NaN;
  let amount = known.get(text);
  if (amount === undefined) known.set(text, (amount = amountOf(text)));
  return amount;
}

/** A platform has few that differ. */
const known = new Map<string, number>();

function amountOf(text: string): number {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]{0,2})$/.exec(text.trim());
  return match === null ? Number.NaN : Number(match[1]) * (multiples[match[2] ?? ''] ?? Number.NaN);
}

/** Bytes, as people read them: `1.5 GiB`. */
export function bytesText(bytes: number): string {
  const [size, unit] = bytes >= 1024 ** 3 ? [bytes / 1024 ** 3, 'GiB'] : [bytes / 1024 ** 2, 'MiB'];
  return `${Number(size.toFixed(1))} ${unit}`;
}

/** CPUs, as people read them: `1.5 CPU`. */
export function cpuText(cpu: number): string {
  return `${Number(cpu.toFixed(3))} CPU`;
}
