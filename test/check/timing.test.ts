import { expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import { Stopwatch, timingText } from '../../lib/check/timing.ts';
import { rules } from '../../lib/rules/rules.ts';
import { rendered } from '../platform.ts';

it('measures every rule and index once, those that share a walk as one, and finds the same', () => {
  const files = new Map([...rendered.files].filter(([file]) => file.includes('/production/daa/')));
  const stopwatch = new Stopwatch();
  expect(check(files, rules, [], true, stopwatch)).toEqual(check(files));
  const names = stopwatch.times.map(([name]) => name);
  const alone = rules.filter((rule) => !('check' in rule) || rule.check.judgement === undefined);
  expect(alone.length).toBeLessThan(rules.length);
  const indices = ['index podsOf', 'index valuesOfTables'];
  expect(names).toEqual(expect.arrayContaining([...alone.map(({ id }) => id), ...indices]));
  expect(new Set(names).size).toBe(names.length);
});

it('leaves out what is measured inside, and lists what is long first', () => {
  const stopwatch = new Stopwatch();
  const spend = (ms: number) => {
    const { user, system } = process.cpuUsage();
    for (let now = process.cpuUsage(); now.user + now.system < user + system + 1000 * ms; now = process.cpuUsage());
  };
  stopwatch.measure('outer', () => {
    spend(20);
    stopwatch.measure('inner', () => {
      spend(60);
    });
  });
  stopwatch.measure('short', () => undefined);
  const times = new Map(stopwatch.times);
  expect(times.get('inner')).toBeGreaterThanOrEqual(60);
  expect(times.get('outer')).toBeGreaterThanOrEqual(20);
  const number = String.raw`\s+\d+ ms\s+\d+\.\d %  `;
  expect(timingText(stopwatch)).toMatch(
    new RegExp(
      `^${['(inner|outer)', '(inner|outer)', '1 others, below 1 ms each', 'total'].map((name) => number + name).join('\n')}$`,
    ),
  );
});
