import { capacityTable } from '../check/findings/capacity-table.ts';
import { subjectsOf } from '../check/clusters.ts';
import { readManifests } from '../check/read-manifests.ts';
import { command, exitCodes, run } from './command-line.ts';
import { manifestFiles } from './manifest-files.ts';

const program = command(
  'capacity',
  'Prints the nodes of every cluster at the minimum, normal and maximum scale, and their cost beside the budget.',
).argument('[path...]', 'files and folders of YAML, or - for standard input (default: dist/ and argocd/)');

void run(program, () => {
  const { texts, asked } = manifestFiles(program.args);
  const { clusters } = subjectsOf(readManifests(texts).files);
  const table = capacityTable(
    clusters.filter((cluster) => cluster.objects.some((one) => asked(cluster.fileOf(one) ?? ''))),
  );
  if (table !== undefined) {
    console.log(table);
    return exitCodes.done;
  }
  const paths = program.args.length === 0 ? 'dist/ and argocd/' : program.args.join(', ');
  console.error(`${paths}: no node pools › manifests with a NodePool, an eksctl ClusterConfig or a machine`);
  return exitCodes.findings;
});
