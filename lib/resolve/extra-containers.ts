import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import { containerResources } from './container-resources.ts';
import { pinnedImage } from './image.ts';
import type { Report } from './problem.ts';
import type { ExtraContainer, Pod } from './pod-of-workload.ts';

/** Init containers and sidecars of a workload. Ray's pods have none. */
export function extraContainers(
  spec: WorkloadSpec,
  name: string,
  system: SystemSpec,
  environment: Environment,
  report: Report,
): Pick<Pod, 'initContainers' | 'sidecars'> {
  const cluster = system.clusters[environment.name];
  const registry = `${cluster.account}.dkr.ecr.${cluster.region}.amazonaws.com`;
  const taken = new Set([name, 'istio-proxy', 'istio-init', 'istio-validation']);
  const resolved = (part: 'initContainers' | 'sidecars'): readonly ExtraContainer[] =>
    Object.entries((spec.kind === 'RayCluster' ? undefined : spec[part]) ?? {}).map(([own, container]) => {
      const field = `${part}.${own}`;
      const within: Report = (inner, is, needed) => {
        report(`${field}.${inner}`, is, needed);
      };
      if (taken.has(own)) report(field, `'${own}' is another container of the pod`, 'a name of its own');
      if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(own))
        report(field, `'${own}'`, 'at most 63 lower-case letters, digits and dashes');
      taken.add(own);
      const variables = Object.entries(container.environment ?? {});
      for (const [variable] of variables) {
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(variable))
          report(
            `${field}.environment.${variable}`,
            'not a valid name of an environment variable',
            'letters, digits and _',
          );
      }
      return {
        name: own,
        image: pinnedImage(container.image, environment.release, system.releases, registry, within).reference,
        command: container.command,
        args: container.args,
        resources: containerResources(container.resources, environment, `${field}.resources`, report),
        environment: variables.map(([variable, value]) => ({ name: variable, value })),
      };
    });
  return { initContainers: resolved('initContainers'), sidecars: resolved('sidecars') };
}
