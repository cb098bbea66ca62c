import { bytesText, cpuText } from '../quantity.ts';

/** Whether a resource is measured in CPUs, in bytes or by count. */
type Unit = 'cpu' | 'bytes' | 'count';

/** An amount for people: `1.5 CPU`, `2 GiB`, `3`. */
export function amountText(resource: string, amount: number): string {
  const unit = unitOf(resource);
  return unit === 'cpu' ? cpuText(amount) : unit === 'bytes' ? bytesText(amount) : String(Number(amount.toFixed(3)));
}

/** The smallest round quantity that holds an amount, as a manifest writes it: `1500m`, `2048Mi`, `3`. */
export function quantityFor(resource: string, amount: number): string {
  // Floating-point sums are not exact.
  const up = (number: number) => Math.ceil(Number(number.toFixed(6)));
  const unit = unitOf(resource);
  if (unit === 'cpu') return amount % 1 === 0 ? String(amount) : `${up(amount * 1000)}m`;
  return unit === 'bytes' ? `${up(amount / 1024 ** 2)}Mi` : String(up(amount));
}

/** Whether an amount exceeds a bound by more than the rounding of a sum. */
export function exceeds(amount: number, bound: number): boolean {
  return amount - bound > 1e-9 * Math.max(1, Math.abs(bound));
}

function unitOf(resource: string): Unit {
  if (/(^|\.)cpu$/.test(resource)) return 'cpu';
  return /(^|[./])(memory|storage|ephemeral-storage|hugepages-.*)$/.test(resource) ? 'bytes' : 'count';
}
