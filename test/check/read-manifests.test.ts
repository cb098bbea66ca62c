import { describe, expect, it } from 'vitest';
import { check } from '../../lib/check/check.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';
import { customRuleFindings } from '../../lib/check/custom-rules.ts';
import { readManifests, type Reading } from '../../lib/check/read-manifests.ts';
import { linesOf } from '../../lib/manifests/lines.ts';

const pod = {
  containers: [{ name: 'web', image: 'registry.example.com/web:1.2.3', envFrom: [{ secretRef: { name: 'web' } }] }],
};
const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: pod },
  },
};

describe('lists', () => {
  it('of one kind are opened, and their items need not say it', () => {
    const list = {
      apiVersion: 'v1',
      kind: 'ConfigMapList',
      metadata: { resourceVersion: '1' },
      items: [{ metadata: { name: 'a', namespace: 'shop' }, dat: {} }],
    };
    expect(lines({ 'a.json': list })).toEqual(["ConfigMap shop/a › dat: an unknown field › did you mean 'data'?"]);
  });

  it('of any kinds are opened though they have a name, as some charts write them', () => {
    const item = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, dat: {} };
    const list = { apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, items: [item] };
    expect(lines({ 'a.json': list })).toEqual(["ConfigMap shop/a › dat: an unknown field › did you mean 'data'?"]);
  });

  it('of any kinds show the line of a finding, in JSON and in YAML', async () => {
    const text = JSON.stringify(
      { apiVersion: 'v1', kind: 'List', items: [{ kind: 'A' }, { spec: { a: [1] } }] },
      undefined,
      1,
    );
    const lineOf = await linesOf(text);
    expect(text.split('\n')[lineOf(1, 'spec.a[0]') - 1]?.trim()).toBe('1');
    expect(text.split('\n')[lineOf(1, 'spec.b') - 1]?.trim()).toBe('"spec": {');
    const ofYaml = await linesOf('kind: PodList\nitems:\n- a: 1\n- spec:\n    a: [1]\n');
    expect(ofYaml(1, 'spec.a')).toBe(5);
  });
});

describe('an old version of a kind', () => {
  const lines = (object: object) =>
    found({ 'a.json': object }, { complete: false })
      .filter(({ rule, unjudged }) => unjudged === undefined && /^schema$|^api-version/.test(rule))
      .map(({ field, is, needed, severity }) => `${field}: ${is} › ${needed} (${severity})`);

  it('is told once, and its fields are those of the version that takes its place, of whatever group', () => {
    const { selector: _, ...spec } = deployment.spec;
    expect(lines({ ...deployment, apiVersion: 'extensions/v1beta1', spec })).toEqual([
      "apiVersion: 'extensions/v1beta1' is not served since Kubernetes 1.16 › apps/v1 (error)",
      'spec.selector: missing in apps/v1 › an object (warning)',
    ]);
  });

  it('that has no end is read as the known one', () => {
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'Gateway',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { gatewayClassName: 'a', listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }], lb: 1 },
    };
    const known = 'gateway.networking.k8s.io/v1';
    expect(lines(gateway)).toEqual([
      `apiVersion: '${known}beta1' is read as ${known} › ${known} (warning)`,
      `spec.lb: an unknown field in ${known} › one of addresses | allowedListeners | gatewayClassName | infrastructure | listeners | tls (warning)`,
    ]);
  });

  it('that nobody ever served is refused', () => {
    expect(lines({ ...deployment, apiVersion: 'apps/v2' })).toEqual([
      "apiVersion: 'apps/v2' of Deployment › apps/v1 (error)",
    ]);
  });
});

describe('an unknown field of a kind of somebody else', () => {
  const route = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { hostname: ['a'], rules: [{ sessionPersistence: {} }] },
  };
  const unknown = (complete: boolean) =>
    found({ 'a.json': route }, { complete })
      .filter(({ is }) => is === 'an unknown field')
      .map(({ field, needed, severity }) => `${field} › ${needed} (${severity})`);

  it('may be of another release of its definition, if it is no slip', () => {
    expect(unknown(false)).toEqual([
      "spec.hostname › did you mean 'hostnames'? (error)",
      'spec.rules[0].sessionPersistence › one of backendRefs | filters | matches | name | timeouts, or --crd FILE with the definition that the cluster has (warning)',
    ]);
  });

  it('is wrong in what is installed here', () => {
    expect(unknown(true)).toEqual([
      "spec.hostname › did you mean 'hostnames'? (error)",
      'spec.rules[0].sessionPersistence › one of backendRefs | filters | matches | name | timeouts (error)',
    ]);
  });
});

describe('what kubectl get shows', () => {
  const live = {
    uid: '1',
    resourceVersion: '2',
    creationTimestamp: '2026-01-01T00:00:00Z',
    generation: 3,
    managedFields: [{}],
  };
  const made = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: 'web-1',
      namespace: 'shop',
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', uid: '1', controller: true }],
      ...live,
    },
    spec: { ...deployment.spec, replicas: 1 },
    status: { replicas: 1 },
  };
  const shown = { ...deployment, metadata: { ...deployment.metadata, ...live }, status: { replicas: 1 } };

  it('is judged as it was applied', () => {
    const terminating = {
      ...made,
      metadata: {
        ...made.metadata,
        generateName: 'web-',
        deletionTimestamp: '2026-01-01T00:00:00Z',
        deletionGracePeriodSeconds: 30,
      },
    };
    expect(lines({ 'a.json': shown, 'b.json': terminating })).toEqual([]);
  });

  it('and what a controller made is that of its owner, where the owner is there', () => {
    const rules = (texts: Readonly<Record<string, unknown>>) =>
      new Set(found(texts, { complete: false }).map(({ object }) => object));
    expect(rules({ 'a.json': shown, 'b.json': made })).not.toContain('ReplicaSet shop/web-1');
    const lone = found({ 'b.json': made }, { complete: false });
    expect(lone.map(({ rule }) => rule)).not.toContain('no-naked-pods');
    expect(lone).not.toEqual([]);
  });

  it('with what the API server and kubectl debug wrote into a spec', () => {
    const claim = {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      status: { phase: 'Pending' },
    };
    const set = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: 'shop', ...live },
      spec: { ...deployment.spec, serviceName: 'db', volumeClaimTemplates: [claim] },
    };
    const debugged = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web-1', namespace: 'shop', ...live },
      spec: { ...pod, nodeName: 'a', ephemeralContainers: [{ name: 'debugger', image: 'busybox' }] },
    };
    expect(lines({ 'a.json': set, 'b.json': debugged })).toEqual([]);
  });

  it('with the counts and weights that controllers have set since', () => {
    const scaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
    };
    const said = (object: object) =>
      found({ 'a.json': object, 'b.json': scaler }, { complete: false }).map(({ rule }) => rule);
    const counted = { ...deployment, spec: { ...deployment.spec, replicas: 2 } };
    expect(said(counted)).toContain('replicas-left-to-owner');
    expect(said({ ...counted, metadata: shown.metadata })).not.toContain('replicas-left-to-owner');
  });

  it('but a uid that somebody wrote is refused', () => {
    const written = { ...deployment, metadata: { ...deployment.metadata, uid: 'abc' } };
    expect(lines({ 'a.json': written })).toEqual([
      'Deployment shop/web › metadata.uid: an unknown field › one of annotations | finalizers | labels | name | namespace',
    ]);
  });
});

describe('a part of what a cluster holds', () => {
  const lone = { 'a.json': deployment };

  it('leaves open whether a Secret exists, and says which', () => {
    const [one, ...others] = found(lone, { complete: false }).filter(({ rule }) => rule === 'secret-key-exists');
    expect([one?.unjudged, one?.is, others]).toEqual([
      'the Secret may not be among the files',
      "no Secret 'web' in shop",
      [],
    ]);
  });

  it('leaves open whether another policy allows what these do not, and what mounts a dashboard', () => {
    const policy = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { podSelector: {}, policyTypes: ['Egress'] },
    };
    const account = { kind: 'ServiceAccount', name: 'default', namespace: 'shop' };
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'web', namespace: 'shop' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [account],
    };
    const dashboard = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web', namespace: 'shop' },
      data: { 'web.json': '{"uid":"a","title":"A","panels":[{"type":"timeseries"}]}' },
    };
    const said = (complete: boolean, podSelector: object = {}) =>
      found(
        {
          ...lone,
          'b.json': { ...policy, spec: { ...policy.spec, podSelector } },
          'c.json': binding,
          'd.json': dashboard,
        },
        { complete },
      )
        .filter(({ rule }) => rule === 'platform-edge-is-open' || rule === 'dashboard-found')
        .map(({ unjudged }) => unjudged);
    const mounts = 'the pod that mounts it may not be among the files';
    expect(said(true)).toEqual([undefined, undefined]);
    expect(said(false)).toEqual(['a policy that allows it may not be among the files', mounts]);
    // What is for these pods alone says all that they may do.
    expect(said(false, { matchLabels: { app: 'web' } })).toEqual([undefined, mounts]);
  });

  it('is wrong without it where it is said to be all', () => {
    const [one] = found(lone, { complete: true }).filter(({ rule }) => rule === 'secret-key-exists');
    expect([one?.severity, one?.unjudged]).toEqual(['error', undefined]);
  });

  it('is certain about what is there', () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' }, data: { a: '1' } };
    const reads = structuredClone(deployment);
    Object.assign(reads.spec.template.spec.containers[0] ?? {}, {
      envFrom: [],
      env: [{ name: 'B', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } }],
    });
    const [one] = found({ 'a.json': map, 'b.json': reads }, { complete: false }).filter(
      ({ rule }) => rule === 'config-map-key-exists',
    );
    expect([one?.is, one?.unjudged]).toEqual(["ConfigMap a has no key 'b' (did you mean 'a'?)", undefined]);
  });
});

describe('objects that name no namespace', () => {
  const { namespace: _, ...metadata } = deployment.metadata;
  const unplaced = { ...deployment, metadata };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  };

  it('are in one that is not known, all in the same', () => {
    const findings = found({ 'a.json': unplaced, 'b.json': service }, { complete: true });
    const rules = findings.map(({ rule }) => rule);
    expect(rules).not.toContain('namespace-of-its-own');
    expect(rules).not.toContain('service-selects-pods');
    expect(findings.map(({ object }) => object)).toContain('Deployment web');
  });

  it('or in that of the request', () => {
    const findings = found({ 'a.json': unplaced, 'b.json': service }, { complete: true, namespace: 'default' });
    expect(findings.map(({ object, rule }) => `${object} ${rule}`)).toContain(
      'Service default/web namespace-of-its-own',
    );
  });
});

it('a Job of a cluster has the selector that the server gave it', () => {
  const template = { spec: { restartPolicy: 'Never', containers: [{ name: 'web', image: 'a' }] } };
  const job = (metadata: object) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'web', namespace: 'shop', ...metadata },
    spec: { manualSelector: false, selector: { matchLabels: { 'controller-uid': '1' } }, template },
  });
  const said = (metadata: object) =>
    found({ 'a.json': job(metadata) }, { complete: false })
      .filter(({ severity, rule }) => severity === 'error' && rule === 'fields-agree')
      .map(({ field }) => field);
  expect(said({ uid: '1', resourceVersion: '2' })).toEqual([]);
  expect(said({})).toEqual(['spec.selector']);
});

describe('folders that hold more than objects', () => {
  it('of kustomize: its own file and the patches that it names are not judged', () => {
    const texts = {
      'app/kustomization.yaml': 'resources: [web.yaml]\npatches:\n  - path: patch.yaml\n',
      'app/web.yaml': deployment,
      'app/patch.yaml': { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 3 } },
    };
    const ofSchema = found(texts, { complete: false }).filter(({ rule }) => rule === 'schema');
    expect(ofSchema.map(({ file, unjudged }) => [file, unjudged])).toEqual([
      ['app/patch.yaml', 'what kustomize build makes of it is not among the files'],
    ]);
  });

  it('of Helm: templates and values are not judged', () => {
    const texts = {
      'chart/templates/web.yaml':
        'apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n  {{- if .a }}\n',
      'chart/values.yaml': 'name: web\n',
    };
    const ofSchema = found(texts, { complete: false }).filter(({ rule }) => rule === 'schema');
    expect(ofSchema.map(({ file, unjudged }) => [file, unjudged])).toEqual([
      ['chart/templates/web.yaml', 'what its template makes of it is not among the files'],
      ['chart/values.yaml', 'it is no manifest'],
    ]);
  });
});

describe('what only looks like YAML that is wrong', () => {
  const map = (name: string, more = '') =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\n${more}`;

  it('is read as Kubernetes reads it: lines within brackets and quotes, however far they are indented', async () => {
    const text = `${map('a')}data:\n  list: "one\n  two"\n`;
    const flow = `apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec:\n  containers: [\n    { name: web, image: a, comand: [\n"x",\n  ] }\n  ]\n`;
    expect(lines({ 'a.yaml': text, 'b.yaml': flow })).toEqual([
      "Pod shop/web › spec.containers[0].comand: an unknown field › did you mean 'command'?",
    ]);
    expect((await linesOf(flow))(0, 'spec.containers[0].comand')).toBe(6);
  });

  it('of which a bracket is never closed is wrong at its end', () => {
    expect(lines({ 'a.yaml': 'a: [\n  1,\n' })).toEqual([
      ' › line 3: unexpected end of the stream within a flow collection › YAML',
    ]);
  });

  it('begins with a byte order mark, or ends its lines as Windows does', () => {
    const windows = map('b', 'dat: {}\n').replaceAll('\n', '\r\n');
    expect(
      lines({ 'a.yaml': `\ufeff${map('a', 'dat: {}\n')}`, 'b.yaml': windows, 'c.json': `\ufeff{ "kind": "A" }` }),
    ).toEqual([
      "ConfigMap shop/a › dat: an unknown field › did you mean 'data'?",
      "ConfigMap shop/b › dat: an unknown field › did you mean 'data'?",
      'A › apiVersion: missing › a string',
    ]);
  });

  it('holds several objects in JSON, as jq writes them', async () => {
    const one = (name: string) =>
      JSON.stringify(
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'shop' }, dat: {} },
        undefined,
        1,
      );
    const text = `${one('a')}\n${one('b')}\n`;
    expect(lines({ 'a.json': text })).toEqual([
      "ConfigMap shop/a › dat: an unknown field › did you mean 'data'?",
      "ConfigMap shop/b › dat: an unknown field › did you mean 'data'?",
    ]);
    const lineOf = await linesOf(text);
    expect([lineOf(0, 'dat'), lineOf(1, 'dat')].map((line) => text.split('\n')[line - 1])).toEqual([
      ' "dat": {}',
      ' "dat": {}',
    ]);
    expect(lineOf(1, 'dat')).toBeGreaterThan(lineOf(0, 'dat'));
  });
});

describe('what is no manifest yet', () => {
  const unjudged = (texts: Readonly<Record<string, unknown>>) =>
    found(texts, { complete: false }).map(({ field, unjudged = 'judged' }) => `${field}: ${unjudged}`);
  const service = (name: string, type: string) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop' },
    spec: { type, ports: [{ port: 80 }] },
  });

  it.each(['{{ .Values.type }}', '{{.Type}}', '${TYPE}', '${{TYPE}}', '{% if a %}b{% endif %}'])(
    'has %s in it: nobody knows what it becomes',
    (type) => {
      expect(unjudged({ 'a.json': service('web', type) })).toEqual([
        'spec.type: what its template makes of it is not among the files',
      ]);
      expect(
        found({ 'a.json': service('web', type) }, {}).map(({ field, unjudged }) => [field, unjudged]),
      ).toContainEqual(['spec.type', undefined]);
    },
  );

  it('has what a shell replaces, which is text', () => {
    expect(unjudged({ 'a.json': service('web', '$(TYPE)') })).toEqual(['spec.type: judged']);
  });

  it('is a list, such as a playbook; a text is nothing that anybody means', () => {
    expect(unjudged({ 'a.yaml': '- hosts: all\n' })).toEqual([': it is no manifest']);
    expect(unjudged({ 'a.yaml': 'oops\n' })).toEqual([': judged']);
  });

  it('is of a kind without a definition', () => {
    const widget = { apiVersion: 'shop.example.com/v1', kind: 'Widget', metadata: { name: 'a' } };
    const lease = { ...widget, apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' };
    expect(unjudged({ 'a.json': widget, 'b.json': lease })).toEqual([
      'kind: no schema of it is here: --crd FILE gives one',
      'kind: no schema of it is here',
    ]);
    const [one] = found({ 'a.json': widget }, {});
    expect([one?.severity, one?.unjudged]).toEqual(['warning', undefined]);
  });
});

it('expressions in CEL are held against its grammar', async () => {
  const condition = (expression: string, index: number) => ({ name: `a-${index}`, expression });
  const policy = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'a' },
    spec: {
      variables: [{ name: 'a', expression: "object.metadata.?labels[?'a'].orValue('')" }],
      validations: [
        { expression: 'object.spec.replicas <=' },
        { expression: 'has(object.spec)', messageExpression: "'a" },
      ],
    },
  };
  const webhook = (...expressions: string[]) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'a' },
    webhooks: [{ name: 'a.example.com', matchConditions: expressions.map(condition) }],
  });
  const { files } = readManifests(
    new Map([
      ['a.json', JSON.stringify(policy)],
      [
        'b.json',
        JSON.stringify(webhook("!(request.userInfo.username in ['a', 'b'])", "request.operation in ['CREATE'")),
      ],
    ]),
  );
  const found = await customRuleFindings(files);
  expect(found.map(({ object, field, is }) => `${object} › ${field}: ${is}`)).toEqual([
    'ValidatingAdmissionPolicy a › spec.validations[0].expression: no expression in CEL: Unexpected token: EOF',
    'ValidatingAdmissionPolicy a › spec.validations[1].messageExpression: no expression in CEL: Unterminated string',
    'ValidatingWebhookConfiguration a › webhooks[0].matchConditions[1].expression: no expression in CEL: Expected RBRACKET, got EOF',
  ]);
});

it('what sops encrypted is judged as what it becomes', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'web', namespace: 'shop' },
    data: { password: 'ENC[AES256_GCM,data:a=,iv:b=,tag:c=,type:str]' },
    stringData: { user: 'ENC[AES256_GCM,data:a=,iv:b=,tag:c=,type:str]' },
  };
  const sops = { age: [{ recipient: 'age1' }], mac: 'ENC[AES256_GCM,data:a=]', version: '3.9.0' };
  const reads = structuredClone(deployment);
  const from = (key: string) => ({ name: key, valueFrom: { secretKeyRef: { name: 'web', key } } });
  Object.assign(reads.spec.template.spec, {
    containers: [{ name: 'web', image: 'a', env: [from('password'), from('user'), from('pasword')] }],
  });
  const said = found({ 'a.json': { ...secret, sops }, 'b.json': reads }, { complete: false })
    .filter(({ rule }) => rule === 'schema' || rule === 'secret-key-exists')
    .map(({ field, is }) => `${field}: ${is}`);
  expect(said).toEqual([
    "spec.template.spec.containers[0].env[2].valueFrom.secretKeyRef.key: Secret web has no key 'pasword' (did you mean 'password'?)",
  ]);
  expect(lines({ 'a.json': secret })).toEqual([
    "Secret shop/web › data.password: 'ENC[AES256_GCM,data:a=,iv:b=,tag:c=,type:str]' › base64",
  ]);
});

describe('files of several clusters', () => {
  const claim = (name: string) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, namespace: 'shop' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  const judged = (texts: Readonly<Record<string, unknown>>, complete: boolean) =>
    found(texts, { complete })
      .filter(({ rule }) => rule === 'identity-unique')
      .map(({ file, unjudged = 'twice' }) => `${file}: ${unjudged}`);

  it('hold the same objects: each folder is judged for itself', () => {
    const texts = {
      'clusters/dev/web/claim.json': claim('a'),
      'clusters/production/claim.json': claim('a'),
      'clusters/common.json': claim('b'),
    };
    expect(judged(texts, false)).toEqual([]);
    expect(judged(texts, true)).toEqual(['clusters/production/claim.json: twice']);
  });

  it('lie beside each other: nobody knows whether both are applied', () => {
    const texts = { 'web.json': claim('a'), 'web-large.json': claim('a'), 'other.json': claim('b') };
    expect(judged(texts, false)).toEqual(['web.json: they may be for different clusters']);
  });

  it('name no namespace: what holds for a namespace of one folder need not hold for that of another', () => {
    const range = (folder: string) => ({
      [`${folder}/range.json`]: {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'limits' },
        spec: { limits: [{ type: 'Container', max: { memory: '1Gi' } }] },
      },
      [`${folder}/quota.json`]: {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'quota' },
        spec: { hard: { pods: '1', 'limits.cpu': '1' } },
      },
    });
    const resources = { limits: { memory: '2Gi' } };
    const { metadata, spec, ...rest } = deployment;
    const web = {
      ...rest,
      metadata: { name: metadata.name },
      spec: {
        ...spec,
        replicas: 2,
        template: { ...spec.template, spec: { containers: [{ name: 'web', image: 'a', resources }] } },
      },
    };
    const said = (folder: string) =>
      found({ 'web/web.json': web, ...range(folder) }, { complete: false })
        .filter(({ rule }) => /quota|limit-range/.test(rule))
        .map(({ rule, field, unjudged }) => `${rule} ${field}: ${unjudged ?? 'judged'}`);
    const fields = [
      "quota-holds-the-maximum spec.hard['pods']",
      'limit-range-admits spec.template.spec.containers[0].resources.limits.memory',
      'limit-range-admits spec.template.spec.containers[0].resources.requests.memory',
      'quota-counts-every-container spec.template.spec.containers[0].resources',
    ];
    expect(said('web').sort()).toEqual(fields.map((field) => `${field}: judged`).sort());
    expect(said('other').sort()).toEqual(
      fields.map((field) => `${field}: what gives both one namespace may not be among the files`).sort(),
    );
  });

  it('leave the namespace of an account to kustomize, if nothing names it', () => {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
    const binding = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'web' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
      subjects: [{ kind: 'ServiceAccount', name: 'web' }],
    };
    const said = (texts: Readonly<Record<string, unknown>>) =>
      found(texts, { complete: false })
        .filter(({ rule }) => rule === 'role-rule-is-whole')
        .map(({ field, unjudged = 'judged' }) => `${field}: ${unjudged}`);
    expect(said({ 'a.json': binding, 'b.json': account })).toEqual([
      'subjects[0].namespace: what gives its ServiceAccount a namespace may not be among the files',
    ]);
    expect(said({ 'a.json': binding })).toEqual(['subjects[0].namespace: judged']);
  });

  it('are no reason where one file holds an object twice', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [claim('a'), claim('a')] };
    expect(judged({ 'a.json': list, 'b/a.json': claim('c'), 'c/a.json': claim('c') }, false)).toEqual([
      'a.json: twice',
    ]);
  });
});

function found(texts: Readonly<Record<string, unknown>>, reading: Reading): readonly Finding[] {
  const files = Object.entries(texts).map(
    ([file, text]) => [file, typeof text === 'string' ? text : JSON.stringify(text)] as const,
  );
  const { files: read, findings } = readManifests(new Map(files), reading);
  return check(read, undefined, findings, reading.complete);
}

/** What the schemas say. */
function lines(texts: Readonly<Record<string, unknown>>): readonly string[] {
  return found(texts, {})
    .filter(({ rule }) => rule === 'schema')
    .map(({ object, field, is, needed }) => `${object} › ${field}: ${is} › ${needed}`);
}
