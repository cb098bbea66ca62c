import { ApiObject } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../lib/spec/chart.ts';
import { ofKind, podsOf, readObjects, title } from './objects.ts';
import { renderSample, sampleSystem, webServer } from './sample-system.ts';

// Two layers that call each other, and a database: a pull request gets all of it in one namespace.
const web = {
  ...webServer,
  calls: ['back/store', 'database', 'api.example.com:443'],
  secrets: { token: { from: 'vendor', property: 'token' } },
  metrics: { exports: [] },
} as const;
const { database } = sampleSystem({ front: {} }).dataServices ?? {};
const previewed = { ...(database && { dataServices: { database } }), previews: { label: 'preview' } };
const { dist, problems } = renderSample(sampleSystem({ front: { web }, back: { store: webServer } }, previewed), [
  'staging',
]);
const files = new Map([...dist].filter(([path]) => path.startsWith('preview/')));
const objects = readObjects(files);

describe('a preview', () => {
  it('has every workload of staging, once, and its own data services', () => {
    expect(problems).toEqual([]);
    const pods = podsOf(objects).map(({ owner, most }) => `${owner.metadata.name} ${most}`);
    expect(pods.sort()).toEqual(['database 1', 'store 1', 'web 1']);
    expect(objects.filter(({ apiVersion }) => apiVersion.includes('.services.k8s.aws'))).toEqual([]);
  });

  it('is placed by Argo CD alone: no namespace in it, and nothing that is in none', () => {
    expect(objects.filter(({ metadata }) => metadata.namespace !== '')).toEqual([]);
    const outside = ['Namespace', 'PriorityClass', 'StorageClass', 'NodePool', 'EC2NodeClass', 'ClusterIssuer'];
    expect(objects.filter(({ kind }) => outside.includes(kind)).map(title)).toEqual([]);
    expect([...files].filter(([, text]) => /\b(front|back)\b/.test(text)).map(([path]) => path)).toEqual([]);
  });

  it('has every object once', () => {
    const titles = objects.map((object) => `${object.apiVersion} ${title(object)}`);
    expect(titles.filter((one, index) => titles.indexOf(one) !== index)).toEqual([]);
  });

  it('delivers pod by pod: a canary of its own would move the requests of staging', () => {
    const steps = [{ weight: 10, pause: '5m' }];
    const canary = {
      ...webServer,
      routes: [{ host: 'shop', path: '/' }],
      delivery: { strategy: 'canary', steps, maximumErrorRate: 0.05 },
    } as const;
    const shop = sampleSystem({ front: { web: canary } }, { hosts: { shop: 'www' }, ...previewed });
    const rollouts = [...renderSample(shop, ['staging']).dist].filter(([, text]) => /^kind: Rollout$/m.test(text));
    expect(rollouts.map(([path]) => path)).toEqual(['staging/shop/front/web.yaml']);
  });

  it('has nothing that makes no sense beside stand-ins', () => {
    const backup = { ...webServer, notInDev: 'All data is synthetic' };
    const shop = sampleSystem({ front: { web, backup } }, previewed);
    const paths = [
      ...renderSample({ ...shop, layers: { ...shop.layers, back: { workloads: { store: webServer } } } }, [
        'staging',
      ]).dist.keys(),
    ];
    expect(paths.filter((path) => path.endsWith('/backup.yaml'))).toEqual(['staging/shop/front/backup.yaml']);
  });

  it('is refused where a construct names the namespace in a field that must have it', () => {
    const add: ChartSpec['add'] = (chart, { namespace }) => {
      new ApiObject(chart, 'peers', {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        spec: { podSelector: {}, ingress: [{ from: [peer(namespace), peer('elsewhere')] }] },
      });
      new ApiObject(chart, 'binding', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
        subjects: [{ kind: 'ServiceAccount', name: 'a', namespace }],
      });
    };
    const peer = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
    const shop = sampleSystem({ front: { web: webServer } }, previewed);
    const charts = { one: { description: 'One', add } };
    const { problems, files } = renderSample(
      { ...shop, layers: { front: { workloads: { web: webServer }, charts } } },
      ['staging'],
    );
    expect(problems).toEqual([
      'charts/shop/system.ts › previews: RoleBinding one-binding names its namespace in subjects.0.namespace › no previews, or no such object: only Argo CD knows the namespace',
    ]);
    const [policy] = (files.get('dist/preview/shop/one.yaml') ?? []).filter(
      ({ metadata }) => metadata.name === 'one-peers',
    );
    expect(policy).toMatchObject({ spec: { ingress: [{ from: [{ podSelector: {} }, peer('elsewhere')] }] } });
  });

  it('leaves nothing behind, its volumes neither', () => {
    expect(objects.filter(({ metadata }) => JSON.stringify(metadata.annotations).includes('Delete=false'))).toEqual([]);
    const sets = ofKind(objects, 'StatefulSet').map(
      ({ spec }) => spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted,
    );
    expect(sets).toEqual(['Delete']);
  });
});
