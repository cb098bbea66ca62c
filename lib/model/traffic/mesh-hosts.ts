import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { mayHaveService } from '../platform-pods.ts';

/** What a host of the mesh stands for. */
export type MeshHost =
  /** A Service or ServiceEntry with its ports; undefined where an operator makes it and they are not here. */
  | { readonly found: 'ports'; readonly ports: readonly number[] | undefined }
  /** Nothing can be said: it belongs to a chart, or is a pattern. */
  | { readonly found: 'unknown' }
  | { readonly found: 'nothing'; readonly is: string; readonly candidates: readonly string[] };

/**
 * What a host in a VirtualService or DestinationRule leads to. Istio completes names without a dot with the namespace of
 * the object they stand in; any other name it takes as it is, so `web.shop` is a host that nobody has.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function meshHost(cluster: Cluster, object: KubernetesObject, host: string): MeshHost {
  const own = object.metadata.namespace ?? '';
  if (host.includes('*')) return { found: 'unknown' };
  const [name = '', namespace, ...rest] = host.split('.');
  if (namespace === undefined || rest.join('.') === 'svc.cluster.local') {
    return ofService(cluster, namespace ?? own, name, own);
  }
  const entry = entryOf(cluster, host, own);
  if (entry !== undefined)
    return { found: 'ports', ports: (entry.spec?.ports ?? []).flatMap(({ number }) => number ?? []) };
  if (rest.length === 0 || rest.join('.') === 'svc') {
    if (cluster.named('Service', namespace, name) !== undefined) {
      return {
        found: 'nothing',
        is: `'${host}' is not completed`,
        candidates: [`${name}.${namespace}.svc.cluster.local`],
      };
    }
  }
  return { found: 'nothing', is: `no Service or ServiceEntry '${host}'`, candidates: entryHosts(cluster, own) };
}

function ofService(cluster: Cluster, namespace: string, name: string, own: string): MeshHost {
  const service = cluster.named('Service', namespace, name);
  if (service !== undefined) {
    return { found: 'ports', ports: (service.spec?.ports ?? []).flatMap(({ port }) => port ?? []) };
  }
  const operated = cluster.once(operatedServices).get(`${namespace}/${name}`);
  if (operated !== undefined) return { found: 'ports', ports: operated };
  if (mayHaveService(cluster, namespace, name)) return { found: 'unknown' };
  const full = (one: string) => (namespace === own ? one : `${one}.${namespace}.svc.cluster.local`);
  const candidates = cluster.names('Service', namespace).map(full);
  return { found: 'nothing', is: `no Service '${name}' in ${namespace}`, candidates };
}

/** Services that operators make, as `namespace/name`, and their ports. */
export function operatedServices(cluster: Cluster): ReadonlyMap<string, readonly number[]> {
  const services = new Map<string, readonly number[]>();
  // https://cloudnative-pg.io/documentation/current/service_management/
  for (const { metadata, spec } of cluster.of('Cluster.postgresql.cnpg.io')) {
    const disabled: readonly string[] = spec?.managed?.services?.disabledDefaultServices ?? [];
    for (const role of ['rw', 'ro', 'r']) {
      if (!disabled.includes(role)) services.set(`${metadata.namespace ?? ''}/${metadata.name}-${role}`, [5432]);
    }
    for (const { serviceTemplate } of spec?.managed?.services?.additional ?? []) {
      const name = serviceTemplate?.metadata?.name;
      if (name !== undefined) services.set(`${metadata.namespace ?? ''}/${name}`, [5432]);
    }
  }
  for (const { metadata } of cluster.of('Pooler')) services.set(`${metadata.namespace ?? ''}/${metadata.name}`, [5432]);
  // KubeRay makes one for the head, with the ports of its container and one for metrics.
  for (const { metadata, spec } of cluster.of('RayCluster')) {
    const [head] = spec?.headGroupSpec?.template?.spec?.containers ?? [];
    const declared = (head?.ports ?? []).flatMap(({ containerPort }) => containerPort ?? []);
    const ports = declared.length > 0 ? declared : [6379, 8265, 10001, 8000];
    services.set(`${metadata.namespace ?? ''}/${metadata.name}-head-svc`, [...ports, 8080]);
  }
  return services;
}

function entryOf(cluster: Cluster, host: string, from: string): Of<'ServiceEntry'> | undefined {
  return cluster
    .of('ServiceEntry')
    .find((entry) => isVisible(entry, from) && (entry.spec?.hosts ?? []).some((one) => covers(one, host)));
}

function entryHosts(cluster: Cluster, from: string): readonly string[] {
  return cluster.of('ServiceEntry').flatMap((entry) => (isVisible(entry, from) ? (entry.spec?.hosts ?? []) : []));
}

/** `exportTo` says which namespaces see an entry; all do where it says nothing. */
function isVisible({ metadata, spec }: Of<'ServiceEntry'>, from: string): boolean {
  const { exportTo = [] } = spec ?? {};
  if (exportTo.length === 0 || exportTo.includes('*') || exportTo.includes(from)) return true;
  return exportTo.includes('.') && (metadata.namespace ?? '') === from;
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** The full name of a host, as Istio compares it. */
export function fullHost(object: KubernetesObject, host: string): string {
  return host.includes('.') || host.includes('*')
    ? host
    : `${host}.${object.metadata.namespace ?? ''}.svc.cluster.local`;
}
