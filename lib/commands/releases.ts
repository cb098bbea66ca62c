import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { subjectsOf } from '../check/clusters.ts';
import { readManifests } from '../check/read-manifests.ts';
import { imagesOf } from '../model/images.ts';
import { imageParts } from '../review/entries.ts';
import { command, exitCodes, run } from './command-line.ts';
import { manifestFiles } from './manifest-files.ts';
import { git } from './sides.ts';

/** A version of an image in a cluster. */
interface Release {
  readonly cluster: string;
  readonly image: string;
  readonly version: string;
  /** The commit that introduced the version in the cluster, and its date. @default - not committed */
  readonly since?: { readonly commit: string; readonly day: string };
}

const program = command(
  'releases',
  'Lists the version of each image in every cluster, and the commit that introduced it.',
)
  .argument('[path...]', 'files and folders of YAML (default: dist/ and argocd/)')
  .addOption(new Option('--format <format>', 'for people, or for programs').choices(['text', 'json']).default('text'));

void run(program, () => {
  const { format } = program.opts<{ readonly format: 'text' | 'json' }>();
  const releases = releasesOf();
  console.log(format === 'json' ? JSON.stringify(releases, undefined, 2) : table(releases));
  return exitCodes.done;
});

function releasesOf(): readonly Release[] {
  const { clusters } = subjectsOf(readManifests(manifestFiles(program.args).texts).files);
  return clusters.flatMap((cluster) => {
    // An image may occur in many files, so git is asked once, for the folder that contains all of them.
    const references = [...new Set(imagesOf(cluster).map(({ image }) => image))].sort();
    const folder = join('dist', cluster.name);
    return references.map((reference): Release => {
      const { name, version } = imageParts(reference);
      const since = existsSync(folder) ? sinceWhen(process.cwd(), folder, reference) : undefined;
      return { cluster: cluster.name, image: name, version, ...(since !== undefined && { since }) };
    });
  });
}

/** The last commit that added a text to a folder which did not contain it before. */
function sinceWhen(root: string, folder: string, text: string): Release['since'] {
  const log = git(root, ['log', '--format=%h %cs', `-S${text}`, '--', folder]) ?? '';
  for (const line of log.split('\n')) {
    const [commit = '', day = ''] = line.split(' ');
    if (commit === '') continue;
    const hasNow = git(root, ['grep', '-q', '-F', '-e', text, commit, '--', folder]) !== undefined;
    const hadBefore = git(root, ['grep', '-q', '-F', '-e', text, `${commit}^`, '--', folder]) !== undefined;
    if (hasNow && !hadBefore) return { commit, day };
  }
  return undefined;
}

function table(releases: readonly Release[]): string {
  const rows = [
    ['cluster', 'image', 'version', 'since'],
    ...releases.map(({ cluster, image, version, since }) => [
      cluster,
      image,
      version,
      since === undefined ? 'not committed' : `${since.day} ${since.commit}`,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
