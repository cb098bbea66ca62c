import { describe, expect, it } from 'vitest';
import { allocatable, maxPods } from '../../../lib/model/nodes/allocatable.ts';
import { instanceType, monthlyHours } from '../../../lib/knowledge/instance-types.ts';

function of(name: string) {
  const type = instanceType(name);
  if (type === undefined) throw new Error(`no ${name}`);
  return type;
}

describe('what a node has for pods', () => {
  // corrections.md, section D
  it.each([
    ['m5.large', 1.93, 6903, 29, 0],
    ['m5.xlarge', 3.92, 14162, 58, 0],
    ['m5.2xlarge', 7.91, 29317, 58, 0],
    ['t3.medium', 1.93, 3246, 17, 0],
    ['t3.large', 1.93, 6837, 35, 0],
    ['c5.large', 1.93, 3114, 29, 0],
    ['p3.2xlarge', 7.91, 56786, 58, 1],
    ['g6.2xlarge', 7.91, 29317, 58, 1],
    ['g6e.2xlarge', 7.91, 59627, 58, 1],
  ])('%s', (name, cpu, memory, pods, gpus) => {
    const type = of(name);
    const room = allocatable(type, maxPods(type, false), 100 * 1024 ** 3);
    expect({ ...room, memory: room.memory / 1024 ** 2 }).toEqual({ cpu, memory, pods, gpus, storage: 89 * 1024 ** 3 });
  });

  it('is more places with prefixes', () => {
    expect(['t3.medium', 'm5.large', 'm5.2xlarge'].map((name) => maxPods(of(name), true))).toEqual([110, 110, 110]);
    expect(maxPods({ ...of('m5.2xlarge'), cpus: 48, interfaces: 15, addresses: 30 }, true)).toBe(250);
  });
});

describe('what a node costs', () => {
  // corrections.md 97: four of each, a month
  it.each([
    ['p3.2xlarge', 8935],
    ['g6.2xlarge', 2855],
    ['g6e.2xlarge', 6547],
  ])('%s', (name, monthly) => {
    expect(Math.round(4 * of(name).hourly * monthlyHours)).toBe(monthly);
  });
});
