import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { Found, PlatformRule } from '../../model/rule.ts';
import { matcher } from '../../model/delivery/glob.ts';
import { projectContents, type ProjectContents } from '../../model/delivery/project-contents.ts';
import { projectReader, wantedOf, type Wanted } from '../../model/delivery/project.ts';

export const projectPermitsObjects: PlatformRule = {
  id: 'project-permits-objects',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AppProject'],
  summary: 'every AppProject permits the objects, namespaces and repositories of its Applications',
  why: 'Argo CD refuses the whole sync if the project does not permit one object.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  *checkAll(clusters) {
    const projects = projectContents(clusters);
    for (const project of projects) yield* refused(project);
    // If the folder is not known, the namespaces of the project tell which objects it deploys.
    for (const cluster of clusters) {
      const known = projects.some(({ project, held }) => cluster.own.has(project) && held.some(({ object }) => object));
      if (!known) yield* refusedByNamespace(cluster);
    }
  },
};

function* refused({ project, reads, deliveries, held }: ProjectContents): Iterable<Found> {
  const seen = new Set<string>();
  const note = (field: string, what: string, is: string, needed: string): Found[] => {
    if (seen.has(`${field} ${what}`)) return [];
    seen.add(`${field} ${what}`);
    return [{ object: project, field, is, needed }];
  };
  for (const { object, wanted, namespace, delivery } of held) {
    const kind = kindText(wanted);
    const field = reads.refusal(wanted);
    if (field !== undefined) yield* note(field, kind, refusal(field, kind, wanted, object), needed(field, wanted));
    if (namespace === '') continue;
    const { server = '', name = '', namespace: own } = delivery.spec.destination ?? {};
    if (reads.permitsDestination(server, name, namespace)) continue;
    // Argo CD deploys an object without a namespace into that of the Application.
    if (namespace === 'default' && own !== undefined) continue;
    const is = `does not permit ${namespace}, the namespace of ${wanted.kind} ${wanted.name}`;
    yield* note('spec.destinations', namespace, is, `an item with namespace: ${namespace}`);
  }
  for (const { spec, sources, object } of deliveries) {
    const { server = '', name = '', namespace } = spec.destination ?? {};
    if (namespace !== undefined && !reads.permitsDestination(server, name, namespace)) {
      const is = `does not permit ${server === '' ? name : server}, ${namespace}, the destination of ${object.metadata.name}`;
      yield* note('spec.destinations', namespace, is, `an item with namespace: ${namespace}`);
    }
    for (const { source } of sources) {
      const { repoURL } = source;
      if (repoURL === undefined || reads.permitsRepository(repoURL)) continue;
      const is = `lacks ${repoURL}, which ${object.metadata.name} follows`;
      yield* note('spec.sourceRepos', repoURL, is, repoURL);
    }
  }
}

/** Objects in namespaces of projects, of kinds that no project permits. */
function* refusedByNamespace(cluster: Cluster): Iterable<Found> {
  const projects = cluster.of('AppProject').map((project) => ({
    project,
    reads: projectReader(project),
    namespaces: (project.spec?.destinations ?? []).map(({ namespace = '' }) => matcher(namespace)),
  }));
  if (projects.length === 0) return;
  const seen = new Set<string>();
  for (const object of cluster.own) {
    const { namespace } = object.metadata;
    if (namespace === undefined || object.apiVersion.startsWith('argoproj.io/') || object.metadata.name === '')
      continue;
    const wanted = wantedOf(object);
    const kind = `${kindText(wanted)} ${namespace}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const [project, ...others] = projects.filter(({ namespaces }) => namespaces.some((within) => within(namespace)));
    const field = project?.reads.refusal(wanted);
    if (project === undefined || field === undefined) continue;
    if (others.some(({ reads }) => reads.refusal(wanted) === undefined)) continue;
    const is = refusal(field, kindText(wanted), wanted, object);
    yield { object: project.project, field, is, needed: needed(field, wanted) };
  }
}

function refusal(field: string, kind: string, { name }: Wanted, object: KubernetesObject | undefined): string {
  const whose = object === undefined ? `Namespace ${name}, which Argo CD creates,` : objectText(object);
  return field.includes('Blacklist') ? `forbids ${kind}, as ${whose} is` : `lacks ${kind}, as ${whose} is`;
}

function objectText({ metadata: { name, namespace } }: KubernetesObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function needed(field: string, { group, kind }: Wanted): string {
  return field.includes('Blacklist') ? 'no such entry' : `{ group: '${group}', kind: ${kind} }`;
}

function kindText({ group, kind }: Wanted): string {
  return group === '' ? kind : `${group}/${kind}`;
}
