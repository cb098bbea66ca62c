import type { PlatformRule, Told } from '../../model/rule.ts';
import { isPattern, matcher } from '../../model/delivery/glob.ts';
import {
  deliveryExcerpt,
  projectContents,
  type DeliveryExcerpt,
  type ProjectContents,
} from '../../model/delivery/project-contents.ts';
import type { Entry } from '../../model/delivery/project.ts';

export const projectPermitsNoMore: PlatformRule<DeliveryExcerpt> = {
  id: 'project-permits-no-more',
  tier: 'policy',
  severity: 'error',
  kinds: ['AppProject'],
  summary: 'no AppProject permits kinds, namespaces or repositories that its Applications do not use',
  why: 'What a project permits beyond what its Applications use, a wrong commit can add unnoticed. Kinds and namespaces are judged only where everything that the project deploys is known: a Helm chart may contain any kind.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/projects/',
  excerpt: deliveryExcerpt,
  *compare(excerpts, whole) {
    for (const [, contents] of projectContents(excerpts, whole)) {
      if (contents.deliveries.length === 0) continue;
      yield* repositories(contents);
      if (contents.isWhole) yield* kinds(contents);
      if (contents.isWhole) yield* destinations(contents);
    }
  },
};

function* repositories({ project, deliveries }: ProjectContents): Iterable<Told> {
  const { object, permissions } = project;
  const used = deliveries.flatMap(({ sources }) => sources.map(({ repository = '' }) => repository));
  for (const [index, url] of (permissions.sourceRepos ?? []).entries()) {
    const field = `spec.sourceRepos[${index}]`;
    if (url.startsWith('!')) continue;
    if (isPattern(url))
      yield { object, field, is: `'${url}' permits any repository that is like it`, needed: used.join(', ') };
    else if (!used.includes(url) && !used.some((one) => one.includes('{{')))
      yield { object, field, is: `permits ${url}, which no Application follows`, needed: 'no such item' };
  }
}

function* kinds({ project, reads, held }: ProjectContents): Iterable<Told> {
  const { object, permissions } = project;
  const { clusterResourceWhitelist = [], namespaceResourceWhitelist } = permissions;
  const lists = [
    ['clusterResourceWhitelist', clusterResourceWhitelist, reads.clusterEntries, false],
    ['namespaceResourceWhitelist', namespaceResourceWhitelist ?? [], reads.namespacedEntries, true],
  ] as const;
  for (const [name, list, entries, namespaced] of lists) {
    const wanted = held.flatMap((one) => (one.wanted.namespaced === namespaced ? one.wanted : []));
    for (const [index, { group = '', kind = '' }] of list.entries()) {
      const field = `spec.${name}[${index}]`;
      const shown = group === '' ? kind : `${group}/${kind}`;
      if (isPattern(group) || isPattern(kind))
        yield { object, field, is: `permits ${shown}`, needed: 'the kinds that are there' };
      else if (!wanted.some(entries[index] ?? nothing))
        yield { object, field, is: `permits ${shown}, of which there is none`, needed: 'no such item' };
    }
  }
  if (namespaceResourceWhitelist === undefined) {
    const is = 'absent, so that every kind is permitted';
    yield { object, field: 'spec.namespaceResourceWhitelist', is, needed: 'the kinds that are there' };
  }
}

const nothing: Entry = () => false;

function* destinations({ project, held, deliveries }: ProjectContents): Iterable<Told> {
  const { object, permissions } = project;
  const used = new Set(held.map(({ namespace, wanted }) => (wanted.kind === 'Namespace' ? wanted.name : namespace)));
  for (const { destination } of deliveries) if (destination.namespace !== undefined) used.add(destination.namespace);
  for (const [index, { namespace = '', server = '' }] of (permissions.destinations ?? []).entries()) {
    const found = { object, field: `spec.destinations[${index}]` };
    if (namespace.startsWith('!') || server.startsWith('!')) continue;
    const matches = matcher(namespace);
    if (namespace === '*' || namespace === '')
      yield { ...found, is: 'permits every namespace', needed: 'the namespaces that are used' };
    else if (![...used].some(matches))
      yield { ...found, is: `permits ${namespace}, where nothing is deployed`, needed: 'no such item' };
  }
}
