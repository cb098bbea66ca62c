import type { ClassName, Meaning } from './consequence.ts';

/** What is said of each class; each is a file. */
export const meanings: Partial<Readonly<Record<ClassName, Meaning>>> = {};
