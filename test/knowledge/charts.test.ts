import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../lib/check/clusters.ts';
import { chartFacts, type Rendered } from '../../lib/commands/chart-facts.ts';
import { chartOf } from '../../lib/commands/chart-knowledge.ts';
import { platform } from '../../lib/kinds/platform.ts';
import type { Chart } from '../../lib/knowledge/charts/chart.ts';
import { charts, knownChart } from '../../lib/knowledge/charts/charts.ts';
import { readDocuments } from '../../lib/manifests/read.ts';
import { requestOf } from '../../lib/model/capacity/demands.ts';
import type { Cluster } from '../../lib/model/cluster.ts';
import { installedCharts, textAt, valueAt, type InstalledChart } from '../../lib/model/delivery/installed-charts.ts';
import { ofRelease } from '../../lib/model/platform-pods.ts';
import { quantity } from '../../lib/model/quantity.ts';
import { endpointsOf } from '../../lib/model/traffic/endpoints.ts';
import { hostsOf } from '../../lib/model/traffic/services.ts';
import { rendered } from '../platform.ts';

const { clusters } = subjectsOf(rendered.files);

describe('what is known of charts', () => {
  const files = readdirSync(join(import.meta.dirname, '../../lib/knowledge/charts')).filter((name) =>
    name.endsWith('.json'),
  );

  it('has a line in the list for each file, with a source, a version and a date', () => {
    expect(charts).toHaveLength(files.length);
    for (const { chart, source, version, verified, pods } of charts)
      expect([chart, source, version, verified]).toEqual([
        chart,
        expect.stringMatching(/^https:\/\//),
        expect.stringMatching(/\d/),
        pods.length === 0 ? verified : expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      ]);
  });

  it('is something of every chart that is installed', () => {
    const installed = new Set(clusters.flatMap((one) => installedCharts(one).map(({ chart }) => chart)));
    expect(installed.size).toBeGreaterThan(20);
    expect([...installed].map((one) => one.slice(one.lastIndexOf('/') + 1)).filter((one) => !knownChart(one))).toEqual(
      [],
    );
  });
});

describe('npm run knowledge', () => {
  const of = (version: string, before?: Chart) =>
    chartOf(objects(sample), { chart: 'shop', release: 'one', version, verified: '2026-11-28', before });

  it('reads what a chart renders, and writes the release as a placeholder', () => {
    expect(of('1.0.0')).toEqual({
      chart: 'shop',
      source: '',
      version: '1.0.0',
      verified: '2026-11-28',
      kinds: ['shop.example.com'],
      pods: [
        {
          name: '{release}-operator',
          labels: { app: 'operator', 'app.kubernetes.io/instance': '{release}' },
          account: '{release}-operator',
          ports: { metrics: 8080, webhook: 9443 },
          containers: [{ requests: { cpu: '10m', memory: '64Mi' } }],
          replicas: 2,
        },
      ],
      webhooks: [{ service: '{release}-webhook', port: 9443, fails: true }],
      networkPolicies: ['{release}-operator'],
    });
  });

  it('keeps what a rendering cannot tell', () => {
    const [pods] = of('1.0.0').pods;
    const containers = [{ resourcesAt: 'operator.resources' }];
    const before: Chart = { ...of('1.0.0'), source: 'https://example.com' };
    const known = pods && { ...pods, containers, part: 'keda', account: '{fullname}-operator' };
    const after = of('1.1.0', { ...before, pods: known === undefined ? [] : [{ ...known, part: 'keda' }] });
    expect(after.source).toBe('https://example.com');
    expect(after.pods[0]).toMatchObject({
      part: 'keda',
      account: '{release}-operator',
      containers: [{ resourcesAt: 'operator.resources', requests: { cpu: '10m', memory: '64Mi' } }],
    });
  });
});

const renderings = join(import.meta.dirname, '../../../shared/charts');

describe.skipIf(!existsSync(renderings))('what charts really render', () => {
  const cases = ['dev', 'production'].flatMap((environment) =>
    readdirSync(join(renderings, environment)).map((file) => ({ environment, name: file.replace(/\.yaml$/, '') })),
  );

  it.each(cases)('in $environment of $name is what is known', ({ environment, name }) => {
    const installed = clusters
      .filter((one) => one.name.startsWith(`${environment}/`))
      .flatMap(installedCharts)
      .find(({ release }) => release === name);
    if (installed === undefined) throw new Error(`nothing installs ${name}`);
    const text = readFileSync(join(renderings, environment, `${name}.yaml`), 'utf8');
    const known = knownChart(installed.chart);
    const facts = chartFacts(objects(text));
    expect(podsKnown(installed, known, (one) => isScaled(text, one))).toEqual(
      facts.pods.map(({ isDaemon, containers, replicas, namespace, hostNetwork, ...pods }) => ({
        ...pods,
        isDaemon,
        hostNetwork,
        namespace,
        cpu: sum(containers, 'cpu'),
        memory: sum(containers, 'memory'),
        replicas: isScaled(text, pods.name) ? undefined : replicas,
      })),
    );
    const release = (pattern: string) => ofRelease(pattern, installed.chart, installed.release);
    expect((known?.webhooks ?? []).map((one) => ({ ...one, service: release(one.service) }))).toEqual(
      expect.arrayContaining([...facts.webhooks]),
    );
    expect((known?.networkPolicies ?? []).map(release)).toEqual(facts.networkPolicies);
    for (const { name: pods, service } of known?.pods ?? [])
      if (service !== undefined && facts.pods.some((one) => one.name === release(pods)))
        expect(facts.services.get(release(service.name))).toEqual(expect.arrayContaining([...(service.ports ?? [])]));
    const groups = [...text.matchAll(/(\w+)\.([\w.-]+) v\d/g)].map(([, kind = '', group = '']) => [
      group,
      `${group}/${kind}`,
    ]);
    for (const [group = '', kind = ''] of text.includes('# CRDs:') ? groups : [])
      expect(
        known?.kinds.some((one) => one === group || one === kind) === true || installed.chart.endsWith('-chart'),
      ).toBe(true);
  });

  /** The recorded facts about the pods of a release, in the form of a rendering. */
  function podsKnown(
    { chart, release, namespace, values }: InstalledChart,
    known: Chart | undefined,
    scaled: (name: string) => boolean,
  ) {
    const text = (pattern: string) => ofRelease(pattern, chart, release);
    return (known?.pods ?? [])
      .filter(({ enabledAt }) => enabledAt === undefined || valueAt(values, enabledAt) !== false)
      .map((pods) => {
        const number = pods.replicasAt === undefined ? undefined : valueAt(values, pods.replicasAt);
        return {
          name: text(pods.name),
          namespace: (pods.namespaceAt && textAt(values, pods.namespaceAt)) ?? namespace,
          labels: Object.fromEntries(Object.entries(pods.labels).map(([label, value]) => [label, text(value)])),
          account: (pods.accountAt && textAt(values, pods.accountAt)) ?? text(pods.account),
          ports: pods.ports,
          isDaemon: pods.daemon !== undefined,
          hostNetwork: pods.hostNetwork === true,
          cpu: requestOf(pods, 'cpu', values),
          memory: requestOf(pods, 'memory', values),
          replicas: scaled(text(pods.name))
            ? undefined
            : /min/i.test(pods.replicasAt ?? '')
              ? 1
              : (number ?? pods.replicas ?? 1),
        };
      });
  }
});

describe('the fixed ends of edges', () => {
  const production = clusters.find(({ name }) => name === 'production/ideation-engine');
  if (production === undefined) throw new Error('production is not rendered');
  const found = (
    cluster: Cluster,
    { namespace, podLabels }: { namespace: string; podLabels: Record<string, string> },
  ) => endpointsOf(cluster).in(namespace).selected({ matchLabels: podLabels });

  it.each(['dns', 'istiod', 'gateway', 'prometheus', 'cloudnativePg', 'tempo'] as const)(
    '%s is one that a chart makes',
    (part) => {
      const cluster =
        part === 'cloudnativePg' ? clusters.find((one) => one.of('Cluster.postgresql.cnpg.io').length > 0) : production;
      expect(cluster && found(cluster, platform[part])).toHaveLength(1);
    },
  );

  it('have the principals and hosts of the charts', () => {
    const [gateway] = found(production, platform.gateway);
    expect(gateway?.principal).toBe(platform.gateway.principal);
    const hosts = (part: 'prometheus' | 'tempo') =>
      found(production, platform[part]).flatMap((one) =>
        hostsOf(production, one).map(({ host, port }) => `${host}:${port}`),
      );
    expect(hosts('prometheus')).toContain(platform.prometheus.url.replace('http://', ''));
    expect(hosts('tempo')).toContain(`${platform.tempo.host}:${platform.tempo.port}`);
  });
});

function objects(text: string): readonly Rendered[] {
  const read = readDocuments(text);
  if ('error' in read) throw new Error(read.error.reason);
  return read.documents.filter((one) => one !== null && one !== undefined) as unknown as readonly Rendered[];
}

function sum(containers: readonly Readonly<Record<string, string>>[], resource: string): number {
  return containers.reduce((all, requests) => all + quantity(requests[resource] ?? '0'), 0);
}

/** Whether an autoscaler sets the number of pods. */
function isScaled(text: string, name: string): boolean {
  return objects(text).some(
    ({ kind, spec }) =>
      kind === 'HorizontalPodAutoscaler' &&
      (spec as { readonly scaleTargetRef?: { readonly name?: string } }).scaleTargetRef?.name === name,
  );
}

const sample = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shops.shop.example.com }
spec: { group: shop.example.com }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: one-operator }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: operator, app.kubernetes.io/instance: one, helm.sh/chart: shop-1.0.0 } }
    spec:
      serviceAccountName: one-operator
      containers:
        - ports: [{ name: metrics, containerPort: 8080 }, { name: webhook, containerPort: 9443 }]
          resources: { requests: { cpu: 10m, memory: 64Mi } }
---
apiVersion: v1
kind: Service
metadata: { name: one-webhook }
spec: { selector: { app: operator }, ports: [{ port: 443, targetPort: webhook }] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: one }
webhooks: [{ clientConfig: { service: { name: one-webhook } } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: one-operator }
---
apiVersion: batch/v1
kind: Job
metadata: { name: one-hook }
spec: { template: { metadata: {}, spec: { containers: [] } } }
`;
