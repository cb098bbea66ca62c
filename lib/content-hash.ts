import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';

/** A hash of a text, as lib/run-record.mjs makes it of files: SHA-256 as base64url. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A hash of data; undefined where there are functions in it, of which nobody knows what they depend on. */
export function hashOfData(value: object): string | undefined {
  try {
    return createHash('sha256').update(serialize(value)).digest('base64url');
  } catch {
    return undefined;
  }
}
