import type { Container } from '../../../imports/kubernetes.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { templatesOf } from '../../model/admission/templates.ts';

export const resourcesAgree: ClusterRule = {
  id: 'resources-agree',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every container requests resources that exist, and no more than its limits',
  why: 'The API server refuses a container that requests more than its limit.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  ofObject: true,
  *check(cluster) {
    for (const { owner, field, spec } of templatesOf(cluster))
      for (const list of ['containers', 'initContainers'] as const) {
        const containers = spec[list] ?? [];
        for (let index = 0; index < containers.length; index++)
          yield* disagreements(owner, containers[index]?.resources, `${field}.${list}[${index}].resources`);
      }
  },
};

type Resources = Loose<Container>['resources'];
type List = Readonly<Record<string, string | number | undefined>>;

function* disagreements(object: KubernetesObject, resources: Resources, field: string): Iterable<Found> {
  if (resources === undefined) return;
  const requests: List = resources.requests ?? {};
  const limits: List = resources.limits ?? {};
  for (const name in limits) yield* unfit(object, name, limits[name], `${field}.limits${shownKey(name)}`);
  for (const name in requests) {
    const at = `${field}.requests${shownKey(name)}`;
    const [request, limit] = [requests[name], limits[name]];
    if (isResource(name) || limit === undefined) yield* unfit(object, name, request, at);
    const said = { object, field: at, is: `${request ?? ''}` };
    if (limit === undefined) {
      if (!isOvercommitted(name) && isResource(name))
        yield { ...said, is: `${said.is}, and no limit`, needed: 'a limit of the same' };
      continue;
    }
    const [asked, most] = [quantity(request), quantity(limit)];
    if (isOvercommitted(name)) {
      if (asked > most) yield { ...said, is: `${said.is}, above the limit of ${limit}`, needed: `at most ${limit}` };
    } else if (asked !== most && isResource(name) && !Number.isNaN(asked + most))
      yield { ...said, is: `${said.is}, and the limit is ${limit}`, needed: `${limit}: such a resource is not shared` };
  }
}

/** Resources that no container can request. */
function* unfit(
  object: KubernetesObject,
  name: string,
  value: string | number | undefined,
  field: string,
): Iterable<Found> {
  const amount = quantity(value);
  const is = `${value ?? ''}`;
  if (!isResource(name))
    yield { object, field, is: 'no resource of a container', needed: `one of ${shared.join(', ')}` };
  else if (amount < 0) yield { object, field, is, needed: 'not less than 0' };
  else if (name !== 'cpu' && amount % 1 !== 0 && !Number.isNaN(amount))
    yield {
      object,
      field,
      is: `${is}: a part of ${name.includes('/') ? 'one' : 'a byte'}`,
      needed: name.includes('/') ? 'a whole number' : 'bytes, such as 256Mi',
    };
}

const shared = ['cpu', 'memory', 'ephemeral-storage'] as const;

function isOvercommitted(name: string): boolean {
  return shared.some((one) => one === name);
}

/** Other resources have a domain, or are huge pages. */
function isResource(name: string): boolean {
  return isOvercommitted(name) || name.includes('/') || name.startsWith('hugepages-');
}

function shownKey(name: string): string {
  return /^\w+$/.test(name) ? `.${name}` : `['${name}']`;
}
