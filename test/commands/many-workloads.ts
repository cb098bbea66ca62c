import { benchSystem } from '../../bench/system.ts';
import { controllerNamespaces, controllers } from '../../charts/controllers.ts';
import { delivery } from '../../charts/delivery.ts';
import { environments } from '../../charts/environments.ts';
import type { Platform } from '../../lib/render.ts';

/** More workloads than are rendered at once. */
export function manyWorkloads(): Platform {
  const { staging, production, dr } = environments;
  return {
    systems: [benchSystem(170)],
    environments: [staging, production, dr],
    controllers: { charts: controllers, namespaces: controllerNamespaces },
    delivery,
  };
}
