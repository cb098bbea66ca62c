import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { explanation } from '../../lib/commands/explanation.ts';
import { rendered } from '../platform.ts';

const ask = (from: string, to: string, port: number, cluster?: string) =>
  explanation(rendered.files, true, { from, to, port, cluster });

it('says of each step which rule of which file it is, and the verdict', () => {
  const { text, found } = ask(
    'l1-allocation/allocator',
    'l2-dialogue/orchestrator',
    8080,
    'production/ideation-engine',
  );
  expect(found).toBe(true);
  const lines = text.split('\n');
  expect(lines[0]).toBe('production/ideation-engine: l1-allocation/allocator → l2-dialogue/orchestrator:8080');
  expect(lines[1]).toMatch(
    /^ {2}allows {3}egress {8}a rule permits it › dist\/production\/ideation-engine\/l1-allocation\/allocator\.yaml › NetworkPolicy l1-allocation\/allocator › spec\.egress\[\d\]$/,
  );
  expect(lines.at(-1)).toBe('allowed');
  expect(lines).toHaveLength(7);
});

it('says it of every cluster that has both ends', () => {
  const { text } = ask('l2-dialogue/agents', 'l0-ingestion/etl', 8080);
  expect(text.match(/^refused$/gm)).toHaveLength(4);
});

it('says what was probably meant', () => {
  expect(ask('l2-dialogue/agants', 'internet', 443)).toEqual({
    text: "'l2-dialogue/agants' › namespace/workload (did you mean 'l2-dialogue/agents'?), internet, an address, or a host",
    found: false,
  });
  expect(ask('agents', 'internet', 443).text).toBe(
    "'agents' › namespace/workload (did you mean 'l2-dialogue/agents'?), internet, an address, or a host",
  );
  // Only some clusters have the first end; in those the second is wrong.
  expect(ask('l2-dialogue/agents', 'l0-ingestion/etll', 8080).text).toBe(
    "'l0-ingestion/etll' › namespace/workload (did you mean 'l0-ingestion/etl'?), internet, an address, or a host",
  );
  expect(ask('daa/daa-service', 'internet', 443, 'production/data')).toMatchObject({ found: false });
});

it('fails for names that are none, and for what is no port', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['lib/strata.mjs', 'explain', ...args], { encoding: 'utf8' });
  const wrong = run('daa/daa-servise', 'internet', '443', '--cluster', 'production/daa');
  expect([wrong.status, wrong.stderr]).toEqual([
    1,
    "'daa/daa-servise' › namespace/workload (did you mean 'daa/daa-service'?), internet, an address, or a host\n",
  ]);
  expect(run('daa/daa-service', 'internet').status).toBe(2);
  expect(run('daa/daa-service', 'internet', 'https')).toMatchObject({
    status: 2,
    stderr: "port: 'https' › a number from 1 to 65535, with /udp or /sctp behind it where it is no TCP\n",
  });
  expect(run('daa/daa-service', 'internet', '443', '--cluster', 'production/daa').status).toBe(0);
});
