import fc from 'fast-check';
import { CORE_SCHEMA, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { emitDocuments } from '../../lib/manifests/emit.ts';
import { corpus, hostile } from './hostile-strings.ts';

describe('text', () => {
  test('a manifest', () => {
    const labels = { 'app.kubernetes.io/name': 'api' };
    const deployment = {
      spec: {
        template: {
          spec: {
            volumes: [{ name: 'tmp', emptyDir: {} }],
            tolerations: [],
            containers: [
              {
                name: 'api',
                image: 'registry.example.com/api:1.2.3',
                args: ['--port=8080', '-v', '--', '-1'],
                env: [
                  { name: 'DEBUG', value: 'false' },
                  { name: 'RATIO', value: '0.50' },
                ],
                resources: { requests: { memory: '1Gi', cpu: '100m' } },
                securityContext: { runAsNonRoot: true },
              },
            ],
          },
          metadata: { labels },
        },
        selector: { matchLabels: labels },
        replicas: undefined,
      },
      metadata: { namespace: 'shop', name: 'api', annotations: null, labels },
      kind: 'Deployment',
      apiVersion: 'apps/v1',
    };
    expect(emitDocuments([deployment])).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app.kubernetes.io/name: api
  name: api
  namespace: shop
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: api
  template:
    metadata:
      labels:
        app.kubernetes.io/name: api
    spec:
      containers:
        - args:
            - --port=8080
            - -v
            - "--"
            - "-1"
          env:
            - name: DEBUG
              value: "false"
            - name: RATIO
              value: "0.50"
          image: registry.example.com/api:1.2.3
          name: api
          resources:
            requests:
              cpu: 100m
              memory: 1Gi
          securityContext:
            runAsNonRoot: true
      tolerations: []
      volumes:
        - emptyDir: {}
          name: tmp
`);
  });

  test('several documents, lists in lists and blocks', () => {
    const first = { list: [['a', ['b', 1]], [{ z: true, a: 'x\ny\n' }], 'p\nq', []] };
    const second = {
      data: { indented: '  a\nb\n', keep: 'a\n\n', later: '\na', script: '#!/bin/sh\n\n\techo "$1" # hi' },
    };
    expect(emitDocuments([first, second, {}])).toBe(`list:
  - - a
    - - b
      - 1
  - - a: |
        x
        y
      z: true
  - |-
    p
    q
  - []
---
data:
  indented: |2
      a
    b
  keep: |+
    a

  later: |-

    a
  script: |-
    #!/bin/sh

    \techo "$1" # hi
---
{}
`);
  });

  test('no document is no text', () => {
    expect(emitDocuments([])).toBe('');
  });

  test.each([
    'plain text, with commas (and more) [1] {2}',
    '10.0.0.0/8',
    'http://example.com:8080/a?b=c&d#e',
    'key=value',
    '100m',
    '1Gi',
    'v1.2.3',
    '0 3 * * *',
    'sum(rate(http_requests_total{job="api"}[5m])) by (le) > 0.5',
    '--log-level=info',
    '-c',
    '/ready',
    './run.sh',
    '$(POD_IP):8080',
    '25%',
    'spiffe://cluster.local/ns/shop/sa/api',
    'nobody',
    'Straße → 漢字 😀',
    "it's",
    'a:b',
    'a#b',
    '_snake_case',
  ])('plain: %s', (text) => {
    expect(emitDocuments([{ text }])).toBe(`text: ${text}\n`);
  });

  test.each([
    ['', '""'],
    ['yes', '"yes"'],
    ['N', '"N"'],
    ['Off', '"Off"'],
    ['NULL', '"NULL"'],
    ['~', '"~"'],
    ['=', '"="'],
    ['<<', '"<<"'],
    ['1.30', '"1.30"'],
    ['1.2.3', '"1.2.3"'],
    ['10.0.0.1', '"10.0.0.1"'],
    ['0644', '"0644"'],
    ['0o17', '"0o17"'],
    ['0x1f', '"0x1f"'],
    ['0_b11', '"0_b11"'],
    ['1_000', '"1_000"'],
    ['e1', '"e1"'],
    ['-.INF', '"-.INF"'],
    ['.nan', '".nan"'],
    ['12:30:45', '"12:30:45"'],
    ['2001-12-14 21:59:43.10 -5', '"2001-12-14 21:59:43.10 -5"'],
    ['---', '"---"'],
    ['... a', '"... a"'],
    ['a: b', '"a: b"'],
    ['a:', '"a:"'],
    ['a #b', '"a #b"'],
    [' a', '" a"'],
    ['a ', '"a "'],
    ['- a', '"- a"'],
    ['*/5 * * * *', '"*/5 * * * *"'],
    ['@every 5m', '"@every 5m"'],
    ['{{ .Values.x }}', '"{{ .Values.x }}"'],
    ['{job="api"}', `'{job="api"}'`],
    ['[a-z]+\\.example', `'[a-z]+\\.example'`],
    [`"it's"`, `"\\"it's\\""`],
    ['a\tb', '"a\\tb"'],
    ['a\r\nb', '"a\\r\\nb"'],
    ['\n', '"\\n"'],
    ['a \nb', '"a \\nb"'],
    ['\ta\nb', '"\\ta\\nb"'],
    ['\u0000\u001b\u007f\u0085', '"\\u0000\\u001b\\u007f\\u0085"'],
    ['a\u00a0b\u2028\u2029\ufeff\uffff', '"a\\u00a0b\\u2028\\u2029\\ufeff\\uffff"'],
    ['a\u202eb\u200bc', '"a\\u202eb\\u200bc"'],
    ['\u{e0041}', '"\\U000e0041"'],
  ])('quoted: %j', (text, expected) => {
    expect(emitDocuments([{ text }])).toBe(`text: ${expected}\n`);
    if (!text.includes('\n')) expect(emitDocuments([{ [text]: 1 }])).toBe(`${expected}: 1\n`);
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [-17, '-17'],
    [0.1, '0.1'],
    [1e20, '100000000000000000000'],
    [1e21, '1.0e+21'],
    [-2.5e-9, '-2.5e-9'],
    [5e-324, '5.0e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
  ])('the number %d', (number, expected) => {
    expect(emitDocuments([{ number }])).toBe(`number: ${expected}\n`);
  });
});

describe('order', () => {
  test('apiVersion, kind and metadata come first in a document only', () => {
    const inner = { kind: 1, metadata: 2, apiVersion: 3, a: 4 };
    expect(emitDocuments([{ ...inner, inner }])).toBe(
      'apiVersion: 3\nkind: 1\nmetadata: 2\na: 4\ninner:\n  a: 4\n  apiVersion: 3\n  kind: 1\n  metadata: 2\n',
    );
  });

  test('keys are sorted by code unit, however many', () => {
    const keys = [
      'b',
      'B',
      'a.b',
      'a/b',
      'a-b',
      'ab',
      '9',
      '10',
      'é',
      ...Array.from({ length: 50 }, (_, n) => `k${n}`),
    ];
    const read = Object.keys(readers['js-yaml, 1.2'](emitDocuments([fromKeys(keys)]))[0] as object);
    const numbers = ['9', '10'];
    expect(read.slice(2)).toEqual(keys.filter((key) => !numbers.includes(key)).sort());
    expect(emitDocuments([fromKeys(['9', '10', 'B', 'a'])])).toBe('"10": x\n"9": x\nB: x\na: x\n');
  });

  test('the order of insertion does not matter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 40 }), (keys) => {
        expect(emitDocuments([fromKeys(keys.toReversed())])).toBe(emitDocuments([fromKeys(keys)]));
      }),
    );
  });

  test('undefined and null members are left out, and what is empty then is {}', () => {
    expect(emitDocuments([{ a: undefined, b: null, c: { d: undefined }, e: [{ f: null }] }])).toBe(
      'c: {}\ne:\n  - {}\n',
    );
  });

  test('the same object twice is written twice', () => {
    const shared = { a: [1] };
    expect(emitDocuments([{ x: shared, y: shared, z: [shared, shared.a] }])).not.toMatch(/[&*]/);
  });
});

describe('errors', () => {
  const writable = 'a map, list, string, finite number or boolean';
  const cyclic: Record<string, unknown> = {};
  cyclic.a = [{ b: cyclic }];
  class Size {
    readonly bytes = 1;
  }
  const named = (value: unknown) => ({
    kind: 'Pod',
    metadata: { name: 'api' },
    spec: { containers: [{ 'a.b/c': value }] },
  });

  test.each([
    [named(() => 1), `Pod api › spec.containers[0]["a.b/c"]: a function › ${writable}`],
    [named(Symbol('s')), `Pod api › spec.containers[0]["a.b/c"]: a symbol › ${writable}`],
    [named(1n), `Pod api › spec.containers[0]["a.b/c"]: a bigint › ${writable}`],
    [named(new Date(0)), `Pod api › spec.containers[0]["a.b/c"]: an instance of Date › ${writable}`],
    [named(new Size()), `Pod api › spec.containers[0]["a.b/c"]: an instance of Size › ${writable}`],
    [named(Object.create({})), `Pod api › spec.containers[0]["a.b/c"]: an object with another prototype › ${writable}`],
    [named(NaN), 'Pod api › spec.containers[0]["a.b/c"]: NaN › a finite number'],
    [named(-Infinity), 'Pod api › spec.containers[0]["a.b/c"]: -Infinity › a finite number'],
    [named('\ud800'), 'Pod api › spec.containers[0]["a.b/c"]: a string with an unpaired surrogate › Unicode text'],
    [{ list: ['a', null] }, `document 1 › list[1]: null › ${writable}`],
    [{ list: ['a', [undefined]] }, `document 1 › list[1][0]: undefined › ${writable}`],
    [{ a: { 'x\udc00': 1 } }, 'document 1 › a["x\\udc00"]: an unpaired surrogate in the key › Unicode text'],
    [
      { a: { ['b'.repeat(1025)]: 1 } },
      'document 1 › a: the key bbbbbbbbbbbbbbbbbbbb… of 1025 characters › at most 1024 when quoted',
    ],
    [cyclic, `document 1 › a[0].b: a value that contains itself › ${writable}`],
    [[], 'document 1 › a list › a map'],
    [new Map(), 'document 1 › an instance of Map › a map'],
  ])('%#: the message says where, what is and what is needed', (document, message) => {
    expect(() => emitDocuments([document])).toThrow(new TypeError(message));
  });

  test('the position of a document without a name is counted', () => {
    expect(() => emitDocuments([{}, { a: [NaN] }])).toThrow('document 2 › a[0]: NaN › a finite number');
  });
});

describe('reading back', () => {
  test('the corpus, in every position and in pairs', () => {
    for (const text of corpus) expectReadBack(corpus.slice(0, 20).flatMap((other) => positions(text, other)));
  });

  test('hostile strings in every position', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        expectReadBack(positions(text, other));
      }),
      { numRuns: 1_500, seed: Number(process.env.SEED ?? 20_26) },
    );
  });

  test('nested structures', () => {
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        hostile,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
        fc.integer(),
        fc.boolean(),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(hostile, tie('node'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(hostile, node, { noNullPrototype: true }), { minLength: 1, maxLength: 3 }),
        (documents) => {
          expectReadBack(documents);
        },
      ),
      { numRuns: 500, seed: Number(process.env.SEED ?? 20_26) },
    );
  });

  test('numbers', () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(numbers, (values) => {
        expectReadBack([{ values: values.map((value) => (value === 0 ? 0 : value)) }]);
      }),
    );
  });

  test('keys of the greatest length', () => {
    for (const key of ['a'.repeat(1024), '- '.repeat(511), '\n'.repeat(511)])
      expectReadBack([fromKeys([key]), { a: [[fromKeys([key])]] }]);
  });

  test('long strings', () => {
    const long = 'a b: c '.repeat(100_000);
    expectReadBack([{ plain: `${'a b '.repeat(100_000)}c`, quoted: long, block: `${long}x\n${long}x\n` }]);
  });

  test('more distinct strings than the emitter remembers', () => {
    const values = Array.from({ length: 25_000 }, (_, index) => (index % 2 ? `value-${index}` : `${index}`));
    const text = emitDocuments([{ values, map: fromKeys(values) }]);
    expect(emitDocuments([{ values, map: fromKeys(values) }])).toBe(text);
    expect(readers['js-yaml, 1.2'](text)).toEqual([{ values, map: fromKeys(values) }]);
  });
});

const readers = {
  'yaml, 1.2': (text: string) => parsedByYaml(text, '1.2'),
  'yaml, 1.1': (text: string) => parsedByYaml(text, '1.1'),
  'js-yaml, 1.2': (text: string): unknown[] => loadAll(text, { schema: CORE_SCHEMA }),
  'js-yaml, 1.1': (text: string): unknown[] => loadAll(text, { schema: YAML11_SCHEMA }),
};

function parsedByYaml(text: string, version: '1.1' | '1.2'): unknown[] {
  const documents = parseAllDocuments(text, { version });
  return documents.map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS() as unknown;
  });
}

function expectReadBack(documents: readonly object[]): void {
  const text = emitDocuments(documents);
  for (const [reader, read] of Object.entries(readers)) expect(read(text), `${reader}:\n${text}`).toEqual(documents);
}

function positions(text: string, other: string): object[] {
  return [
    { [text]: text },
    {
      a: text,
      [other]: [text],
      z: [[text, other], [other, [text]], { [text]: other, [`${other}x`]: { [other]: text } }],
    },
    { list: [{ [text]: [text] }, { a: { b: [text] } }, text] },
  ];
}

function fromKeys(keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, 'x']));
}
