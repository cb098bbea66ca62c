import { suggestion } from '../schemas/closest.ts';
import type { Releases } from '../spec/system.ts';
import { own } from './own.ts';
import type { Report } from './problem.ts';

/**
 * Full reference and version of an image: a pinned image of the platform's registry, or a public one with its own tag.
 */
export function pinnedImage(
  image: string,
  release: keyof Releases,
  releases: Releases,
  registry: string,
  report: Report,
): { readonly reference: string; readonly version: string } {
  const [name = '', digest] = image.split('@');
  const [path, tag] = splitTag(name);
  if (digest !== undefined) return imageByDigest(path, tag, digest, report);
  const pin = tag === undefined ? own(releases[release], path) : { tag };
  if (pin === undefined) {
    const known = Object.keys(releases[release]);
    const stages = Object.entries(releases);
    const without = stages.filter(([, pins]) => own(pins, path) === undefined).map(([name]) => name);
    report(
      'image',
      `'${image}' has no pin${without.length === stages.length ? '' : ` for ${without.join(' and ')}`}`,
      `an entry in releases.ts${suggestion(path, known)}, or a tag of its own`,
    );
    return { reference: image, version: 'unknown' };
  }
  if (!isRepository(path)) report('image', `'${path}'`, repositoryNeeded);
  const neededTag = tagNeeded(pin.tag);
  if (neededTag !== undefined) report('image', `tag '${pin.tag}'`, neededTag);
  // The first part is a registry if it has a dot or a port. Without one, the image is a repository of the platform's
  // registry.
  const repository = /^[^/]*[.:]/.test(path) ? path : `${registry}/${path}`;
  const pinned = 'digest' in pin ? `@${pin.digest}` : '';
  return { reference: `${repository}:${pin.tag}${pinned}`, version: pin.tag };
}

/** An image with a digest. A tag beside the digest only informs people. */
function imageByDigest(
  path: string,
  tag: string | undefined,
  digest: string,
  report: Report,
): { readonly reference: string; readonly version: string } {
  if (!/^[^/]*[.:]/.test(path))
    report('image', `'${path}' with a digest`, 'a name that releases.ts pins, with the digest there');
  else if (!isRepository(path)) report('image', `'${path}'`, repositoryNeeded);
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) report('image', `digest '${digest}'`, 'sha256: and 64 hexadecimal digits');
  const neededTag = tag === undefined ? undefined : tagNeeded(tag);
  if (neededTag !== undefined) report('image', `tag '${tag ?? ''}'`, neededTag);
  // The value of a label must not have a colon, nor more than 63 characters.
  const version = tag ?? digest.replace(':', '-').slice(0, 19);
  return { reference: `${path}${tag === undefined ? '' : `:${tag}`}@${digest}`, version };
}

const repositoryNeeded = 'a repository in lower case, such as docker.io/library/nginx: no other can be pulled';

/** Host and path of an image: https://github.com/distribution/reference/blob/main/reference.go */
function isRepository(path: string): boolean {
  const [first = '', ...rest] = path.split('/');
  const hasHost = rest.length > 0 && /[.:]/.test(first);
  const part = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
  const isHost = /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?(:\d+)?$/.test(first);
  return (hasHost ? isHost : part.test(first)) && rest.every((one) => part.test(one));
}

/** The needed value, if a tag must not be pinned; undefined if it may. */
export function tagNeeded(tag: string): string | undefined {
  if (tag !== 'latest' && /^\w[\w.-]{0,127}$/.test(tag)) return undefined;
  return 'an immutable tag, such as a version; latest changes under running pods';
}

/**
 * The tag is the part after the last colon, unless that part has a slash: then the colon belongs to the registry's
 * port.
 */
function splitTag(image: string): [path: string, tag: string | undefined] {
  const colon = image.lastIndexOf(':');
  if (colon < 0 || image.includes('/', colon)) return [image, undefined];
  return [image.slice(0, colon), image.slice(colon + 1)];
}
