import { environments } from '../../charts/environments.ts';
import { systems } from '../../charts/systems.ts';
import type { Specs } from '../provenance/owner.ts';

/** The specs of this project; a module of its own, so that whoever looks at other manifests does not load them. */
export const ownSpecs: Specs = { systems, environments: Object.values(environments) };
