import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt name was most probably meant to be, if any is near. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const names = [...candidates];
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const count = edits(wanted, candidate.toLowerCase());
    if (count < least) [best, least] = [candidate, count];
  }
  return best ?? names.find((candidate) => name.length > 3 && candidate.toLowerCase().startsWith(wanted));
}

/** ` (did you mean 'x'?)` for the candidate nearest to a misspelt name, else nothing. */
export function suggestion(name: string, candidates: Iterable<string>): string {
  const nearest = closest(name, candidates);
  return nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
}

/** Whether one letter too many, too few, wrong or swapped is all that tells a name from another. */
export function isSlip(name: string, candidate: string): boolean {
  return edits(name.toLowerCase(), candidate.toLowerCase()) <= 1;
}

/** How many letters to add, drop or change; two letters swapped are one slip. */
function edits(a: string, b: string): number {
  const count = distance(a, b);
  return count === 2 && letters(a) === letters(b) ? 1 : count;
}

function letters(text: string): string {
  return Array.from(text).sort().join('');
}
