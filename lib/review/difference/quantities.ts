import { quantity } from '../../model/quantity.ts';

/** Whether two values are one quantity in two units: `1000m` and `1`, `1Gi` and `1024Mi`. */
export function isSameQuantity(before: unknown, after: unknown): boolean {
  if (!isWritten(before) || !isWritten(after)) return false;
  return quantity(before) === quantity(after);
}

function isWritten(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
