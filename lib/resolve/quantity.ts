const binary = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;

/** Whether the text is a CPU quantity as specs write it: `500m`, `2`, `1.5`. */
export function isCpu(text: string): boolean {
  return /^(\d+m|\d+(\.\d{1,3})?)$/.test(text);
}

/** Whether the text is a memory or storage quantity as specs write it: a whole number with Ki, Mi, Gi or Ti. */
export function isMemory(text: string): boolean {
  return /^\d+(Ki|Mi|Gi|Ti)$/.test(text);
}

/** Thousandths of a CPU in a quantity; NaN if it is invalid. */
export function millicores(quantity: string): number {
  if (!isCpu(quantity)) return Number.NaN;
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Math.round(Number(quantity) * 1000);
}

/** Bytes in a quantity; NaN if it is invalid. */
export function bytes(quantity: string): number {
  if (quantity === '0') return 0;
  if (!isMemory(quantity)) return Number.NaN;
  return Number(quantity.slice(0, -2)) * binary[quantity.slice(-2) as keyof typeof binary];
}

/** A number of millicores as a CPU quantity, in the form that the API server returns: `500m`, `2`. */
export function cpuQuantity(milli: number): string {
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}

/**
 * A number of bytes as a memory quantity, rounded up to whole Mi, in the form that the API server returns: `512Mi`,
 * `4Gi`, `0`.
 */
export function memoryQuantity(amount: number): string {
  return inLargestUnit(Math.ceil(amount / binary.Mi) * binary.Mi);
}

/** A CPU quantity in the form that the API server returns: `500m` for `0.5`. An invalid quantity stays unchanged. */
export function storedCpu(quantity: string): string {
  return isCpu(quantity) ? cpuQuantity(millicores(quantity)) : quantity;
}

/**
 * A memory or storage quantity in the form that the API server returns: `2Gi` for `2048Mi`. An invalid quantity stays
 * unchanged.
 */
export function storedMemory(quantity: string): string {
  return isMemory(quantity) ? inLargestUnit(bytes(quantity)) : quantity;
}

/** https://github.com/kubernetes/kubernetes/blob/v1.35.0/staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (CanonicalizeBytes) */
function inLargestUnit(amount: number): string {
  if (amount === 0) return '0';
  for (const unit of ['Ti', 'Gi', 'Mi'] as const) {
    if (amount % binary[unit] === 0) return `${amount / binary[unit]}${unit}`;
  }
  return `${amount / binary.Ki}Ki`;
}
