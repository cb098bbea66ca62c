import { readManifests } from '../check/read-manifests.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { explanation } from './explanation.ts';
import { manifestFiles } from './manifest-files.ts';

const program = command(
  'explain',
  'Prints what allows or refuses a connection from one end to another on a port, at each step of its path.',
)
  .argument('<from>', 'namespace/workload, internet, an address, or an outside host')
  .argument('<to>', 'as <from>')
  .argument('<port>', 'a TCP port, or another protocol in the form 5353/udp')
  .argument('[path...]', 'files and folders of YAML, or - for standard input (default: dist/ and argocd/)')
  .option('--cluster <environment/system>', 'only this cluster (default: each cluster that has both ends)');

void run(program, () => {
  const [from = '', to = '', digits = '', ...paths] = program.args;
  const [number = '', transport = 'tcp', ...more] = digits.split('/');
  const port = Number(number);
  const protocol = (['TCP', 'UDP', 'SCTP'] as const).find((one) => one === transport.toUpperCase());
  if (!Number.isInteger(port) || port < 1 || port > 65_535 || protocol === undefined || more.length > 0)
    throw new UsageError(
      `port: '${digits}' › a number from 1 to 65535, with /udp or /sctp behind it where it is no TCP`,
    );
  const { cluster } = program.opts<{ cluster?: string }>();
  const { texts, rendered } = manifestFiles(paths);
  const { files } = readManifests(texts, { complete: rendered });
  const { text, found } = explanation(files, rendered, { from, to, port, protocol, cluster });
  (found ? console.log : console.error)(text);
  return found ? exitCodes.done : exitCodes.findings;
});
