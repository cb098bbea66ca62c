import type { PlatformRule, Told } from '../../model/rule.ts';
import { matcher } from '../../model/delivery/glob.ts';
import {
  deliveryExcerpt,
  projectContents,
  wantedFor,
  type Deliverable,
  type DeliveryExcerpt,
  type ProjectContents,
} from '../../model/delivery/project-contents.ts';
import { projectReader, type Wanted } from '../../model/delivery/project.ts';

export const projectPermitsObjects: PlatformRule<DeliveryExcerpt> = {
  id: 'project-permits-objects',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AppProject'],
  summary: 'every AppProject permits the objects, namespaces and repositories of its Applications',
  why: 'Argo CD refuses the whole sync if the project does not permit one object.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  excerpt: deliveryExcerpt,
  *compare(excerpts, whole) {
    const projects = projectContents(excerpts, whole);
    for (const [, project] of projects) yield* refused(project);
    // If the folder is not known, the namespaces of the project tell which objects it deploys.
    for (const { name, excerpt } of excerpts) {
      const known = projects.some(([cluster, { held }]) => cluster === name && held.some(({ object }) => object));
      if (!known) yield* refusedByNamespace(excerpt);
    }
  },
};

function* refused({ project, reads, deliveries, held }: ProjectContents): Iterable<Told> {
  const seen = new Set<string>();
  const note = (field: string, what: string, is: string, needed: string): Told[] => {
    if (seen.has(`${field} ${what}`)) return [];
    seen.add(`${field} ${what}`);
    return [{ object: project.object, field, is, needed }];
  };
  for (const { object, wanted, namespace, delivery } of held) {
    const kind = kindText(wanted);
    const field = reads.refusal(wanted);
    if (field !== undefined) yield* note(field, kind, refusal(field, kind, wanted, object), needed(field, wanted));
    if (namespace === '') continue;
    const { server = '', name = '', namespace: own } = delivery.destination;
    if (reads.permitsDestination(server, name, namespace)) continue;
    // Argo CD deploys an object without a namespace into that of the Application.
    if (namespace === 'default' && own !== undefined) continue;
    const is = `does not permit ${namespace}, the namespace of ${wanted.kind} ${wanted.name}`;
    yield* note('spec.destinations', namespace, is, `an item with namespace: ${namespace}`);
  }
  for (const { name: application, destination, sources } of deliveries) {
    const { server = '', name = '', namespace } = destination;
    if (namespace !== undefined && !reads.permitsDestination(server, name, namespace)) {
      const is = `does not permit ${server === '' ? name : server}, ${namespace}, the destination of ${application}`;
      yield* note('spec.destinations', namespace, is, `an item with namespace: ${namespace}`);
    }
    for (const { repository } of sources) {
      if (repository === undefined || reads.permitsRepository(repository)) continue;
      const is = `lacks ${repository}, which ${application} follows`;
      yield* note('spec.sourceRepos', repository, is, repository);
    }
  }
}

/** Objects in namespaces of projects, of kinds that no project permits. */
function* refusedByNamespace(excerpt: DeliveryExcerpt): Iterable<Told> {
  const projects = excerpt.projects.map(({ object, permissions }) => ({
    object,
    reads: projectReader(permissions),
    namespaces: (permissions.destinations ?? []).map(({ namespace = '' }) => matcher(namespace)),
  }));
  if (projects.length === 0) return;
  const seen = new Set<string>();
  for (const object of excerpt.groups.flatMap(({ objects }) => objects)) {
    const [type, name, namespace] = object;
    if (namespace === undefined || type.startsWith('argoproj.io/') || name === '') continue;
    const wanted = wantedFor(object);
    const kind = `${kindText(wanted)} ${namespace}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const [project, ...others] = projects.filter(({ namespaces }) => namespaces.some((within) => within(namespace)));
    const field = project?.reads.refusal(wanted);
    if (project === undefined || field === undefined) continue;
    if (others.some(({ reads }) => reads.refusal(wanted) === undefined)) continue;
    const is = refusal(field, kindText(wanted), wanted, object);
    yield { object: project.object, field, is, needed: needed(field, wanted) };
  }
}

function refusal(field: string, kind: string, { name }: Wanted, object: Deliverable | undefined): string {
  const whose = object === undefined ? `Namespace ${name}, which Argo CD creates,` : objectText(object);
  return field.includes('Blacklist') ? `forbids ${kind}, as ${whose} is` : `lacks ${kind}, as ${whose} is`;
}

function objectText([, name, namespace]: Deliverable): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function needed(field: string, { group, kind }: Wanted): string {
  return field.includes('Blacklist') ? 'no such entry' : `{ group: '${group}', kind: ${kind} }`;
}

function kindText({ group, kind }: Wanted): string {
  return group === '' ? kind : `${group}/${kind}`;
}
