import { describe, expect, it } from 'vitest';
import { environmentNames, type EnvironmentName } from '../../lib/spec/environment.ts';
import { named, ofKind, readObjects, title, type Placed } from '../objects.ts';
import { sampleServices, systemWith, type SampleName } from '../sample-data-services.ts';
import { renderSample, sampleSystem, webServer } from '../sample-system.ts';

const all = Object.keys(sampleServices) as readonly SampleName[];
const sample = renderSample(systemWith(all), environmentNames);

it('every kind of data service is rendered in every environment', () => {
  expect(sample.problems).toEqual([]);
  expect(sample.objects).toBeGreaterThan(300);
});

describe('in dev', () => {
  const objects = objectsIn('dev');

  it('each has a stand-in of one replica, but CloudNativePG, which runs there too', () => {
    const stand = ofKind(objects, 'StatefulSet').map(({ metadata, spec }) => [metadata.name, spec?.replicas]);
    expect(stand.sort()).toEqual(['backups', 'cache', 'catalogue', 'orders', 'queue'].map((name) => [name, 1]));
    expect(cluster(objects).instances).toBe(1);
    expect(cluster(objects).plugins).toBeUndefined();
  });

  it('nothing of AWS is made, nothing is backed up and nothing is watched', () => {
    const foreign = objects.filter(
      ({ apiVersion, kind }) => /services\.k8s\.aws|barmancloud/.test(apiVersion) || kind === 'ScheduledBackup',
    );
    expect(foreign.map(title)).toEqual([]);
    expect(objects.filter(({ metadata }) => metadata.name.endsWith('-exporter')).map(title)).toEqual([]);
  });

  it('callers speak plain text to stand-ins in the mesh, and TLS to CloudNativePG outside of it', () => {
    expect(urls(objects)).toEqual({
      'cache-url': 'redis://:{{ .cache_url_password | urlquery }}@cache.data.svc.cluster.local:6379/0',
      'catalogue-url':
        'postgresql://{{ .catalogue_url_username | urlquery }}:{{ .catalogue_url_password | urlquery }}@catalogue.data.svc.cluster.local:5432/postgres?sslmode=disable',
      'orders-url':
        'postgresql://{{ .username | urlquery }}:{{ .password | urlquery }}@orders.data.svc.cluster.local:5432/orders?sslmode=disable',
      'queue-url': 'amqp://shop:{{ .queue_url_password | urlquery }}@queue.data.svc.cluster.local:5672',
      'stock-url':
        'postgresql://stock:{{ .stock_url_password | urlquery }}@stock-rw.data.svc.cluster.local:5432/stock?sslmode=require',
    });
  });

  it('no password is in a variable, not even in the stand-ins', () => {
    for (const { spec } of ofKind(objects, 'StatefulSet')) {
      const variables = spec?.template.spec?.containers.flatMap(({ env }) => env ?? []) ?? [];
      expect(variables.filter(({ valueFrom }) => valueFrom !== undefined)).toEqual([]);
    }
  });
});

describe('in the cloud', () => {
  const objects = objectsIn('production');

  it('everything is encrypted on the way', () => {
    const schemes = Object.values(urls(objects)).map((url) => url.replace(/:\/\/.*?(\?.*)?$/, '://$1'));
    expect(schemes).toEqual([
      'rediss://',
      'postgresql://?sslmode=require',
      'postgresql://?sslmode=require',
      'amqps://',
      'postgresql://?sslmode=require',
    ]);
  });

  it('two remote secrets with properties of the same name are told apart', () => {
    const { data = [] } = named(objects, 'ExternalSecret', 'web').spec;
    const read = data.map(({ secretKey, remoteRef }) => `${secretKey} ${remoteRef.key} ${remoteRef.property}`);
    expect(new Set(data.map(({ secretKey }) => secretKey)).size).toBe(data.length);
    expect(read).toContain('password shop/production/orders password');
    expect(read).toContain('cache_url_password shop/production/cache password');
  });

  it('a NetworkPolicy opens the data subnets, the pods of a cluster, and the internet on one port', () => {
    const { egress = [] } = named(objects, 'NetworkPolicy', 'web').spec ?? {};
    const ports = egress.map(({ to = [], ports: open = [] }) => {
      const [peer] = to;
      const where = peer?.ipBlock?.cidr ?? Object.entries(peer?.podSelector?.matchLabels ?? {}).join();
      return `${where} ${open.map(({ port }) => port).join()}`;
    });
    expect(ports).toEqual(
      expect.arrayContaining([
        '10.0.201.0/24 5432',
        '10.0.201.0/24 6379',
        '10.0.201.0/24 5671',
        'cnpg.io/cluster,stock 5432',
        '0.0.0.0/0 6543',
      ]),
    );
  });

  it('the pods of CloudNativePG let in their callers, the exporter among them, and nobody else', () => {
    const system = systemWith(['stock', 'backups'], { specs: { stock: { exporter: true } } });
    const { dist } = renderSample(system);
    const policy = named(readObjects(dist), 'NetworkPolicy', 'stock').spec;
    const callers = policy?.ingress?.filter(({ ports = [] }) => ports.some(({ port }) => port === 5432));
    expect(callers?.map(({ from = [] }) => from[0]?.podSelector?.matchLabels)).toEqual([
      { 'app.kubernetes.io/name': 'stock-exporter' },
      { 'app.kubernetes.io/name': 'web' },
      { 'cnpg.io/cluster': 'stock' },
      { 'app.kubernetes.io/name': 'cloudnative-pg' },
    ]);
  });

  it('the quota of a namespace counts the pods and volumes that CloudNativePG makes', () => {
    const quotaOf = (instances: number) => {
      const { dist } = renderSample(systemWith(['stock', 'backups'], { sizes: { stock: { instances } } }));
      const quotas = ofKind(readObjects(dist), 'ResourceQuota').filter(({ metadata }) => metadata.namespace === 'data');
      return quotas[0]?.spec?.hard ?? {};
    };
    expect(quotaOf(1)).toMatchObject({ pods: '1', persistentvolumeclaims: '2', 'requests.storage': '120Gi' });
    expect(quotaOf(4)).toMatchObject({
      pods: '4',
      persistentvolumeclaims: '8',
      'requests.storage': '480Gi',
      // 1 CPU for each, and 100m for the container that uploads backups.
      'requests.cpu': '4400m',
    });
  });

  it('a ScaledObject may read the queue by the URL of the broker', () => {
    const scaling = { min: 2, max: 4, rabbitmq: { queue: 'parcels', messages: 50, secret: 'queue-url' } };
    const { layers, ...system } = systemWith(['queue']);
    const web = { ...webServer, calls: ['queue'], scaling };
    const { dist, problems } = renderSample({ ...system, layers: { ...layers, front: { workloads: { web } } } });
    expect(problems).toEqual([]);
    const { secretTargetRef } = named(readObjects(dist), 'TriggerAuthentication', 'web').spec;
    expect(secretTargetRef).toEqual([{ parameter: 'host', name: 'web', key: 'queue-url' }]);
  });

  it('no service has an exporter that asks for none', () => {
    const { dist } = renderSample(systemWith(['orders'], { specs: { orders: { exporter: false } } }));
    expect([...dist.keys()].filter((path) => path.includes('exporter'))).toEqual([]);
  });
});

describe('in dr', () => {
  const objects = objectsIn('dr');

  it('RDS follows the instance in production, whose password it has', () => {
    const { spec } = named(objects, 'DBInstance', 'orders');
    expect(spec).toMatchObject({
      sourceDBInstanceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:shop-orders',
      sourceRegion: 'eu-west-1',
    });
    expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['manageMasterUserPassword']));
    expect(Object.keys(spec)).not.toEqual(expect.arrayContaining(['dbName']));
  });

  it('CloudNativePG follows the backups of production, and has its own', () => {
    expect(cluster(objects)).toMatchObject({
      instances: 2,
      replica: { enabled: true, source: 'source' },
      bootstrap: { recovery: { source: 'source' } },
    });
    const stores = ofKind(objects, 'ObjectStore');
    expect(stores.map(({ metadata, spec }) => [metadata.name, spec.configuration.destinationPath])).toEqual([
      ['stock', 's3://shop-dr-backups/'],
      ['stock-source', 's3://shop-backups/'],
    ]);
    expect(named(objects, 'ScheduledBackup', 'stock').spec.schedule).toBe('0 0 2 * * *');
  });

  it('has every kind of object that production has, but for what writes to databases', () => {
    const kinds = (name: EnvironmentName) => new Set(objectsIn(name).map(({ apiVersion, kind }) => apiVersion + kind));
    const ofWriters = ['batch/v1Job', 'v1ConfigMap'];
    const expected = [...kinds('production')].filter((kind) => !ofWriters.includes(kind));
    expect([...kinds('dr')].sort()).toEqual(expected.sort());
  });
});

it('a preview has PostgreSQL of its own, of one instance, and nothing is backed up', () => {
  const system = { ...systemWith(['stock', 'backups']), previews: { label: 'preview' } };
  const { dist, problems } = renderSample(system, ['staging']);
  expect(problems).toEqual([]);
  const objects = readObjects(new Map([...dist].filter(([path]) => path.startsWith('preview/'))));
  expect(cluster(objects)).toMatchObject({ instances: 1 });
  expect(cluster(objects).plugins).toBeUndefined();
  expect(named(objects, 'DestinationRule', 'stock-rw').spec?.host).toBe('stock-rw');
});

it('a data service stands in the namespace that its layer has in the environment', () => {
  const base = sampleSystem({ front: { web: { ...webServer, calls: ['database'] } } });
  const system = {
    ...base,
    layers: { front: { ...base.layers.front, workloads: {}, namespace: 'front-{environment}' } },
  };
  const { dist, problems } = renderSample(system);
  expect(problems).toEqual([]);
  expect(named(readObjects(dist), 'DBCluster', 'database').metadata.namespace).toBe('front-production');
});

function objectsIn(name: EnvironmentName): readonly Placed[] {
  return readObjects(new Map([...sample.dist].filter(([path]) => path.startsWith(`${name}/`))));
}

function cluster(objects: readonly Placed[]) {
  return named(objects, 'Cluster.postgresql.cnpg.io', 'stock').spec;
}

/** URLs that the workload `web` gets. */
function urls(objects: readonly Placed[]): Readonly<Record<string, string>> {
  return named(objects, 'ExternalSecret', 'web').spec.target?.template?.data ?? {};
}
