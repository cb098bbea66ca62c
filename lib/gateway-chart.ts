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

/** The way in from the internet: listeners, certificate, routes, and what the gateway's pods may reach. */
export class GatewayChart extends ManifestChart {
  constructor(app: App, system: System) {
    super(app, `${platform.gateway.namespace}/gateway.yaml`);
    const namespace = { name: platform.gateway.namespace, system: system.name, owner: system.owner };
    this.add(gateway(system), certificate(system));
    this.add(...system.routes.map((host) => virtualService(system, host)));
    // Where no pod of a workload is ready, the gateway alone counts the requests that fail.
    this.add(defaultDeny(namespace), gatewayPolicy(system), proxyMonitor(namespace));
    const authenticated = system.routes.flatMap(({ authentication, ...host }) =>
      authentication === undefined ? [] : [{ ...host, authentication }],
    );
    if (authenticated.length > 0)
      this.add(requestAuthentication(system, authenticated), tokenPolicy(system, authenticated));
  }
}
