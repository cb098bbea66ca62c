import type { App } from 'cdk8s';
import { bucket } from './kinds/aws/bucket.ts';
import { dbCluster } from './kinds/aws/db-cluster.ts';
import { dbInstances } from './kinds/aws/db-instance.ts';
import { dbSubnetGroup } from './kinds/aws/db-subnet-group.ts';
import { globalCluster } from './kinds/aws/global-cluster.ts';
import { kafkaCluster } from './kinds/aws/kafka-cluster.ts';
import { kafkaConfiguration } from './kinds/aws/kafka-configuration.ts';
import { kafkaTopic } from './kinds/kafka-topic.ts';
import { ManifestChart } from './manifest-chart.ts';
import { isKafka } from './resolve/data-services.ts';
import type { DataService, System } from './resolve/system.ts';

/** A managed data service and what is in it; in dev a stand-in workload takes its place, and only the topics are left. */
export class DataServiceChart extends ManifestChart {
  constructor(app: App, system: System, service: DataService) {
    super(app, `${service.namespace}/${service.name}${service.managed ? '' : '-topics'}.yaml`);
    const { name, namespace, managed } = service;
    const { region, network, account } = system.cluster;
    const owner = { namespace, system: system.name, owner: system.owner, region };

    if (managed && service.spec.kind === 'aurora-postgresql') {
      const { spec, size } = service as Extract<DataService, { spec: { kind: 'aurora-postgresql' } }>;
      if (size.global?.role === 'primary') this.add(globalCluster(owner, name, size.global.identifier, spec.version));
      this.add(dbSubnetGroup(owner, name, size.identifier, network.dataSubnets));
      this.add(dbCluster(owner, name, spec, size, network.dataSecurityGroups), ...dbInstances(owner, name, size));
    }
    if (isKafka(service)) {
      const { spec, size } = service;
      if (managed)
        this.add(kafkaConfiguration(owner, name, spec, size), kafkaCluster(owner, name, spec, size, network));
      this.add(...spec.topics.map((topic) => kafkaTopic(system, namespace, name, topic, size)));
    }
    if (managed && service.spec.kind === 'bucket') {
      const { spec, size } = service as Extract<DataService, { spec: { kind: 'bucket' } }>;
      this.add(bucket(owner, name, spec, size, account));
    }
  }
}
