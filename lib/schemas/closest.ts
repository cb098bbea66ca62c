import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt name most probably means; undefined if none is similar. */
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

/** ` (did you mean 'x'?)` with the candidate that is most similar to a misspelt name; otherwise empty. */
export function suggestion(name: string, candidates: Iterable<string>): string {
  const nearest = closest(name, candidates);
  return nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
}

/** Whether two names differ by one letter: added, missing, wrong or swapped. */
export function isSlip(name: string, candidate: string): boolean {
  return edits(name.toLowerCase(), candidate.toLowerCase()) <= 1;
}

/** The number of letters to add, drop or change; two swapped letters count once. */
function edits(a: string, b: string): number {
  const count = distance(a, b);
  return count === 2 && letters(a) === letters(b) ? 1 : count;
}

function letters(text: string): string {
  return Array.from(text).sort().join('');
}
