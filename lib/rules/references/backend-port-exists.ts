import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import { each } from '../../model/each.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const backendPortExists: ClusterRule = {
  id: 'backend-port-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Ingress'],
  summary: 'the port of every backend of an Ingress is a port of its Service',
  why: 'A controller that does not find the port routes nothing to the backend: 503, or no rule at all.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  *check(cluster) {
    for (const object of cluster.of('Ingress'))
      for (const path of ['spec.defaultBackend', 'spec.rules[].http.paths[].backend'])
        for (const [backend, field] of each<Backend>(object, path)) yield* ofBackend(cluster, object, backend, field);
  },
};

type Backend = NonNullable<NonNullable<Of<'Ingress'>['spec']>['defaultBackend']>;

function* ofBackend(cluster: Cluster, object: Of<'Ingress'>, { service }: Backend, field: string): Iterable<Found> {
  const { name = '', port } = service ?? {};
  const found = cluster.named('Service', object.metadata.namespace ?? '', name);
  // An ExternalName needs no ports; the load balancer controller takes names of actions for them.
  if (found === undefined || found.spec?.type === 'ExternalName' || port?.name === 'use-annotation') return;
  const ports = found.spec?.ports ?? [];
  const names = ports.flatMap((one) => one.name ?? []);
  const numbers = ports.flatMap((one) => one.port ?? []);
  if (port?.name !== undefined && !names.includes(port.name)) {
    const is = `Service ${name} has no port '${port.name}'${suggestion(port.name, names)}`;
    const needed = names.length === 0 ? `a number, one of ${numbers.join(', ')}` : `one of ${names.join(', ')}`;
    yield { object, field: `${field}.service.port.name`, is, needed };
  } else if (port?.number !== undefined && !numbers.includes(port.number)) {
    const is = `Service ${name} has no port ${port.number}`;
    yield { object, field: `${field}.service.port.number`, is, needed: `one of ${numbers.join(', ')}` };
  }
}
