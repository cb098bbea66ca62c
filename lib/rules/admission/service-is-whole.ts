import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const serviceIsWhole: ClusterRule = {
  id: 'service-is-whole',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Service'],
  summary: 'every Service has the fields of its type, and ports with unique names',
  why: 'The API server refuses a Service whose ports have the same name or number, or that has fields of another type of Service.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const service of cluster.of('Service')) {
      yield* wrongType(service, service.spec ?? {});
      yield* alikePorts(service, service.spec?.ports ?? []);
    }
  },
};

type Spec = NonNullable<Of<'Service'>['spec']>;

/** Fields of load balancers and node ports. */
const ofBalancers = ['allocateLoadBalancerNodePorts', 'loadBalancerClass', 'loadBalancerSourceRanges'] as const;

function* wrongType(object: KubernetesObject, spec: Spec): Iterable<Found> {
  const {
    clusterIP,
    externalName = '',
    externalTrafficPolicy,
    externalIPs = [],
    ports = [],
    type = 'ClusterIP',
  } = spec;
  if (type === 'ExternalName') {
    if (externalName === '') yield { object, field: 'spec.externalName', is: 'missing', needed: 'the name of a host' };
    if (clusterIP !== undefined && clusterIP !== '' && clusterIP !== 'None')
      yield { object, field: 'spec.clusterIP', is: `${clusterIP} with ${type}`, needed: 'no such field' };
    return;
  }
  if (ports.length === 0 && clusterIP !== 'None')
    yield { object, field: 'spec.ports', is: 'none', needed: 'at least one, or clusterIP None' };
  const isBalancer = type === 'LoadBalancer';
  if (clusterIP === 'None' && type !== 'ClusterIP')
    yield { object, field: 'spec.clusterIP', is: `None with ${type}`, needed: 'no such field, or type ClusterIP' };
  for (const name of ofBalancers)
    if (spec[name] !== undefined && !isBalancer)
      yield {
        object,
        field: `spec.${name}`,
        is: `not allowed with type ${type}`,
        needed: 'type LoadBalancer, or no such field',
      };
  if (externalTrafficPolicy !== undefined && type === 'ClusterIP' && externalIPs.length === 0)
    yield { object, field: 'spec.externalTrafficPolicy', is: `not allowed with type ${type}`, needed: 'no such field' };
  for (const [index, { nodePort = 0 }] of ports.entries())
    if (nodePort !== 0 && type === 'ClusterIP')
      yield {
        object,
        field: `spec.ports[${index}].nodePort`,
        is: `${nodePort} with type ${type}`,
        needed: 'no such field',
      };
}

function* alikePorts(object: KubernetesObject, ports: NonNullable<Spec['ports']>): Iterable<Found> {
  if (ports.length < 2) return;
  const names = new Set<string>();
  const numbers = new Set<string>();
  for (const [index, { name = '', port, protocol = 'TCP' }] of ports.entries()) {
    const field = `spec.ports[${index}]`;
    if (name === '') yield { object, field: `${field}.name`, is: 'missing beside other ports', needed: 'a name' };
    else if (names.has(name))
      yield { object, field: `${field}.name`, is: `${name} again`, needed: 'a name of its own' };
    names.add(name);
    const number = `${protocol} ${port ?? ''}`;
    if (numbers.has(number))
      yield { object, field: `${field}.port`, is: `${number} again`, needed: 'a port of its own' };
    numbers.add(number);
  }
}
