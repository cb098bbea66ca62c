import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { subjectsOf } from '../check/clusters.ts';
import { readManifests } from '../check/read-manifests.ts';
import { atlasPage } from '../review/page/atlas-page.ts';
import { command, exitCodes, run } from './command-line.ts';
import { linkOf } from './links.ts';
import { manifestFiles } from './manifest-files.ts';

interface Options {
  readonly output: string;
  readonly link?: string;
}

const program = command('atlas', 'Draws the current state of the platform as one self-contained, searchable HTML page.')
  .argument('[path...]', 'files and folders of YAML, or - for standard input (default: dist/ and argocd/)')
  .option('--output <file>', 'output file', 'atlas.html')
  .option('--link <address>', 'prefix of the files in links, such as https://github.com/me/it/blob/main');

void run(program, () => {
  const { output, link } = program.opts<Options>();
  const { clusters } = subjectsOf(readManifests(manifestFiles(program.args).texts).files);
  writeFileSync(output, atlasPage(clusters, { link: linkOf(link), sources: new Set(specs(process.cwd())) }));
  console.log(output);
  return exitCodes.done;
});

/** The specs of systems; empty outside of a project. */
function specs(root: string): readonly string[] {
  try {
    return readdirSync(join(root, 'charts'), { recursive: true, encoding: 'utf8' }).map((file) => `charts/${file}`);
  } catch {
    return [];
  }
}
