import { suggestion } from '../schemas/closest.ts';
import { subjectsOf, type Files, type Subjects } from '../check/clusters.ts';
import { explain, type Explanation } from '../model/traffic/explain.ts';
import type { Step } from '../model/traffic/explain.ts';

/** The connection to explain, and the cluster. */
export interface ExplainRequest {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  /** @default - TCP */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** Such as `production/shop`. @default - each cluster that has both ends */
  readonly cluster: string | undefined;
}

/**
 * What allows or refuses a connection in each cluster that has both ends, as text; or which name is wrong.
 *
 * @param complete - whether files that lie in no folder of a cluster are all of one
 */
export function explanation(
  files: Files,
  complete: boolean,
  { from, to, port, protocol = 'TCP', cluster }: ExplainRequest,
): { readonly text: string; readonly found: boolean } {
  const { clusters, places } = subjectsOf(files, complete);
  const names = clusters.map(({ name }) => name);
  if (cluster !== undefined && !names.includes(cluster)) {
    const near = suggestion(cluster, names);
    return { text: `--cluster: '${cluster}' › ${names.join(', ')}${near}`, found: false };
  }
  const texts: string[] = [];
  const wrong: string[] = [];
  for (const one of clusters) {
    if (cluster !== undefined && one.name !== cluster) continue;
    const explained = explain(one, from, to, port, protocol);
    if ('unknown' in explained) wrong.push(explained.unknown);
    else texts.push(formatted(one.name, explained, places));
  }
  if (texts.length > 0) return { text: texts.join('\n\n'), found: true };
  // A cluster that knows the one end says what is wrong with the other; one with a similar name provides the suggestion.
  const ofTo = wrong.filter((line) => line.startsWith(`'${to}'`));
  const lines = ofTo.length > 0 ? ofTo : wrong;
  const text = lines.find((line) => line.includes('did you mean')) ?? lines[0] ?? 'no manifests';
  return { text, found: false };
}

function formatted(name: string, { from, to, steps, allowed }: Explanation, places: Subjects['places']): string {
  const title = `${name}: ${from} → ${to}`;
  return [title, ...steps.map((step) => `  ${line(step, places)}`), allowed ? 'allowed' : 'refused'].join('\n');
}

/** `allows|refuses  stage  what is › file › object › field`. */
function line({ stage, allows, is, by }: Step, places: Subjects['places']): string {
  const verdict = `${(allows ? 'allows' : 'refuses').padEnd(8)} ${stage.padEnd(13)} ${is}`;
  if (by === undefined) return verdict;
  const { kind, metadata } = by.object;
  const object = `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
  return [verdict, places.get(by.object)?.file ?? '', object, by.field].filter((part) => part !== '').join(' › ');
}
