import type { Severity } from '../../model/rule.ts';
import type { Place } from '../clusters.ts';

/** A violation of a rule, with its place. */
export interface Finding extends Place {
  readonly rule: string;
  readonly severity: Severity;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly field: string;
  /** What is wrong. */
  readonly is: string;
  /** What to write instead. */
  readonly needed: string;
  /** The field of the spec that causes it. @default - no spec made the object, or the cause was not requested */
  readonly cause?: Cause;
  /** The reason of the exception that allows it. @default - no exception */
  readonly excuse?: string;
  /** Why it is uncertain: the object that is missing in the files. @default - it is certain */
  readonly unjudged?: string;
}

/** A field of a spec. */
export interface Cause {
  /** File of `charts/`. */
  readonly file: string;
  /** Path of the field in the file, such as `scaling.max`; empty if no single field causes it. */
  readonly field: string;
}

/** Ids of the findings for unreadable files and for unknown fields. */
export const schemaRule = 'schema';

/** Orders findings by file, document, field, rule and text. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    byCodeUnit(a.file, b.file) ||
    a.document - b.document ||
    byCodeUnit(a.field, b.field) ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.is, b.is)
  );
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
