import fc from 'fast-check';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { environments } from '../charts/environments.ts';
import { noCache, proofCache, quickProofs } from '../lib/check/proof-cache.ts';
import { prove } from '../lib/check/prove.ts';
import { hashOf } from '../lib/content-hash.ts';
import { render, type Platform, type Rendered } from '../lib/render.ts';
import { renderMemo, type RenderMemo } from '../lib/render-memo.ts';
import type { ChartSpec } from '../lib/spec/chart.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { DeploymentSpec } from '../lib/spec/workload.ts';
import { unitStore } from '../lib/unit-store.ts';
import { sampleSystem, webServer } from './sample-system.ts';

/** What somebody may change from one save to the next; the second system calls the first. */
interface State {
  readonly replicas: number;
  readonly routed: boolean;
  readonly second: boolean;
  readonly memory: string;
  readonly construct: number;
  readonly description: string;
  readonly domain: string;
}

const states: fc.Arbitrary<State> = fc.record({
  replicas: fc.integer({ min: 2, max: 3 }),
  routed: fc.boolean(),
  second: fc.boolean(),
  memory: fc.constantFrom('256Mi', '512Mi'),
  construct: fc.integer({ min: 1, max: 2 }),
  description: fc.constantFrom('One', 'Another'),
  domain: fc.constantFrom('one.example.com', 'other.example.com'),
});

function platformOf(state: State): Platform {
  const web: DeploymentSpec = {
    ...webServer,
    scaling: { replicas: state.replicas },
    ...(state.routed && { routes: [{ host: 'api', path: '/' }] }),
  };
  const patches = [{ kind: 'Deployment', path: '/spec/minReadySeconds', value: 5, because: 'A reason' }] as const;
  const front = { web, steady: webServer, patched: { ...webServer, patches } };
  const first = sampleSystem({ front }, { hosts: { api: 'api' } });
  const clusters = { ...first.clusters, production: { ...first.clusters.production, domain: state.domain } };
  const resources = { requests: { cpu: '100m', memory: state.memory }, limits: { cpu: '200m', memory: state.memory } };
  const caller: DeploymentSpec = { ...webServer, resources, calls: ['shop/web'] };
  const own: ChartSpec = {
    description: 'Made by a function, of which nobody knows what it depends on',
    add: () => [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' }, data: { a: String(state.construct) } },
    ],
  };
  const others: readonly SystemSpec[] = [
    { ...sampleSystem({ front: { caller } }), name: 'other', description: state.description },
    sampleSystem(
      {},
      { name: 'built', layers: { front: { workloads: { web: webServer }, charts: { own } } }, dataServices: {} },
    ),
  ];
  return {
    systems: [{ ...first, clusters }, ...(state.second ? others : [])],
    environments: [environments.staging, environments.production],
    controllers: { charts: {}, namespaces: {} },
    delivery: { repoURL: 'https://git.example.com/strata.git', targetRevision: 'main' },
  };
}

/** All that people and programs see of it. */
function shown(rendered: Rendered, proofs = noCache) {
  const { dist, argocd, problems, objects, subjects, textsOf } = rendered;
  const findings = problems.length > 0 ? [] : prove(subjects, textsOf, proofs);
  return { dist: [...dist], argocd: [...argocd], problems, objects, findings };
}

it('gives what a synth without memory gives, whatever has changed since', () => {
  const outcomes = new Set<boolean>();
  fc.assert(
    fc.property(fc.array(states, { minLength: 2, maxLength: 4 }), (saves) => {
      const [memo, proofs] = [renderMemo(() => ''), quickProofs(noCache)];
      for (const state of saves) {
        const platform = platformOf(state);
        const whole = shown(render(platform));
        outcomes.add(whole.problems.length === 0);
        expect(shown(render(platform, { memo, proofs }), proofs)).toEqual(whole);
      }
    }),
    { numRuns: 8, seed: Number(process.env.SEED ?? 20_26) },
  );
  // Some saves are right, and in some the first system has no route that the second could call.
  expect([...outcomes].sort()).toEqual([false, true]);
}, 120_000);

it('gives the same from what other processes have left, of which anything may be gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-units-'));
  const outcomes = new Set<string>();
  try {
    fc.assert(
      fc.property(fc.array(fc.tuple(states, fc.constantFrom(...losses)), { minLength: 2, maxLength: 4 }), (saves) => {
        rmSync(folder, { recursive: true });
        for (const [state, loss] of saves) {
          const proofs = proofCache(join(folder, 'proofs'), '1');
          const platform = platformOf(state);
          const whole = shown(render(platform));
          const memo = renderMemo(() => '', unitStore(join(folder, 'units'), '1'));
          const rendered = render(platform, { memo, proofs });
          memo.save();
          // Between the time when a process finds a unit and when it needs its parts, another may remove them.
          const lost = filesBelow(join(folder, 'units')).filter((file) => loss !== '' && file.includes(loss));
          for (const file of lost) rmSync(file);
          outcomes.add(lost.length > 0 ? loss : 'kept');
          expect(shown(rendered, proofs)).toEqual(whole);
          const hashes = [...rendered.dist].map(([path, text]) => [rendered.hashOf(`dist/${path}`), hashOf(text)]);
          expect(hashes.filter(([one, other]) => one !== other)).toEqual([]);
        }
      }),
      { numRuns: 8, seed: Number(process.env.SEED ?? 20_26) },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect([...outcomes].sort()).toEqual(['kept', 'objects', 'texts', 'units']);
}, 120_000);

it('takes nothing from another version of the code', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strata-units-'));
  try {
    const { systems, environments: all, ...rest } = platformOf(plain);
    const platform = { ...rest, systems: systems.slice(0, 1), environments: all };
    const made = (version: string) =>
      again(
        renderMemo(() => '', unitStore(folder, version)),
        platform,
      );
    expect(made('1')).toEqual(['staging/shop', 'production/shop']);
    expect(made('1')).toEqual([]);
    expect(made('2')).toEqual(['staging/shop', 'production/shop']);
    expect(made('2')).toEqual([]);
    expect(made('1')).toEqual(['staging/shop', 'production/shop']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What is lost of a store: nothing, the texts, the objects, or all of it. */
const losses = ['', 'texts', 'objects', 'units'];

const plain: State = {
  ...{ replicas: 2, routed: true, second: true, memory: '256Mi', construct: 1, description: 'One' },
  domain: 'one.example.com',
};

function filesBelow(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

it('renders again what has changed, and what depends on it', () => {
  const memo = renderMemo(() => surroundings);
  let surroundings = '1';
  const before = plain;
  expect(render(platformOf(before), { memo }).problems).toEqual([]);
  // Functions are called again, and give what they gave.
  expect(again(memo, platformOf(before))).toEqual([]);
  expect(again(memo, platformOf({ ...before, construct: 2 }))).toEqual(['staging/built', 'production/built']);
  expect(again(memo, platformOf({ ...before, memory: '512Mi' }))).toEqual(
    expect.arrayContaining(['staging/other', 'production/other']),
  );
  expect(again(memo, platformOf({ ...before, memory: '512Mi' }))).toEqual([]);
  // Staging has one replica whatever the spec says, and nothing of the others depends on it.
  expect(again(memo, platformOf({ ...before, memory: '512Mi', replicas: 3 }))).toEqual(['production/shop']);
  surroundings = '2';
  expect(again(memo, platformOf({ ...before, memory: '512Mi', replicas: 3 }))).toContain('staging/shop');
});

/** What a memory has rendered anew. */
function again(memo: RenderMemo, platform: Platform): readonly string[] {
  const made: string[] = [];
  const counting: RenderMemo = {
    ...memo,
    render: (place, systems, render) =>
      memo.render(place, systems, (before) => {
        const unit = render(before);
        made.push(unit.name);
        return unit;
      }),
  };
  render(platform, { memo: counting });
  memo.save();
  return made;
}
