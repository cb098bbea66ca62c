import type { App } from 'cdk8s';
import { clusterIssuer } from './kinds/cluster-issuer.ts';
import { ec2NodeClass } from './kinds/ec2-node-class.ts';
import { nodePool } from './kinds/node-pool.ts';
import { priorityClasses } from './kinds/priority-class.ts';
import { sharedStorageClass, storageClass } from './kinds/storage-class.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { System } from './resolve/system.ts';

/** The objects without a namespace: priorities, storage classes, node pools, and the issuer of certificates. */
export class ClusterChart extends ManifestChart {
  constructor(app: App, system: System) {
    super(app, 'cluster.yaml');
    this.add(...priorityClasses(system), clusterIssuer(system));
    const { sharedFileSystem } = system.cluster;
    if (system.hosting.hasStorageClass) this.add(storageClass(system));
    if (sharedFileSystem !== undefined) this.add(sharedStorageClass(system, sharedFileSystem));
    for (const [name, pool] of Object.entries(system.cluster.nodePools)) {
      this.add(nodePool(system, name, pool), ec2NodeClass(system, name, pool));
    }
  }
}
