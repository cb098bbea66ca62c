import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closest } from '../../lib/schemas/closest.ts';
import { describedPattern } from '../../lib/schemas/patterns.ts';
import { schemaProblems } from '../../lib/schemas/validate.ts';

test('what the documents get wrong is refused, with the cure', () => {
  expect(
    schemaProblems({
      ...named('networking.istio.io/v1', 'DestinationRule'),
      spec: { host: 'conductor', trafficPolicy: { circuitBreaker: { consecutiveErrors: 5 } } },
    }),
  ).toEqual([
    {
      field: 'spec.trafficPolicy.circuitBreaker',
      is: 'an unknown field',
      needed:
        'one of connectionPool | loadBalancer | outlierDetection | portLevelSettings | proxyProtocol | retryBudget | tls | tunnel',
    },
  ]);
  expect(schemaProblems({ ...named('v1', 'ConfigMap'), data: { budget_alerts: [{ threshold: 80 }] } })).toEqual([
    { field: 'data.budget_alerts', is: 'a list', needed: 'a string' },
  ]);
  expect(
    schemaProblems({
      ...named('external-secrets.io/v1', 'SecretStore'),
      spec: {
        provider: {
          aws: { service: 'SecretsManager', region: 'us-west-2', auth: { secretRef: { accessKeyID: 'x' } } },
        },
      },
    }),
  ).toEqual([
    {
      field: 'spec.provider.aws.auth.secretRef.accessKeyID',
      is: 'an unknown field',
      needed: "did you mean 'accessKeyIDSecretRef'?",
    },
  ]);
});

test('a kind that is not rendered, or not in that version, names what is', () => {
  expect(schemaProblems(named('external-secrets.io/v1beta1', 'SecretStore'))).toEqual([
    { field: 'apiVersion', is: "'external-secrets.io/v1beta1' of SecretStore", needed: 'external-secrets.io/v1' },
  ]);
  expect(schemaProblems(named('networking.istio.io/v1beta1', 'VirtualService'))).toEqual([
    { field: 'apiVersion', is: "'networking.istio.io/v1beta1' of VirtualService", needed: 'networking.istio.io/v1' },
  ]);
  expect(schemaProblems(named('extensions/v1beta1', 'Deployment'))).toEqual([
    { field: 'apiVersion', is: "'extensions/v1beta1' of Deployment", needed: 'apps/v1' },
  ]);
  expect(schemaProblems(named('karpenter.sh/v1alpha5', 'Provisioner'))).toEqual([
    {
      field: 'kind',
      is: "'Provisioner' of karpenter.sh/v1alpha5",
      needed: 'a kind of imports/kinds.ts, such as NodePool',
    },
  ]);
  expect(schemaProblems({ kind: 'Service' })).toEqual([{ field: 'apiVersion', is: 'missing', needed: 'a string' }]);
  expect(schemaProblems(named('example.com/v1', 'Widget'))).toEqual([
    {
      field: 'kind',
      is: "'Widget' of example.com/v1",
      needed:
        'a kind of imports/kinds.ts, or a third-party kind: npm run import -- --crd FILE, with its CustomResourceDefinition',
    },
  ]);
});

test('all problems of an object are said at once, each once, in the order of its fields', () => {
  const container = {
    name: 'conductor',
    imagee: 'conductor:1',
    imagePullPolicy: 'Alway',
    ports: [{ containerPort: '3' }],
    resources: { requests: { cpu: '1 core' } },
  };
  const object = {
    ...named('apps/v1', 'Deployment'),
    metadata: { name: 'conductor', labels: { 'app.kubernetes.io/name': 'a b' } },
    spec: { replicas: 1.5, template: { spec: { containers: [container] } } },
  };
  expect(schemaProblems(object)).toEqual([
    { field: 'metadata.namespace', is: 'missing', needed: 'a string' },
    {
      field: "metadata.labels['app.kubernetes.io/name']",
      is: "'a b'",
      needed: 'letters, digits, -, _ and ., with a letter or digit at both ends',
    },
    { field: 'spec.selector', is: 'missing', needed: 'an object' },
    { field: 'spec.replicas', is: '1.5 (number)', needed: 'an integer' },
    {
      field: 'spec.template.spec.containers[0].imagee',
      is: 'an unknown field',
      needed: "did you mean 'image'?",
    },
    {
      field: 'spec.template.spec.containers[0].imagePullPolicy',
      is: "'Alway'",
      needed: "Always | IfNotPresent | Never (did you mean 'Always'?)",
    },
    {
      field: 'spec.template.spec.containers[0].ports[0].containerPort',
      is: "'3' (string)",
      needed: 'an integer',
    },
    {
      field: 'spec.template.spec.containers[0].resources.requests.cpu',
      is: "'1 core'",
      needed: 'a quantity, such as 500m, 2 or 4Gi',
    },
  ]);
  expect(schemaProblems(object)).toEqual(schemaProblems(structuredClone(object)));
});

test('fields of which Istio takes one are not set together', () => {
  const object = {
    ...named('networking.istio.io/v1', 'DestinationRule'),
    spec: { host: 'a', trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } } },
  };
  expect(schemaProblems(object)).toEqual([
    {
      field: 'spec.trafficPolicy.loadBalancer',
      is: 'simple and consistentHash',
      needed: 'only one of simple | consistentHash',
    },
  ]);
});

test('of a field that not every version of Kubernetes has, those with and without are named', () => {
  const object = { ...named('v1', 'Service'), spec: { ports: [{ port: 80 }], trafficDistribution: 'PreferClose' } };
  expect(schemaProblems(object)).toEqual([
    {
      field: 'spec.trafficDistribution',
      is: 'in Kubernetes 1.31, but not in 1.28',
      needed: 'no such field, if a cluster runs 1.28',
      ofSomeVersions: true,
    },
  ]);
});

test('a field that nothing here is made of is taken as it is', () => {
  const object = {
    ...named('external-secrets.io/v1', 'SecretStore'),
    spec: { provider: { gcpsm: { projectID: 'shop' } } },
  };
  expect(schemaProblems(object)).toEqual([]);
});

test('an object outside namespaces has none, and nothing rendered has a status', () => {
  const object = { ...named('v1', 'Namespace'), status: { phase: 'Active' } };
  expect(schemaProblems(object)).toEqual([
    { field: 'metadata.namespace', is: 'set', needed: 'no namespace: the kind is cluster-scoped' },
    { field: 'status', is: 'an unknown field', needed: 'one of apiVersion | kind | metadata | spec' },
  ]);
});

test('a field that is undefined is not there, and names of Object are no fields', () => {
  expect(schemaProblems({ ...named('v1', 'ConfigMap'), data: undefined, immutable: undefined })).toEqual([]);
  expect(schemaProblems({ ...named('v1', 'ConfigMap'), data: { constructor: 'a', toString: 'b' } })).toEqual([]);
  expect(schemaProblems({ ...named('v1', 'ConfigMap'), constructor: 'a' })).toEqual([
    {
      field: 'constructor',
      is: 'an unknown field',
      needed: 'one of apiVersion | binaryData | data | immutable | kind | metadata',
    },
  ]);
});

test.each([
  ['imagee', ['image', 'imagePullPolicy'], 'image'],
  ['ProgressDeadlineSeconds', ['progressDeadlineSeconds'], 'progressDeadlineSeconds'],
  ['lablesSelector', ['labelSelector', 'namespaceSelector'], 'labelSelector'],
  ['calsl', ['args', 'calls'], 'calls'],
  ['mn', ['max', 'min'], 'min'],
  ['tls', ['to'], undefined],
  ['circuitBreaker', ['tls', 'tunnel', 'outlierDetection'], undefined],
])('closest to %s of %j is %s', (name, candidates, expected) => {
  expect(closest(name, candidates)).toBe(expected);
});

function named(apiVersion: string, kind: string): Record<string, unknown> {
  return { apiVersion, kind, metadata: { name: 'conductor', namespace: 'i2s-production' } };
}

test("finalizers of Kubernetes' kinds have a domain, but for those of Kubernetes itself", () => {
  const finalizers = ['kubernetes', 'orphan', 'foregroundDeletion', 'example.com/web', 'web'];
  const problems = (apiVersion: string, kind: string, more: object = {}) => {
    const written = { ...named(apiVersion, kind), ...more, metadata: { name: 'a', namespace: 'shop', finalizers } };
    return schemaProblems(written).map(({ field, is, needed }) => `${field}: ${is} › ${needed}`);
  };
  expect(problems('v1', 'ConfigMap')).toEqual([
    "metadata.finalizers[4]: 'web' › a domain before it, such as example.com/web",
  ]);
  expect(problems('argoproj.io/v1alpha1', 'AppProject', { spec: {} })).toEqual([]);
});

test("words stand for all patterns of Kubernetes' kinds", () => {
  const text = readFileSync('imports/schemas/kubernetes.json', 'utf8');
  const patterns = [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(
    ([, one = '']) => JSON.parse(one) as string,
  );
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.map(describedPattern).filter((words) => words.includes('matches'))).toEqual([]);
});
