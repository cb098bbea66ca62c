import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';
import type { BuiltChart } from './chart.ts';
import type { Report } from './problem.ts';

/** What a system has in one environment. */
interface Parts {
  readonly ends: readonly Declared[];
  readonly built: readonly BuiltChart[];
  /** The topics of the broker, by name; undefined without a broker. */
  readonly topics: ReadonlyMap<string, number> | undefined;
}

/** Reports what cannot be in the one namespace of a preview, or would be shared by all of them. */
export function checkPreviews({ dataServices = {} }: SystemSpec, { ends, built, topics }: Parts, report: Report): void {
  const withRights = ends.find(({ spec }) => spec.kubernetesApi !== undefined);
  if (withRights !== undefined) {
    // The RoleBinding must name the namespace of the preview, which only Argo CD knows.
    report('previews', `${withRights.name} needs the Kubernetes API`, 'no previews, or no such workload');
  }
  const [shared] = built.flatMap(({ name, objects }) =>
    objects
      .filter(({ manifest }) => manifest.metadata.namespace === undefined)
      .map(({ manifest: { kind, metadata } }) => ({ name, object: `${kind} ${metadata.name}` })),
  );
  if (shared !== undefined) {
    // All pull requests would share this object of the cluster.
    const is = `the chart ${shared.name} makes ${shared.object}, which is in no namespace`;
    report('previews', is, 'no previews, or objects in namespaces');
  }
  if (topics !== undefined && topics.size > 0) {
    // The operator that creates topics watches only the namespaces of its own cluster.
    const broker = Object.entries(dataServices).find(([, { kind }]) => kind === 'kafka')?.[0] ?? '';
    report('previews', `'${broker}' has topics, and nothing makes them in a preview`, 'no previews');
  }
  const places = new Map<string, string>();
  for (const { layer, name } of ends) {
    const other = places.get(name);
    if (other !== undefined && other !== layer)
      report(
        'previews',
        `'${name}' is in ${other} and in ${layer}`,
        'no previews, or different names: a preview has one namespace',
      );
    places.set(name, layer);
  }
}
