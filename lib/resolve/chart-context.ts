import type { ChartContext, DataServiceAddress } from '../spec/chart.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { PlacedChart } from './chart.ts';
import { address, connection, resolveDataServices } from './data-services.ts';
import { pinnedImage } from './image.ts';
import { containerResources } from './container-resources.ts';
import type { Report } from './problem.ts';

/** Makes the context of a chart's constructs. Problems with its data services are reported by `resolve`. */
export function chartContexts(
  system: SystemSpec,
  environment: Environment,
): (chart: PlacedChart, report: Report) => ChartContext {
  const dataServices = addresses(system, environment);
  const cluster = system.clusters[environment.name];
  const registry = `${cluster.account}.dkr.ecr.${cluster.region}.amazonaws.com`;
  return ({ name, namespace }, report) => ({
    name,
    system: system.name,
    owner: system.owner,
    namespace,
    environment,
    cluster,
    labels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/part-of': system.name,
      'app.kubernetes.io/managed-by': 'strata',
      owner: system.owner,
    },
    secretName: name,
    dataServices,
    image: (image) => pinnedImage(image, environment.release, system.releases, registry, report).reference,
    replicas: ({ min, max = min }) => {
      const { minimumAtMost, maximumShare } = environment.replicas;
      const least = Math.min(min, minimumAtMost);
      return {
        min: least,
        max: maximumShare === 0 || max <= min ? least : Math.max(least + 1, Math.ceil(max * maximumShare)),
      };
    },
    resources: (declared) => {
      const { requests, limits } = containerResources(declared, environment, 'resources', report);
      const written = ({ cpu, memory, ephemeralStorage }: typeof requests) => ({
        cpu,
        memory,
        'ephemeral-storage': ephemeralStorage,
      });
      return { requests: written(requests), limits: written(limits) };
    },
  });
}

function addresses(system: SystemSpec, environment: Environment): Readonly<Record<string, DataServiceAddress>> {
  const ignore = (): Report => () => undefined;
  const resolved = resolveDataServices(system, environment, ignore);
  return Object.fromEntries(
    resolved.map((service) => {
      const { hosts, port } = address(service, system, environment);
      const { environment: variables, url } = connection(service, system, environment);
      return [service.name, { hosts, port, environment: variables, ...(url && { urlKey: url.key }) }];
    }),
  );
}
