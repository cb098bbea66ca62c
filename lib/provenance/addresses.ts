import type { Call } from '../spec/calls.ts';
import type { Owner, SpecField } from './owner.ts';
import type { Step } from './pattern.ts';

/** The field with the address of a data service. */
export function addressOf(owner: Owner, host: string): SpecField | undefined {
  const { system, environment } = owner;
  const { dataServices } = system.clusters[environment.name];
  if (!host.includes('.')) return undefined;
  const path = placeOf(dataServices, host);
  return path && { owner, path: ['/', 'clusters', environment.name, 'dataServices', ...path] };
}

/** The field with a range of addresses: in the cluster's network, or in a call. */
export function cidrOf(owner: Owner, cidr: string): SpecField | undefined {
  const { system, environment, spec } = owner;
  const calls = (spec?.calls ?? []) as readonly Call[];
  for (const [index, call] of calls.entries()) {
    const addresses = typeof call === 'object' && 'host' in call ? (call.addresses ?? []) : [];
    const at = addresses.findIndex((address) => address === cidr || `${address}/32` === cidr);
    if (at >= 0) return { owner, path: ['calls', index, 'addresses', at] };
  }
  const path = placeOf(system.clusters[environment.name].network, cidr);
  return path && { owner, path: ['/', 'clusters', environment.name, 'network', ...path] };
}

/** The size of one instance of a database: the writable one, or a reader. */
export function instanceOf(owner: Owner, object: string): SpecField | undefined {
  const { system, environment, known } = owner;
  const name = String(known.name);
  const size = system.clusters[environment.name].dataServices[name];
  const at: Step[] = ['/', 'clusters', environment.name, 'dataServices', name];
  const [, role, number = '1'] = /-(writer|reader|replica)(?:-(\d+))?$/.exec(object) ?? [];
  const index = Number(number) - 1;
  if (size?.kind === 'aurora-postgresql')
    return { owner, path: [...at, ...(role === 'reader' ? ['readers', index] : ['writer'])] };
  if (size?.kind !== 'rds-postgresql') return undefined;
  const isReplica = role === 'replica' && size.readReplicas?.[index] !== undefined;
  return { owner, path: [...at, ...(isReplica ? ['readReplicas', index] : []), 'instanceClass'] };
}

/** Where a text occurs in a value. */
function placeOf(value: unknown, text: string): readonly Step[] | undefined {
  if (value === text) return [];
  if (typeof value !== 'object' || value === null) return undefined;
  const entries: readonly (readonly [Step, unknown])[] = Array.isArray(value)
    ? [...(value as readonly unknown[]).entries()]
    : Object.entries(value);
  for (const [key, item] of entries) {
    const inner = placeOf(item, text);
    if (inner !== undefined) return [key, ...inner];
  }
  return undefined;
}
