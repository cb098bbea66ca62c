import type { Condition } from '../../imports/schema.ts';
import { isPlainObject } from './wording.ts';

/** Whether a value is as a condition of its schema wants it: `anyOf`, `oneOf`, `allOf` and `not`, of fields and values. */
export function holds(value: unknown, condition: Condition): boolean {
  const { allOf, anyOf, not, oneOf, properties, required } = condition;
  if (isPlainObject(value)) {
    if (required?.some((name) => value[name] === undefined) === true) return false;
    for (const name in properties) {
      const child = properties[name];
      if (child !== undefined && value[name] !== undefined && !holds(value[name], child)) return false;
    }
  } else if (Array.isArray(value)) {
    const { items, maxItems = Infinity, minItems = 0 } = condition;
    if (value.length < minItems || value.length > maxItems) return false;
    if (items !== undefined && !value.every((item) => holds(item, items))) return false;
  } else if (!holdsOfScalar(value, condition)) return false;
  if (allOf?.every((one) => holds(value, one)) === false) return false;
  if (anyOf?.some((one) => holds(value, one)) === false) return false;
  if (oneOf !== undefined && oneOf.filter((one) => holds(value, one)).length !== 1) return false;
  return not === undefined || !holds(value, not);
}

function holdsOfScalar(value: unknown, condition: Condition): boolean {
  if (condition.enum?.some((one) => one === value) === false) return false;
  if (typeof value === 'string') {
    const { maxLength = Infinity, minLength = 0, pattern } = condition;
    return value.length >= minLength && value.length <= maxLength && isMatch(value, pattern);
  }
  if (typeof value !== 'number') return true;
  return value >= (condition.minimum ?? -Infinity) && value <= (condition.maximum ?? Infinity);
}

/** A pattern that JavaScript cannot read says nothing. */
function isMatch(value: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return true;
  }
}

/** What a condition asks for, as far as it names fields. */
export function describedCondition({ allOf, anyOf, not, oneOf, required }: Condition): string {
  const parts = [
    ...(required ?? []),
    ...(allOf ?? []).map(describedCondition),
    ...(anyOf === undefined ? [] : [`one or more of ${anyOf.map(describedCondition).join(' | ')}`]),
    ...(oneOf === undefined ? [] : [`exactly one of ${oneOf.map(describedCondition).join(' | ')}`]),
    ...(not === undefined ? [] : [`not ${describedCondition(not)}`]),
  ];
  return parts.length === 0 ? 'a value that its schema names' : parts.join(' and ');
}
