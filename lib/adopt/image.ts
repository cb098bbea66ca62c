import type { Report } from './parts.ts';

/** Tag for an image whose manifest does not name a fixed one. */
const unknownTag = 'unknown';

/** An image in the form of specs: with its registry, and a fixed tag. */
export function imageOf(image: string, report: Report): string {
  const [reference = '', digest] = image.split('@');
  const slash = reference.lastIndexOf('/');
  const colon = reference.indexOf(':', slash);
  const path = colon < 0 ? reference : reference.slice(0, colon);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  if (digest !== undefined)
    report(`pins ${digest}`, 'the digest in releases.ts, with a name of the platform’s registry');
  // A tag of a release contains a digit.
  const moves = tag === undefined || !/\d/.test(tag);
  if (moves) report(`image ${image} has no fixed tag`, `its version instead of '${unknownTag}'`);
  return `${withRegistry(path)}:${moves ? unknownTag : tag}`;
}

/** An image without a registry is Docker Hub's: https://docs.docker.com/reference/cli/docker/image/tag/ */
function withRegistry(path: string): string {
  const [first = ''] = path.split('/');
  if (/[.:]/.test(first)) return path;
  return path.includes('/') ? `docker.io/${path}` : `docker.io/library/${path}`;
}
