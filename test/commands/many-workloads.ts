import { benchSystem } from '../../bench/system.ts';
import { controllerNamespaces, controllers } from '../../charts/controllers.ts';
import { delivery } from '../../charts/delivery.ts';
import { environments } from '../../charts/environments.ts';
import type { Platform } from '../../lib/render.ts';

/**
 * More workloads than are rendered at once.
 *
 * @param isWrong - whether nobody says which version of their image runs in staging
 */
export function manyWorkloads(isWrong = false): Platform {
  const { staging, production, dr } = environments;
  const system = benchSystem(170);
  return {
    systems: [isWrong ? { ...system, releases: { ...system.releases, staging: {} } } : system],
    environments: [staging, production, dr],
    controllers: { charts: controllers, namespaces: controllerNamespaces },
    delivery,
  };
}
