import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { HostRoutes, System } from '../../resolve/system.ts';
import { systemLabels } from '../metadata.ts';
import { platform } from '../platform.ts';

type HttpRoute = NonNullable<NonNullable<IVirtualService['spec']>['http']>[number];

/** Routes of one public host, the longest path first. */
export function virtualService({ name, owner }: System, { host, routes }: HostRoutes): IVirtualService {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: host.replaceAll('.', '-'),
      namespace: platform.gateway.namespace,
      labels: systemLabels({ system: name, owner }),
    },
    spec: { hosts: [host], gateways: [name], http: routes.map(httpRoute) },
  };
}

function httpRoute({ path, methods, timeout, namespace, workload, port }: HostRoutes['routes'][number]): HttpRoute {
  const uri = { prefix: path };
  return {
    name: `${namespace}-${workload}${path.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, ''),
    match: methods.length > 0 ? methods.map((method) => ({ uri, method: { exact: method } })) : [{ uri }],
    route: [{ destination: { host: `${workload}.${namespace}.svc.cluster.local`, port: { number: port } } }],
    timeout,
    // Only what never reached the application: a request may not be idempotent.
    retries: { attempts: 2, perTryTimeout: timeout, retryOn: 'connect-failure,refused-stream,unavailable' },
  };
}
