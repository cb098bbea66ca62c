import { suggestion } from '../schemas/closest.ts';
import type { Releases } from '../spec/system.ts';
import type { Report } from './problem.ts';

/** Full reference and version of an image: a pinned one of the platform's registry, or a public one with its own tag. */
export function pinnedImage(
  image: string,
  release: keyof Releases,
  releases: Releases,
  registry: string,
  report: Report,
): { readonly reference: string; readonly version: string } {
  if (image.includes('@'))
    report('image', `'${image}' with a digest`, 'a name that releases.ts pins, with the digest there; or a tag');
  const [path, tag] = splitTag(image);
  const pin = tag === undefined ? releases[release][path] : { tag };
  if (pin === undefined) {
    const known = Object.keys(releases[release]);
    report(
      'image',
      `'${image}' has no pin for ${release}`,
      `an entry in releases.ts${suggestion(path, known)}, or a tag of its own`,
    );
    return { reference: image, version: 'unknown' };
  }
  const neededTag = tagNeeded(pin.tag);
  if (neededTag !== undefined) report('image', `tag '${pin.tag}'`, neededTag);
  // A registry's name has a dot or a port; everything else is a repository of the platform's own.
  const repository = /^[^/]*[.:]/.test(path) ? path : `${registry}/${path}`;
  const digest = 'digest' in pin ? `@${pin.digest}` : '';
  return { reference: `${repository}:${pin.tag}${digest}`, version: pin.tag };
}

/** What a tag that cannot be pinned should be instead. */
export function tagNeeded(tag: string): string | undefined {
  if (tag !== 'latest' && /^\w[\w.-]{0,127}$/.test(tag)) return undefined;
  return 'an immutable tag, such as a version; latest changes under running pods';
}

/** The part after the last colon is a tag unless it holds a slash, as a registry's port does. */
function splitTag(image: string): [path: string, tag: string | undefined] {
  const colon = image.lastIndexOf(':');
  if (colon < 0 || image.includes('/', colon)) return [image, undefined];
  return [image.slice(0, colon), image.slice(colon + 1)];
}
