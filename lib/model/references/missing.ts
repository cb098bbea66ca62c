import type { Found } from '../rule.ts';
import { closest } from '../../schemas/closest.ts';

/** How a rule reports a name that does not exist, with the name that was probably meant. */
export function missing(
  kind: string,
  namespace: string,
  name: string,
  candidates: Iterable<string>,
): Pick<Found, 'is' | 'needed' | 'misses'> {
  const nearest = closest(name, candidates);
  const where = namespace === '' ? '' : ` in ${namespace}`;
  const meant = nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
  return {
    is: `no ${kind} '${name}'${where}${meant}`,
    needed: nearest ?? 'the name of an existing one',
    // Only an object with a kind may be in another file.
    ...(/^[A-Z]/.test(kind) && { misses: `the ${kind}` }),
  };
}
