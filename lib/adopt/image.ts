import type { Report } from './parts.ts';

/** Tag of an image whose real one nobody wrote down. */
const unknownTag = 'unknown';

/** An image as specs name it: with its registry, and a tag that does not move. */
export function imageOf(image: string, report: Report): string {
  const [reference = '', digest] = image.split('@');
  const slash = reference.lastIndexOf('/');
  const colon = reference.indexOf(':', slash);
  const path = colon < 0 ? reference : reference.slice(0, colon);
  const tag = colon < 0 ? undefined : reference.slice(colon + 1);
  if (digest !== undefined)
    report(`pins ${digest}`, 'the digest in releases.ts, with a name of the platform’s registry');
  // A tag of a release has a number.
  const moves = tag === undefined || !/\d/.test(tag);
  if (moves) report(`image ${image} has no tag that stays`, `its version instead of '${unknownTag}'`);
  return `${withRegistry(path)}:${moves ? unknownTag : tag}`;
}

/** https://docs.docker.com/reference/cli/docker/image/tag/: without a registry it is Docker Hub's. */
function withRegistry(path: string): string {
  const [first = ''] = path.split('/');
  if (/[.:]/.test(first)) return path;
  return path.includes('/') ? `docker.io/${path}` : `docker.io/library/${path}`;
}
