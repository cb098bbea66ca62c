import type { Manifest } from '../manifests/manifest.ts';
import type { Route } from '../spec/serving.ts';
import { fields, items, text, titleOf, type Source } from './parts.ts';

/** Public routes to workloads, and their hosts. */
export interface AdoptedRoutes {
  readonly byWorkload: ReadonlyMap<string, readonly Route[]>;
  readonly hosts: Readonly<Record<string, string>>;
}

/**
 * The routes of Ingresses, and of VirtualServices at gateways; each host becomes one below the domain of the cluster.
 */
export function routesOf(
  manifests: readonly Manifest[],
  sources: readonly Source[],
  note: (object: string, is: string, needed: string) => void,
): AdoptedRoutes {
  const byWorkload = new Map<string, Route[]>();
  const hosts: Record<string, string> = {};
  const add = (title: string, host: string | undefined, path: string, service: string | undefined): void => {
    const target = sources.find(
      (source) => source.name === service || source.services.some(({ metadata }) => metadata.name === service),
    );
    if (target === undefined) {
      note(title, `leads to ${service ?? 'nothing'}, which is not here`, 'nothing, or its workload too');
      return;
    }
    const [prefix = 'www'] = host === undefined || host === '*' ? [] : host.replace(/^\*\./, '').split('.');
    if (hosts[prefix] === undefined)
      note(title, `answers for ${host ?? 'any host'}`, `${prefix}.<domain of the cluster>`);
    hosts[prefix] = prefix;
    const routes = byWorkload.get(target.name) ?? [];
    byWorkload.set(target.name, routes);
    const route: Route = { host: prefix, path: (path.startsWith('/') ? path : `/${path}`) as `/${string}` };
    if (!routes.some((one) => one.host === route.host && one.path === route.path)) routes.push(route);
  };
  for (const manifest of manifests) {
    const spec = fields(fields(manifest).spec);
    if (manifest.kind === 'Ingress') {
      const backend = text(fields(fields(spec.defaultBackend).service).name);
      if (backend !== undefined) add(titleOf(manifest), undefined, '/', backend);
      for (const { host, http } of items(spec.rules))
        for (const { path, backend: to } of items(fields(http).paths))
          add(
            titleOf(manifest),
            text(host),
            (text(path) ?? '/').replace(/\(.*$|\*$/, '') || '/',
            text(fields(fields(to).service).name),
          );
    }
    if (
      manifest.kind === 'VirtualService' &&
      Array.isArray(spec.gateways) &&
      !(spec.gateways as readonly unknown[]).includes('mesh')
    ) {
      const [host] = (spec.hosts as readonly string[] | undefined) ?? [];
      for (const { match, route } of items(spec.http)) {
        const service = text(fields(items(route)[0]?.destination).host)?.split('.')[0];
        const matches = items(match);
        for (const one of matches.length === 0 ? [{}] : matches) {
          const { prefix, exact } = fields(fields(one).uri);
          add(titleOf(manifest), host, text(prefix ?? exact) ?? '/', service);
        }
      }
    }
  }
  return { byWorkload, hosts };
}
