import type { Container, PodSpec } from '../../../imports/kubernetes.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { templatesOf } from '../../model/admission/templates.ts';

export const podPartsOnce: ClusterRule = {
  id: 'pod-parts-once',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no two containers, volumes, ports or mounts of a pod share a name or a path',
  why: 'The API server refuses a pod in which two containers or volumes have the same name, or two mounts the same path.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const { owner, field, spec } of templatesOf(cluster)) yield* repeatedIn(owner, field, spec);
  },
};

function* repeatedIn(object: KubernetesObject, field: string, spec: Loose<PodSpec>): Iterable<Found> {
  const containers = new Places(object);
  const onNode = new Places(object);
  for (const list of ['containers', 'initContainers'] as const) {
    const all = spec[list] ?? [];
    for (let index = 0; index < all.length; index++) {
      const container = all[index] ?? {};
      const at = `${field}.${list}[${index}]`;
      if (container.name !== undefined) yield* containers.take(container.name, `${at}.name`);
      yield* repeatedInContainer(object, container, at);
      if (list === 'containers') yield* hostPorts(onNode, container, at);
    }
  }
  const volumes = new Places(object);
  for (const [index, { name }] of (spec.volumes ?? []).entries())
    if (name !== undefined) yield* volumes.take(name, `${field}.volumes[${index}].name`);
}

function* repeatedInContainer(object: KubernetesObject, container: Loose<Container>, field: string): Iterable<Found> {
  const { ports = [], volumeMounts = [] } = container;
  if (ports.length > 1) {
    const names = new Places(object);
    for (const [index, { name }] of ports.entries())
      if (name !== undefined) yield* names.take(name, `${field}.ports[${index}].name`);
  }
  if (volumeMounts.length < 2) return;
  const paths = new Places(object);
  for (const [index, { mountPath }] of volumeMounts.entries())
    if (mountPath !== undefined) yield* paths.take(mountPath, `${field}.volumeMounts[${index}].mountPath`);
}

function* hostPorts(onNode: Places, { ports = [] }: Loose<Container>, field: string): Iterable<Found> {
  for (const [index, { hostPort, hostIP = '', protocol = 'TCP' }] of ports.entries())
    if (hostPort !== undefined && hostPort !== 0)
      yield* onNode.take(
        `${hostIP}${hostIP === '' ? '' : ' '}${protocol} ${hostPort}`,
        `${field}.ports[${index}].hostPort`,
      );
}

/** Names and paths that are taken, with their fields. */
class Places {
  readonly #object: KubernetesObject;
  readonly #taken = new Map<string, string>();

  constructor(object: KubernetesObject) {
    this.#object = object;
  }

  *take(what: string, field: string): Iterable<Found> {
    const first = this.#taken.get(what);
    if (first === undefined) this.#taken.set(what, field);
    else yield { object: this.#object, field, is: `${what}, as ${first} has`, needed: 'one of its own' };
  }
}
