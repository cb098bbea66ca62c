import type { App } from 'cdk8s';
import { closedSidecar } from './kinds/istio/sidecar.ts';
import { serviceEntry } from './kinds/istio/service-entry.ts';
import { strictPeerAuthentication } from './kinds/istio/peer-authentication.ts';
import { limitRange } from './kinds/limit-range.ts';
import { namespace } from './kinds/namespace.ts';
import { defaultDeny } from './kinds/network-policy.ts';
import { proxyMonitor } from './kinds/pod-monitor.ts';
import { resourceQuota } from './kinds/resource-quota.ts';
import { teamBindings } from './kinds/role-binding.ts';
import { deployerRole } from './kinds/role.ts';
import { secretStore } from './kinds/secret-store.ts';
import { secretReaderAccount } from './kinds/service-account.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { Namespace } from './resolve/system.ts';

/** The objects that belong to the namespace of a layer and not to one workload. */
export class NamespaceChart extends ManifestChart {
  constructor(app: App, layer: Namespace) {
    super(app, `${layer.name}/namespace.yaml`);
    this.add(namespace({ ...layer, podSecurity: 'restricted', mesh: true }));
    this.add(resourceQuota(layer), limitRange(layer));
    this.add(deployerRole(layer), ...teamBindings(layer));
    const isSeen = layer.workloads.some(({ controller }) => controller.kind !== 'RayCluster');
    this.add(defaultDeny(layer, isSeen ? 'seen' : 'unseen'), strictPeerAuthentication(layer), closedSidecar(layer));
    this.add(...layer.hosts.map((host) => serviceEntry(layer, host)));
    if (layer.secretStore !== undefined) {
      this.add(secretReaderAccount(layer, layer.secretStore), secretStore(layer, layer.secretStore));
    }
    const inMesh = layer.workloads.some(({ pod }) => pod.sidecar !== undefined);
    if (inMesh || layer.charts.some(({ pods }) => pods.length > 0)) this.add(proxyMonitor(layer));
  }
}
