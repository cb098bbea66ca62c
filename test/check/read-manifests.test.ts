import { describe, expect, it } from 'vitest';
import { check, type Finding } from '../../lib/check/check.ts';
import { readManifests, type Reading } from '../../lib/check/read-manifests.ts';
import { linesOf } from '../../lib/manifests/read.ts';

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
      ['chart/templates/web.yaml', 'what helm template makes of it is not among the files'],
      ['chart/values.yaml', 'it is no manifest'],
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
