import type { App } from 'cdk8s';
import { certificate } from './kinds/certificate.ts';
import { tokenPolicy } from './kinds/istio/authorization-policy.ts';
import { gateway } from './kinds/istio/gateway.ts';
import { requestAuthentication } from './kinds/istio/request-authentication.ts';
import { virtualService } from './kinds/istio/virtual-service.ts';
import { gatewayPolicy, defaultDeny } from './kinds/network-policy.ts';
import { platform } from './kinds/platform.ts';
import { proxyMonitor } from './kinds/pod-monitor.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { System } from './resolve/system.ts';

/** The entry from the internet: listeners, certificate, routes, and the connections of the gateway's pods. */
export class GatewayChart extends ManifestChart {
  constructor(app: App, system: System) {
    super(app, `${platform.gateway.namespace}/gateway.yaml`);
    const namespace = { name: platform.gateway.namespace, system: system.name, owner: system.owner };
    this.add(gateway(system), certificate(system));
    this.add(...system.routes.map((host) => virtualService(system, host)));
    // If no pod of a workload is ready, only the gateway counts the failing requests.
    this.add(defaultDeny(namespace), gatewayPolicy(system), proxyMonitor(namespace));
    const authenticated = system.routes.flatMap(({ authentication, ...host }) =>
      authentication === undefined ? [] : [{ ...host, authentication }],
    );
    if (authenticated.length > 0)
      this.add(requestAuthentication(system, authenticated), tokenPolicy(system, authenticated));
  }
}
