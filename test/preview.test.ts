import { describe, expect, it } from 'vitest';
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

  it('leaves nothing behind, its volumes neither', () => {
    expect(objects.filter(({ metadata }) => JSON.stringify(metadata.annotations).includes('Delete=false'))).toEqual([]);
    const sets = ofKind(objects, 'StatefulSet').map(
      ({ spec }) => spec?.persistentVolumeClaimRetentionPolicy?.whenDeleted,
    );
    expect(sets).toEqual(['Delete']);
  });
});
