import { stringify } from 'yaml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../lib/review/difference/compare.ts';
import { objectChanges } from '../../lib/review/difference/objects.ts';
import { review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'registry.example.com/web:v1',
            args: ['--port', '80'],
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
            ports: [{ containerPort: 80 }, { containerPort: 53, protocol: 'UDP' }],
            resources: { requests: { cpu: '1000m', memory: '1Gi' } },
          },
          { name: 'proxy', image: 'registry.example.com/proxy:v1' },
        ],
      },
    },
  },
};

type Deployment = typeof deployment;

function edited(edit: (copy: Deployment) => void): Deployment {
  const copy = structuredClone(deployment);
  edit(copy);
  return copy;
}

function firstOf(copy: Deployment) {
  const [container] = copy.spec.template.spec.containers;
  if (container === undefined) throw new Error('no container');
  return container as Required<typeof container>;
}

const configMap = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'shop' },
  data,
});

describe('no difference', () => {
  it.each([
    ['lists by name in another order', edited((copy) => copy.spec.template.spec.containers.reverse())],
    ['variables in another order', edited((copy) => firstOf(copy).env.reverse())],
    [
      'a protocol that is the default',
      edited((copy) => Object.assign(firstOf(copy).ports[0] ?? {}, { protocol: 'TCP' })),
    ],
    [
      'quantities in another unit',
      edited((copy) => {
        firstOf(copy).resources = { requests: { cpu: '1', memory: '1024Mi' } };
      }),
    ],
    ['a null', edited((copy) => Object.assign(copy.metadata, { annotations: null }))],
  ])('is %s', (_, after) => {
    expect(compare(deployment, after)).toEqual([]);
  });

  it.each([
    ['JSON with other spaces', { 'a.json': '{"a": [1, 2]}' }, { 'a.json': '{ "a": [1,2] }\n' }],
    ['YAML with a comment', { 'a.yaml': 'a: 1\nb: 2\n' }, { 'a.yaml': '# why\nb: 2\na: 1\n' }],
  ])('is %s in a ConfigMap', (_, before, after) => {
    expect(compare(configMap(before), configMap(after))).toEqual([]);
  });

  it('is an expression with other spaces, and list annotations in another order', () => {
    const rule = (expr: string, calls: string) => ({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'web', namespace: 'shop', annotations: { 'strata.dev/calls': calls } },
      spec: { groups: [{ name: 'web', rules: [{ alert: 'Down', expr }] }] },
    });
    expect(compare(rule('sum(up{job="a"})>1', 'a:1\nb:2'), rule('sum( up{ job="a" } ) > 1', 'b:2\na:1'))).toEqual([]);
    expect(compare(rule('sum(up) > 1', 'a:1'), rule('sum(up) > 2', 'a:1\nc:3'))).toEqual([
      {
        field: "metadata.annotations['strata.dev/calls'][]",
        pattern: "metadata.annotations['strata.dev/calls'][]",
        after: 'c:3',
      },
      {
        field: 'spec.groups[web].rules[Down].expr',
        pattern: 'spec.groups[].rules[].expr',
        before: 'sum(up) > 1',
        after: 'sum(up) > 2',
      },
    ]);
  });
});

describe('a difference', () => {
  it('names the item of a list by its key', () => {
    const after = edited((copy) => {
      firstOf(copy).env = [{ name: 'B', value: '3' }];
    });
    expect(compare(deployment, after).map(({ field, before, after: now }) => [field, before, now])).toEqual([
      ['spec.template.spec.containers[web].env[A]', { name: 'A', value: '1' }, undefined],
      ['spec.template.spec.containers[web].env[B].value', '2', '3'],
    ]);
  });

  it('is another order where programs read in turn', () => {
    const route = (hosts: readonly string[]) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { hosts: ['web'], http: hosts.map((name) => ({ name, match: [{ uri: { prefix: `/${name}` } }] })) },
    });
    expect(compare(route(['a', 'b']), route(['b', 'a']))).toEqual([
      { field: 'spec.http', pattern: 'spec.http', before: ['a', 'b'], after: ['b', 'a'], order: true },
    ]);
    expect(
      compare(
        deployment,
        edited((copy) => firstOf(copy).args.reverse()),
      ),
    ).toHaveLength(1);
  });

  it('is told inside of a document', () => {
    const [before, after] = ['server:\n  port: 80\n', 'server:\n  port: 81\n'].map((text) =>
      configMap({ 'a.yaml': text }),
    );
    if (before === undefined || after === undefined) throw new Error('no map');
    expect(compare(before, after)).toEqual([
      { field: "data['a.yaml'] › server.port", pattern: "data['a.yaml'] › server.port", before: 80, after: 81 },
    ]);
  });
});

describe('an object', () => {
  const changes = (before: object, after: object) =>
    objectChanges('c', new Map([['a.yaml', stringify(before)]]), new Map([['b.yaml', stringify(after)]])).map(
      ({ how, name, counterpart }) => [how, name, counterpart],
    );

  it('in another file has moved', () => {
    expect(changes(deployment, deployment)).toEqual([['moved', 'web', undefined]]);
  });

  it('with another name was renamed', () => {
    const renamed = JSON.parse(JSON.stringify(deployment).replaceAll('"web"', '"store"')) as object;
    expect(changes(deployment, renamed)).toEqual([
      ['added', 'store', 'Deployment shop/web'],
      ['removed', 'web', 'Deployment shop/store'],
    ]);
  });

  it('that has little in common with another is a new one', () => {
    const other = { ...configMap({ a: 'x' }), metadata: { name: 'other', namespace: 'shop' } };
    expect(changes(configMap({ b: 'y', c: 'z', d: 'w' }), other).map(([, , counterpart]) => counterpart)).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('any change of any objects', () => {
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 6 }),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const object = fc.record({
    apiVersion: fc.constant('example.com/v1'),
    kind: fc.constantFrom('One', 'Two'),
    metadata: fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), namespace: fc.constant('shop') }),
    spec: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, { maxKeys: 4 }),
  });
  const objects = fc.uniqueArray(object, {
    maxLength: 5,
    selector: ({ kind, metadata }) => `${kind} ${metadata.name}`,
  });
  const sideOfObjects = (name: string, list: readonly object[]) =>
    sideOf(name, { 'all.yaml': list.map((one) => stringify(one)).join('---\n') });
  const idOf = ({ kind, metadata }: { kind: string; metadata: { name: string } }) => `${kind} shop/${metadata.name}`;
  // JSON comparison is the reference here, so that the code under test is not used to judge itself.
  const text = (one: object | undefined) => (one === undefined ? undefined : JSON.stringify(sorted(one)));

  it('is told of every object that differs, and of no other; backwards it is its mirror', () => {
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        const [one, other] = [sideOfObjects('one', before), sideOfObjects('other', after)];
        const { review: forth } = review(one, other);
        const { review: back } = review(other, one);
        const ids = new Set([...before, ...after].map(idOf));
        const find = (list: typeof before, id: string) => list.find((each) => idOf(each) === id);
        const differing = [...ids].filter((id) => text(find(before, id)) !== text(find(after, id)));
        const told = (made: typeof forth) =>
          [
            ...new Set(
              made.entries.flatMap(({ objects: about, title, how }) => [
                ...about.map((each) => each.object),
                // The title of a renamed object contains its old name.
                ...(how === 'renamed' ? [title.replace(/ → .*/, '')] : []),
              ]),
            ),
          ].sort();
        expect(told(forth)).toEqual(differing.sort());
        expect(told(back)).toEqual(told(forth));
        const [there] = forth.clusters;
        const [again] = back.clusters;
        expect([again?.added, again?.removed, again?.changed]).toEqual([there?.removed, there?.added, there?.changed]);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('is nothing from a side to itself', () => {
    fc.assert(
      fc.property(objects, (list) => {
        const { review: made } = review(sideOfObjects('one', list), sideOfObjects('other', [...list].reverse()));
        expect([made.entries, made.consequences, made.clusters]).toEqual([[], [], []]);
      }),
      { seed: 13, numRuns: 100 },
    );
  });
});

/** The value with sorted fields, and without empty parts of metadata. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
