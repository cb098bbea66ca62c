import type { ClusterSpec } from '../spec/cluster.ts';
import type { ClusterAddOn, Controller, ControllerNamespace } from '../spec/controller.ts';
import type { Environment } from '../spec/environment.ts';

/** The controllers' Helm charts, and their namespaces. */
export interface Controllers {
  readonly charts: Readonly<Record<string, Controller>>;
  readonly namespaces: Readonly<Record<string, ControllerNamespace>>;
  /** Pods that no Helm chart of the table contains. @default - none */
  readonly addOns?: Readonly<Record<string, ClusterAddOn>>;
}

/** A controller with the values of its Helm chart in one cluster. */
export type ResolvedController = Omit<Controller, 'platforms' | 'values'> & {
  /** Name of the Helm release. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>> | undefined;
};

/** The controllers that a cluster may have. */
export interface ClusterControllers {
  /** By wave, then by name. A controller is installed if one of its kinds is rendered. */
  readonly charts: readonly ResolvedController[];
  readonly namespaces: Controllers['namespaces'];
  readonly addOns: readonly Pick<ClusterAddOn, 'namespace' | 'pods'>[];
}

/** The controllers that run on the platform of a system's cluster. */
export function resolveControllers(
  { charts, namespaces, addOns = {} }: Controllers,
  system: { readonly name: string; readonly clusters: Readonly<Record<Environment['name'], ClusterSpec>> },
  environment: Environment,
): ClusterControllers {
  const context = { system: system.name, environment, cluster: system.clusters[environment.name] };
  const runsHere = ({ platforms }: Pick<Controller, 'platforms'>): boolean =>
    platforms === undefined || platforms.includes(environment.platform);
  return {
    charts: Object.entries(charts)
      .filter(([, controller]) => runsHere(controller))
      .map(([name, { platforms: _, values, ...controller }]) => ({ ...controller, name, values: values?.(context) }))
      .sort((a, b) => (a.wave ?? 0) - (b.wave ?? 0) || (a.name < b.name ? -1 : 1)),
    namespaces,
    addOns: Object.values(addOns).filter(runsHere),
  };
}
