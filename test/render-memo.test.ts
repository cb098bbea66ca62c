import fc from 'fast-check';
import { expect, it } from 'vitest';
import { environments } from '../charts/environments.ts';
import { noCache, quickProofs } from '../lib/check/proof-cache.ts';
import { prove } from '../lib/check/prove.ts';
import { render, type Platform, type Rendered } from '../lib/render.ts';
import { renderMemo, type RenderMemo } from '../lib/render-memo.ts';
import type { ChartSpec } from '../lib/spec/chart.ts';
import type { SystemSpec } from '../lib/spec/system.ts';
import type { DeploymentSpec } from '../lib/spec/workload.ts';
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
  const first = sampleSystem({ front: { web } }, { hosts: { api: 'api' } });
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

it('renders again what has changed, and what depends on it', () => {
  const memo = renderMemo(() => surroundings);
  let surroundings = '1';
  const before: State = {
    ...{ replicas: 2, routed: true, second: true, memory: '256Mi', construct: 1, description: 'One' },
    domain: 'one.example.com',
  };
  expect(render(platformOf(before), { memo }).problems).toEqual([]);
  // What has functions in it, and what looks at all systems among which there is such a one.
  expect(again(memo, before)).toEqual(['staging/other', 'staging/built', 'production/other', 'production/built']);
  expect(again(memo, { ...before, memory: '512Mi' })).toEqual(
    expect.arrayContaining(['staging/other', 'production/other']),
  );
  expect(again(memo, { ...before, memory: '512Mi' })).not.toContain('staging/shop');
  expect(again(memo, { ...before, memory: '512Mi', replicas: 3 })).toEqual(
    expect.arrayContaining(['staging/shop', 'production/shop', 'staging/other', 'production/other']),
  );
  surroundings = '2';
  expect(again(memo, { ...before, memory: '512Mi', replicas: 3 })).toContain('staging/shop');
});

/** What a memory has rendered anew for a state. */
function again(memo: RenderMemo, state: State): readonly string[] {
  const made: string[] = [];
  const counting: RenderMemo = {
    ...memo,
    keep: (place, systems, unit, seesOthers) => {
      made.push(unit.name);
      memo.keep(place, systems, unit, seesOthers);
    },
  };
  render(platformOf(state), { memo: counting });
  return made;
}
