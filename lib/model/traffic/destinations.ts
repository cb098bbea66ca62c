import { each } from '../each.ts';
import type { Loose, Of } from '../kinds.ts';

/** Where a VirtualService sends requests, or copies of them. */
export type Destination = Loose<{ host: string; subset: string; port: { number: number } }>;

/** All destinations of a VirtualService, each with its field; those of copies only where they are asked for. */
export function* destinationsOf(
  object: Of<'VirtualService'>,
  { copies }: { readonly copies: boolean },
): Iterable<readonly [destination: Destination, field: string]> {
  for (const path of copies ? [...routes, ...mirrors] : routes) yield* each<Destination>(object, path);
}

const routes = ['http', 'tcp', 'tls'].map((protocol) => `spec.${protocol}[].route[].destination`);
const mirrors = ['spec.http[].mirror', 'spec.http[].mirrors[].destination'];
