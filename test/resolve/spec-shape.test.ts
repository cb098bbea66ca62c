import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { describe, expect, test } from 'vitest';
import { pretty } from '../../imports/generator/outputs.ts';
import { specSchema } from '../../imports/generator/spec.ts';
import { problemLine } from '../../lib/resolve/problem.ts';
import { shapeProblems } from '../../lib/resolve/spec-shape.ts';
import { conductor, migration, system } from './spec-shape-sample.ts';

const root = join(import.meta.dirname, '../..');

test('the committed schema is what the types make; if not, run `npm run import`', async () => {
  const committed = readFileSync(join(root, 'lib/spec/schema.json'), 'utf8');
  expect(committed).toBe(await pretty(JSON.stringify(specSchema()), 'json'));
});

test('a good spec passes, also when it is frozen, shared or without a prototype', () => {
  expect(lines(system)).toEqual([]);
  const labels = Object.freeze(Object.assign(Object.create(null) as object, { tier: 'a' }));
  expect(lines({ ...system, layers: { core: { labels, workloads: { conductor } } } })).toEqual([]);
});

describe('a workload', () => {
  const kindless = { ...conductor, kind: undefined };
  const undescribed = { ...conductor, description: undefined };

  test.each([
    // Unknown fields.
    [{ ...conductor, calsl: [] }, "calsl: an unknown field › did you mean 'calls'?"],
    [{ ...conductor, scaling: { mn: 3, max: 4 } }, "scaling.mn: an unknown field › did you mean 'min'?"],
    [
      { ...conductor, routes: [{ host: 'api', path: '/', prot: 'http' }] },
      "routes[0].prot: an unknown field › did you mean 'port'?",
    ],
    [
      { ...conductor, secrets: { 'a.b': { from: 'a', property: 'b', az: { variable: 'B' } } } },
      "secrets['a.b'].az: an unknown field › did you mean 'as'?",
    ],
    [
      { ...conductor, resources: { ...conductor.resources, gpu: 1 } },
      "resources.gpu: an unknown field › did you mean 'gpus'?",
    ],
    [
      { ...migration, ports: { http: 80 } },
      'ports: an unknown field › a field that a Job has: only DaemonSet, Deployment and StatefulSet have ports',
    ],
    [
      { ...migration, replicas: 3 },
      'replicas: an unknown field › a field that a Job has: only StatefulSet has replicas',
    ],
    // Fields of Kubernetes and of values files.
    [{ ...conductor, replicas: 3 }, 'replicas: an unknown field › scaling: { replicas }'],
    [{ ...conductor, env: { LEVEL: 'info' } }, 'env: an unknown field › environment'],
    [{ ...conductor, nodeSelector: {} }, 'nodeSelector: an unknown field › placement, the name of a node pool'],
    [
      { ...conductor, resources: { ...conductor.resources, 'nvidia.com/gpu': 1 } },
      "resources['nvidia.com/gpu']: an unknown field › gpus",
    ],
    [
      { ...conductor, constructor: 1 },
      'constructor: an unknown field › one of architectures | args | assumed | aws | calls | command | connectionPool | consumes | definedIn | delivery | description | environment | …',
    ],
    // Values of another type.
    [{ ...conductor, scaling: { min: '3', max: 4 } }, "scaling.min: '3' (string) › a number"],
    [{ ...conductor, scaling: 3 }, 'scaling: 3 (number) › { max, min } | { replicas }'],
    [{ ...conductor, environment: { LEVEL: 3 } }, 'environment.LEVEL: 3 (number) › a string'],
    [{ ...conductor, environment: { LEVEL: undefined } }, 'environment.LEVEL: undefined › a string'],
    [
      { ...conductor, environment: new Map([['A', 'b']]) },
      "environment: an instance of Map › an object such as { LOG_LEVEL: 'info' }",
    ],
    [{ ...conductor, description: () => 'a' }, 'description: a function › a string'],
    [
      { ...conductor, patches: [{ kind: 'Pod', path: '/a', value: { at: [new Date(0)] }, because: 'a' }] },
      'patches[0].value.at[0]: an instance of Date › a string or a number or true or false or null or a list or an object',
    ],
    [
      { ...conductor, calls: 'core/store' },
      "calls: 'core/store' (string) › a list such as ['database', 'front/web', 'api.example.com:443']",
    ],
    [{ ...conductor, calls: [3] }, 'calls[0]: 3 (number) › { host, port, protocol } | { workload } | a string'],
    // Values that are not among those of the type.
    [
      { ...conductor, priority: 'critcal' },
      "priority: 'critcal' › batch | critical | standard (did you mean 'critical'?)",
    ],
    [{ ...conductor, routes: [{ host: 'api', path: 'orders' }] }, "routes[0].path: 'orders' › a string such as '/…'"],
    // Missing fields.
    [undescribed, 'description: missing › a string'],
    [{ ...conductor, scaling: undefined }, 'scaling: missing › { max, min } | { replicas }'],
    [{ ...undescribed, descripton: 'Takes orders.' }, "descripton: an unknown field › did you mean 'description'?"],
    // Choices.
    [kindless, 'kind: missing › CronJob | DaemonSet | Deployment | Job | RayCluster | StatefulSet'],
    [
      { ...conductor, kind: 'Deploymnt' },
      "kind: 'Deploymnt' › CronJob | DaemonSet | Deployment | Job | RayCluster | StatefulSet (did you mean 'Deployment'?)",
    ],
    [{ ...conductor, scaling: {} }, 'scaling: {} › { max, min } | { replicas }'],
    [{ ...conductor, scaling: { replicas: 3, min: 1 } }, 'scaling: { replicas, min } › { max, min } | { replicas }'],
    [
      { ...conductor, secrets: { token: { from: 'vendor' } } },
      'secrets.token: { from } › { from, property } | { from, template }',
    ],
    [
      { ...conductor, secrets: { token: { from: 'vendor', proprty: 'token' } } },
      "secrets.token.proprty: an unknown field › did you mean 'property'?",
    ],
    [
      { ...conductor, calls: [{ host: 'a.b', prot: 443, protocol: 'TLS' }] },
      "calls[0].prot: an unknown field › did you mean 'port'?",
    ],
    [
      { ...conductor, probes: { liveness: { tpc: 'http' }, readiness: '/' } },
      "probes.liveness.tpc: an unknown field › did you mean 'tcp'?",
    ],
    [
      { ...conductor, probes: { liveness: 'health', readiness: '/' } },
      "probes.liveness: 'health' › a string such as '/…'",
    ],
    // Overrides are scale and data only (DAA REQ-T245).
    [
      { ...conductor, overrides: { staging: { image: 'conductor' } } },
      'overrides.staging.image: an unknown field › the tag in releases.ts, which pins the images of each environment',
    ],
    [
      { ...conductor, overrides: { stagin: { scaling: { max: 3 } } } },
      "overrides.stagin: an unknown field › did you mean 'staging'?",
    ],
  ])('%#: is refused', (workload, expected) => {
    expect(lines(withWorkload(workload))).toEqual([`charts/shop/conductor.ts › ${expected}`]);
  });

  test('that is another file’s has its problems there', () => {
    expect(lines(withWorkload({ ...conductor, definedIn: 'conductors', imge: 'a' }))).toEqual([
      "charts/shop/conductors.ts › imge: an unknown field › did you mean 'image'?",
    ]);
    expect(lines(withWorkload({ ...conductor, definedIn: 3 }))).toEqual([
      'charts/shop/conductor.ts › definedIn: 3 (number) › a string',
    ]);
  });

  test.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [() => conductor, 'a function'],
    ['conductor', "'conductor' (string)"],
  ])('that is %s is a problem of the system', (workload, is) => {
    const kinds = 'CronJob | DaemonSet | Deployment | Job | RayCluster | StatefulSet';
    expect(lines(withWorkload(workload))).toEqual([
      `charts/shop/system.ts › layers.core.workloads.conductor: ${is} › an object with kind ${kinds}`,
    ]);
  });
});

test('problems of the system’s other parts stand with their files', () => {
  const { staging, ...clusters } = system.clusters;
  const spec = {
    ...system,
    ownr: 'sellers',
    layers: { ...system.layers, core: null },
    alerts: { Down: { ...system.alerts?.Down, severity: 'urgent' } },
    releases: { ...system.releases, dev: { conductor: { tag: 1 } } },
    clusters: { ...clusters, dr: { ...staging, dataServices: { database: { kind: 'mysql' } } } },
  };
  expect(lines(spec)).toEqual([
    'charts/shop/system.ts › layers.core: null › an object',
    "charts/shop/system.ts › alerts.Down.severity: 'urgent' › critical | info | warning",
    'charts/shop/releases.ts › releases.dev.conductor.tag: 1 (number) › a string',
    'charts/shop/clusters.ts › clusters.staging: missing › an object',
    "charts/shop/clusters.ts › clusters.dr.dataServices.database.kind: 'mysql' › aurora-postgresql | bucket | cloudnative-pg | postgresql-external | kafka | rabbitmq | rds-postgresql | redis",
    "charts/shop/system.ts › ownr: an unknown field › did you mean 'owner'?",
  ]);
});

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  ['shop', "'shop' (string)"],
  [[], 'a list'],
])('%j is no system', (value, is) => {
  expect(lines(value)).toEqual([`charts/shop/system.ts › system: ${is} › an object`]);
});

test('several problems are said at once, in the order of the spec', () => {
  const workloads = { conductor: { ...conductor, calsl: [], scaling: { mn: 3 } }, web: { kind: 'Deployment' } };
  expect(lines({ ...system, layers: { core: { workloads } }, hosts: { api: 3 } })).toEqual([
    'charts/shop/conductor.ts › scaling.max: missing › a number',
    "charts/shop/conductor.ts › scaling.mn: an unknown field › did you mean 'min'?",
    "charts/shop/conductor.ts › calsl: an unknown field › did you mean 'calls'?",
    'charts/shop/web.ts › description: missing › a string',
    "charts/shop/web.ts › image: missing › a string such as 'docker.io/library/nginx:1.29.3'",
    "charts/shop/web.ts › resources: missing › an object such as { requests: { cpu: '500m', memory: '512Mi' } }",
    'charts/shop/web.ts › scaling: missing › { max, min } | { replicas }',
    'charts/shop/system.ts › hosts.api: 3 (number) › a string',
  ]);
});

test('of every change of every place, what another generator and another validator refuse is refused, and no more', () => {
  const path = join(root, 'lib/spec/system.ts');
  const options = { path, tsconfig: join(root, 'tsconfig.json'), type: 'SystemSpec', skipTypeCheck: true };
  const schema = createGenerator({ ...options, additionalProperties: false }).createSchema('SystemSpec');
  const accepts = new Ajv({ strict: false }).compile(schema as object);
  const copy: unknown = JSON.parse(JSON.stringify(system));
  expect(accepts(copy)).toBe(true);
  const wrong: string[] = [];
  let count = 0;
  for (const { spec, change } of changes(copy, copy, 'system')) {
    count++;
    const found = lines(spec);
    if ((found.length === 0) !== accepts(spec)) wrong.push(change);
    if (found.length > 1 && !/\{\}\]?$/.test(change)) wrong.push(`${change}: ${found.join('; ')}`);
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(5000);
});

/** All ways to change one place of a spec: add, remove or misspell a field, or change the type of a value. */
function* changes(
  at: unknown,
  spec: unknown,
  path: string,
  holder?: [object, string],
): Generator<{ readonly spec: unknown; readonly change: string }> {
  if (holder !== undefined) {
    const [parent, name] = holder;
    for (const value of [3, true, null, [], {}, [{}]]) {
      if (JSON.stringify(value) === JSON.stringify(at)) continue;
      Reflect.set(parent, name, value);
      yield { spec, change: `${path} = ${JSON.stringify(value)}` };
    }
    if (typeof at !== 'string') {
      Reflect.set(parent, name, '/text/');
      yield { spec, change: `${path} = /text/` };
    }
    if (!Array.isArray(parent)) {
      Reflect.deleteProperty(parent, name);
      yield { spec, change: `${path} deleted` };
      Reflect.set(parent, `${name}x`, at);
      yield { spec, change: `${path} misspelt` };
      Reflect.deleteProperty(parent, `${name}x`);
    }
    Reflect.set(parent, name, at);
  }
  if (typeof at !== 'object' || at === null) return;
  if (!Array.isArray(at)) {
    Reflect.set(at, 'unknown', 3);
    yield { spec, change: `${path}.unknown` };
    Reflect.deleteProperty(at, 'unknown');
  }
  for (const name of Object.keys(at)) yield* changes(Reflect.get(at, name), spec, `${path}.${name}`, [at, name]);
}

function withWorkload(workload: unknown): unknown {
  return { ...system, layers: { core: { workloads: { conductor: workload } } } };
}

function lines(spec: unknown): string[] {
  return shapeProblems(spec, 'shop').map(problemLine);
}
