import { environments } from '../../charts/environments.ts';
import { systems } from '../../charts/systems.ts';
import type { Specs } from '../provenance/owner.ts';

/** The specs of this project, in a module of its own, so that commands on other manifests do not load them. */
export const ownSpecs: Specs = { systems, environments: Object.values(environments) };
