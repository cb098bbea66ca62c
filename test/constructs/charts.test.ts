import * as plus from 'cdk8s-plus-27';
import { describe, expect, it } from 'vitest';
import { controllerNamespaces, controllers } from '../../charts/controllers.ts';
import { checkSubjects } from '../../lib/check/check.ts';
import { tracedLine } from '../../lib/constructs/origin.ts';
import type { Rendered } from '../../lib/render.ts';
import type { ChartSpec } from '../../lib/spec/chart.ts';
import { environmentNames } from '../../lib/spec/environment.ts';
import { ofKind, readObjects } from '../objects.ts';
import { renderSample, webServer } from '../sample-system.ts';
import { queue } from './queue.chart.ts';
import { everySort, server, withCharts } from './sample-charts.ts';

const platform = { charts: controllers, namespaces: controllerNamespaces };
const caller = { ...webServer, calls: ['front/server'] } as const;
const system = withCharts({ server, sorts: everySort });
const shop = { ...system, layers: { front: { ...system.layers.front, workloads: { web: caller } } } };
const rendered = renderSample(shop, environmentNames, platform);
const production = readObjects(new Map([...rendered.dist].filter(([file]) => file.startsWith('production/'))));
const found = (kind: string, name: string) =>
  production.find((object) => object.kind === kind && object.metadata.name === name);

describe('a chart of constructs', () => {
  it('is rendered without a problem, and all rules accept it in every environment', () => {
    expect(rendered.problems).toEqual([]);
    expect(errors(rendered)).toEqual([]);
  });

  it('is one file, with the objects of every sort of construct, in the namespace and with the labels of the chart', () => {
    const file = 'production/shop/front/sorts.yaml';
    const names = production
      .filter((object) => object.file === file)
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(names.sort()).toEqual([
      'ConfigMap from-helm',
      'ConfigMap from-include',
      'ConfigMap from-include-list',
      'ConfigMap sorts-from-api-object',
      'ConfigMap sorts-from-construct-map',
      'ConfigMap sorts-from-plus',
      'ConfigMap sorts-nested-map',
      'VirtualService from-models',
    ]);
    for (const { metadata } of production.filter((object) => object.file === file)) {
      expect(metadata.namespace).toBe('front');
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/name': 'sorts',
        'app.kubernetes.io/part-of': 'shop',
        owner: 'shop-team',
      });
    }
    expect(found('ConfigMap', 'sorts-from-api-object')).toMatchObject({ data: { lazy: 'production' } });
  });

  it('gives its pods an identity, edges in both directions and the secrets of their data services', () => {
    expect(found('Deployment', 'server')).toMatchObject({
      metadata: {
        annotations: { 'strata.dev/calls': expect.stringContaining('web.front.svc.cluster.local:8080') as string },
      },
      spec: {
        template: {
          metadata: { labels: { 'app.kubernetes.io/name': 'server' } },
          spec: { serviceAccountName: 'server' },
        },
      },
    });
    expect(found('ServiceAccount', 'server')).toBeDefined();
    expect(found('ExternalSecret', 'server')).toMatchObject({
      spec: { target: { template: { data: { 'database-url': expect.any(String) as string } } } },
    });
    expect(found('ServiceEntry', 'api-example-com-443')).toBeDefined();
    const csv = rendered.dist.get('edges/production/shop.csv') ?? '';
    expect(csv).toContain('front/web,front/server,8080,TCP');
    expect(csv).toContain('front/server,front/web,8080,TCP');
  });

  it('counts in quota and project', () => {
    const without = renderSample(
      { ...shop, layers: { front: { workloads: { web: webServer } } } },
      environmentNames,
      platform,
    );
    const pods = (result: Rendered) => {
      const quotas = ofKind(
        readObjects(new Map([...result.dist].filter(([file]) => file.startsWith('production/')))),
        'ResourceQuota',
      );
      return Number(quotas.find(({ metadata }) => metadata.namespace === 'front')?.spec?.hard?.pods);
    };
    // Two replicas, one more during a rollout, and one that is still ending.
    expect(pods(rendered) - pods(without)).toBe(4);
    expect(rendered.argocd.get('production/shop/shop.yaml')).toContain('kind: VirtualService');
  });

  it('is applied in the order of its dependencies, as waves and in the file', () => {
    const wave = (kind: string, name: string) =>
      Number(found(kind, name)?.metadata.annotations['argocd.argoproj.io/sync-wave'] ?? 0);
    const result = only({
      description: 'Two that wait',
      add: (chart) => {
        const [a, b, c] = ['a', 'b', 'c'].map((name) => new plus.ConfigMap(chart, name, { data: { a: name } }));
        if (a && b && c) {
          a.node.addDependency(b);
          b.node.addDependency(c);
        }
      },
    });
    expect(wave('ConfigMap', 'server-config')).toBeLessThan(wave('Deployment', 'server'));
    const objects = readObjects(result.dist).filter(({ file }) => file.endsWith('/one.yaml'));
    expect(
      objects.map(({ metadata }) => [metadata.name, metadata.annotations['argocd.argoproj.io/sync-wave']]),
    ).toEqual([
      ['one-c', '-2'],
      ['one-b', '-1'],
      ['one-a', '0'],
    ]);
  });
});

it('the chart that README shows makes what it says', () => {
  const result = renderSample(
    withCharts({
      queue: {
        ...queue,
        add: (chart, context) => {
          queue.add(chart, { ...context, image: () => 'docker.io/library/nginx:1.29.1' });
        },
      },
    }),
  );
  expect(result.problems).toEqual([]);
  const made = readObjects(result.dist).filter(({ file }) => file.endsWith('/queue.yaml'));
  expect(made.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
    expect.arrayContaining(['Deployment queue-server', 'Service queue', 'NetworkPolicy queue', 'ExternalSecret queue']),
  );
});

describe('a finding', () => {
  it('names the file of the chart, and the property where cdk8s-plus made the object', () => {
    const result = only({
      description: 'Just the defaults',
      add: (chart) =>
        new plus.Deployment(chart, 'plain', {
          containers: [{ image: 'docker.io/library/nginx:1.29.1', portNumber: 8080 }],
        }),
    });
    const place = 'charts/shop/one.chart.ts › dist/production/shop/front/one.yaml › Deployment front/one-plain › ';
    const lines = errors(result).map((line) => (line.startsWith(place) ? line.slice(place.length) : line));
    expect(lines).toContain(
      "spec.template.spec.containers[0].readinessProbe: missing › a probe that fails while it cannot answer; in cdk8s-plus containers[].readiness: Probe.fromHttpGet('/health/ready') (container-probes)",
    );
    expect(lines.filter((line) => !line.includes('; in cdk8s-plus '))).toEqual([]);
  });
});

function only(one: ChartSpec): Rendered {
  return renderSample(withCharts({ one }), ['production'], platform);
}

/** Errors, except those of the sample, whose clusters have the same name. */
function errors({ subjects, origins }: Rendered): readonly string[] {
  return checkSubjects(subjects)
    .filter(({ severity, excuse, rule }) => severity === 'error' && excuse === undefined && rule !== 'aws-name-unique')
    .map((finding) => tracedLine(finding, origins));
}
