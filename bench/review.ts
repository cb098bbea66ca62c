import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { review } from '../lib/review/review.ts';
import type { Side } from '../lib/review/side.ts';
import { report } from './report.ts';

// review.ts images|default FOLDER…: reviews an update of every image, or of a default of every pod, in rendered files.
const [, , change = 'images', ...folders] = process.argv;
const texts = new Map(
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [join(folder.replace(/^.*\//, ''), path), readFileSync(join(folder, path), 'utf8')] as const),
  ),
);
const edit = (text: string) =>
  change === 'images'
    ? text.replaceAll(/(image: \S+:v)1\.0\.0/g, '$11.1.0')
    : text.replaceAll(/^( {6,})automountServiceAccountToken: false$/gm, '$&\n$1schedulerName: default-scheduler');
const made = review(side('base', texts), side('head', new Map([...texts].map(([path, text]) => [path, edit(text)]))));
report(made.review.clusters.reduce((sum, { changed }) => sum + changed, 0));

function side(name: string, files: ReadonlyMap<string, string>): Side {
  const ids = [...files].map(([path, text]) => [path, createHash('sha1').update(text).digest('hex')] as const);
  return { name, files: new Map(ids), read: (paths) => new Map(paths.map((path) => [path, files.get(path) ?? ''])) };
}
