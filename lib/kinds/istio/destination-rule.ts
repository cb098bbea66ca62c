import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule';
import type { Workload } from '../../resolve/workload.ts';
import { namespaceMetadata, workloadMetadata } from '../metadata.ts';
import { rayHeadService } from '../ray-cluster.ts';

/**
 * How callers use a Service of a workload: they prefer the least busy pods, limit their connections, and avoid failing
 * pods.
 */
export function destinationRule(workload: Workload, name = workload.name): IDestinationRule {
  const { connectionPool: pool, controller, namespace, ports } = workload;
  const http = ports.some(({ appProtocol = 'tcp' }) => appProtocol !== 'tcp' && appProtocol !== 'tls');
  const ray = controller.kind === 'RayCluster';
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: workloadMetadata(workload, { name }),
    spec: {
      host: `${ray ? rayHeadService(name) : name}.${namespace}.svc.cluster.local`,
      trafficPolicy: {
        loadBalancer: { simple: 'LEAST_REQUEST' },
        connectionPool: {
          tcp: { maxConnections: pool.maxConnections },
          ...(http && {
            http: {
              http1MaxPendingRequests: pool.http1MaxPendingRequests,
              http2MaxRequests: pool.http2MaxRequests,
              ...(pool.maxRequestsPerConnection !== undefined && {
                maxRequestsPerConnection: pool.maxRequestsPerConnection,
              }),
            },
          }),
        },
        // The default of 10 % ejects no pod if there are less than ten: https://github.com/envoyproxy/envoy/pull/27909
        outlierDetection: {
          consecutiveGatewayErrors: 5,
          interval: '30s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
        // Ray's pods are outside the service mesh.
        ...(ray && { tls: { mode: 'DISABLE' as const } }),
      },
    },
  };
}

/** How callers use a Service whose pods are outside the service mesh and encrypt connections themselves. */
export function plainDestinationRule(
  { namespace, system, owner }: { readonly namespace: string; readonly system: string; readonly owner: string },
  service: string,
): IDestinationRule {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: namespaceMetadata({ name: namespace, system, owner }, service),
    spec: {
      host: `${service}.${namespace}.svc.cluster.local`,
      trafficPolicy: { tls: { mode: 'DISABLE' } },
    },
  };
}
