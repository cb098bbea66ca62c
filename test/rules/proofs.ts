import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from './proof.ts';

const paths = new Map(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.ts'))
    .map((file) => [file.slice(file.lastIndexOf('/') + 1, -'.ts'.length), join(import.meta.dirname, file)]),
);

/** The proof of a rule. */
export async function proofOf(rule: string): Promise<Proof> {
  const path = paths.get(rule);
  if (path === undefined) throw new Error(`no proof: write test/rules/<area>/${rule}.ts`);
  return ((await import(path)) as { proof: Proof }).proof;
}
