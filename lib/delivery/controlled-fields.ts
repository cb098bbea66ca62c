import type { Application, Rollout } from '../../imports/types/argoproj.io.ts';
import type { RayCluster } from '../../imports/types/ray.io.ts';
import type { Manifest } from '../manifests/manifest.ts';

/**
 * Fields that controllers write in parts of objects that are compared and applied as one value. Argo Rollouts writes the
 * weights of its routes and the selectors of its Services, and Ray's autoscaler the replicas of worker groups. Argo CD
 * neither reports nor reverts a difference in them.
 */
export function controlledFields(
  manifests: readonly Manifest[],
): NonNullable<Application['spec']['ignoreDifferences']> {
  const rollouts = manifests.filter(({ kind }) => kind === 'Rollout') as unknown as readonly Rollout[];
  const routes = new Map<string, IgnoredDifference>();
  const services = rollouts.flatMap(({ metadata: { namespace }, spec: { strategy = {} } }) => {
    const { canary, blueGreen } = strategy;
    const { virtualService, virtualServices = [] } = canary?.trafficRouting?.istio ?? {};
    for (const { name } of [...(virtualService ? [virtualService] : []), ...virtualServices]) {
      const [route = name, home = namespace] = name.split('.');
      routes.set(`${route}.${home}`, {
        ...{ group: 'networking.istio.io', kind: 'VirtualService', name: route, namespace: home },
        jqPathExpressions: ['.spec.http[].route[].weight'],
      });
    }
    return [canary?.stableService, canary?.canaryService, blueGreen?.activeService, blueGreen?.previewService].flatMap(
      (name) => (name === undefined ? [] : { kind: 'Service', name, namespace, jsonPointers: ['/spec/selector'] }),
    );
  });
  const rayClusters = manifests.filter(({ kind }) => kind === 'RayCluster') as unknown as readonly RayCluster[];
  const scaled = rayClusters.flatMap(({ metadata: { name, namespace }, spec }) =>
    spec.enableInTreeAutoscaling === true
      ? {
          ...{ group: 'ray.io', kind: 'RayCluster', name, namespace },
          jqPathExpressions: ['.spec.workerGroupSpecs[].replicas', '.spec.workerGroupSpecs[].scaleStrategy'],
        }
      : [],
  );
  return [...routes.values(), ...services, ...scaled];
}

type IgnoredDifference = NonNullable<Application['spec']['ignoreDifferences']>[number];
