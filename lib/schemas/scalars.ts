import type { Schema } from '../../imports/schema.ts';
import { textFormats } from './formats.ts';
import { describedPattern } from './patterns.ts';
import { report, type Place } from './visit.ts';
import { counted, formatted } from './wording.ts';

/** Checks a text; undefined where every text is accepted. */
export function textVisit({
  pattern,
  example,
  format,
  minLength = 0,
  maxLength = Infinity,
}: Schema): ((value: string, at: Place) => void) | undefined {
  if (pattern === undefined && format === undefined && minLength === 0 && maxLength === Infinity) return undefined;
  const expression = pattern === undefined ? undefined : new RegExp(pattern);
  const form = format === undefined ? undefined : textFormats[format];
  return (value, at) => {
    if (form?.test(value) === false)
      (at.problems ??= []).push({ path: [...at.path], is: formatted(value), needed: form.needed, isReadable: true });
    if (expression?.test(value) === false)
      report(
        at,
        formatted(value),
        example === undefined ? describedPattern(pattern ?? '') : `a string such as ${example}`,
      );
    if (value.length < minLength)
      report(at, formatted(value), `a string of at least ${counted(minLength, 'character')}`);
    if (value.length > maxLength)
      report(at, formatted(value), `a string of at most ${counted(maxLength, 'character')}`);
  };
}

/** Checks a number; undefined where every number is accepted. */
export function numberVisit({
  minimum = -Infinity,
  maximum = Infinity,
}: Schema): ((value: number, at: Place) => void) | undefined {
  if (minimum === -Infinity && maximum === Infinity) return undefined;
  return (value, at) => {
    if (value < minimum) report(at, formatted(value), `at least ${minimum}`);
    if (value > maximum) report(at, formatted(value), `at most ${maximum}`);
  };
}
