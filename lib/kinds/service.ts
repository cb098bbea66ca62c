import type { Service, ServiceSpec } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { selectorLabels, workloadMetadata } from './metadata.ts';

type Rendered = Service & { apiVersion: 'v1'; kind: 'Service' };

/**
 * Address of a workload, or of one version of it. Port and container port have the same number, as NetworkPolicies of
 * the VPC CNI require.
 */
export function service(workload: Workload, name = workload.name): Rendered {
  return rendered(workload, name, { type: 'ClusterIP' });
}

/**
 * Headless Service with the addresses of the single pods. For a StatefulSet it includes pods that are not ready, so
 * that they can find each other.
 */
export function headlessService(workload: Workload): Rendered {
  const publishNotReadyAddresses = workload.controller.kind === 'StatefulSet';
  return rendered(workload, headlessName(workload), {
    clusterIP: 'None',
    ...(publishNotReadyAddresses && { publishNotReadyAddresses }),
  });
}

/** Name of the headless Service, which a StatefulSet also names as its `serviceName`. */
export function headlessName({ name }: Workload): string {
  return `${name}-headless`;
}

function rendered(workload: Workload, name: string, spec: ServiceSpec): Rendered {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: workloadMetadata(workload, { name }),
    spec: {
      ...spec,
      selector: selectorLabels(workload),
      ports: workload.ports.map(({ name: portName, port, protocol, appProtocol }) => ({
        name: portName,
        port,
        targetPort: port,
        protocol,
        ...(appProtocol !== undefined && { appProtocol }),
      })),
    },
  };
}
