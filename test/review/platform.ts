import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts of files by path. */
export type Texts = Readonly<Record<string, string>>;

/** One change of the small platform in platform/, or of other files, and what it shows. */
export interface ReviewCase {
  readonly shows: string;
  /** @default - the unchanged platform */
  readonly base?: Edit;
  readonly head: Edit;
  /** Ids of the rules that run on both sides. @default - none */
  readonly rules?: readonly string[];
}

/** Texts before and after a change. */
export type Edit = (texts: Texts) => Texts;

/** The platform in staging and production, as rendered manifests: a small shop, written by hand. */
export function platform(): Texts {
  const folder = join(import.meta.dirname, 'platform');
  const texts: Record<string, string> = {};
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const environment of ['staging', 'production'])
      texts[`${file === 'project.yaml' ? 'argocd' : 'dist'}/${environment}/shop/${file}`] = text.replaceAll(
        'production',
        environment,
      );
  }
  return texts;
}

/** Replaces a text in files whose path contains another text; it must occur in at least one. */
export function replace(files: string, from: string | RegExp, to: string): Edit {
  return (texts) => {
    const edited = Object.entries(texts).map(
      ([path, text]) => [path, path.includes(files) ? text.replaceAll(asGlobal(from), to) : text] as const,
    );
    if (edited.every(([path, text]) => texts[path] === text))
      throw new Error(`${String(from)} is in no file of ${files}`);
    return Object.fromEntries(edited);
  };
}

/** Removes the document of an object, `Kind name`, from files. */
export function withoutObject(files: string, object: string): Edit {
  const [kind = '', name = ''] = object.split(' ');
  const isIt = (document: string) =>
    new RegExp(`^kind: ${kind}$`, 'm').test(document) &&
    new RegExp(`\\bname: ${name}\\b`).test(document.split('spec:')[0] ?? '');
  return (texts) =>
    Object.fromEntries(
      Object.entries(texts).map(([path, text]) => {
        if (!path.includes(files)) return [path, text];
        return [
          path,
          text
            .split(/^---\n/m)
            .filter((document) => !isIt(document))
            .join('---\n'),
        ];
      }),
    );
}

/** Removes files. */
export function withoutFile(files: string): Edit {
  return (texts) => Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes(files)));
}

/** Adds a file, or more objects to an existing file. */
export function withText(path: string, text: string): Edit {
  return (texts) => ({ ...texts, [path]: path in texts ? `${texts[path] ?? ''}---\n${text}` : text });
}

/** Applies edits one after the other. */
export function all(...edits: readonly Edit[]): Edit {
  return (texts) => edits.reduce((before, edit) => edit(before), texts);
}

function asGlobal(from: string | RegExp): string | RegExp {
  return typeof from === 'string' ? from : new RegExp(from, `${from.flags.replace('g', '')}g`);
}
