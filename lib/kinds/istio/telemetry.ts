import type { ITelemetry } from '@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry';
import type { System } from '../../resolve/system.ts';
import { systemLabels } from '../metadata.ts';
import { platform } from '../platform.ts';

/** Settings of the whole mesh: 1 % of the requests are traced, and only failed ones are logged. */
export function telemetry({ name, owner }: System): ITelemetry {
  return {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name: 'default', namespace: platform.istiod.namespace, labels: systemLabels({ system: name, owner }) },
    spec: {
      tracing: [{ providers: [{ name: 'tempo' }], randomSamplingPercentage: 1 }],
      accessLogging: [
        { providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 500 || connection.mtls == false' } },
      ],
    },
  };
}
