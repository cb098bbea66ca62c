import { describe, expect, it } from 'vitest';
import { checkSubjects } from '../../lib/check/check.ts';
import { subjectsOf } from '../../lib/check/clusters.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { parityRules } from '../../lib/rules/parity/rules.ts';
import type { DeploymentSpec } from '../../lib/spec/workload.ts';
import { named, ofKind, readObjects, type Placed } from '../objects.ts';
import { renderSample, sampleSystem, webServer } from '../sample-system.ts';

describe('a workload', () => {
  it('may get the URLs of its data services in variables', () => {
    const objects = rendered({ ...webServer, calls: ['database'], urls: 'variables' });
    const { containers, volumes } = named(objects, 'Deployment', 'web').spec?.template.spec ?? { containers: [] };
    const env = containers[0]?.env ?? [];
    expect(env).toContainEqual({
      name: 'DATABASE_URL',
      valueFrom: { secretKeyRef: { name: 'web', key: 'database-url' } },
    });
    expect(env.map(({ name }) => name)).not.toContain('DATABASE_URL_FILE');
    expect(volumes?.map(({ name }) => name)).not.toContain('secrets');
  });

  it('may grow and shrink at another pace in another environment', () => {
    const rules = (value: number) => ({
      stabilizationWindowSeconds: 60,
      policies: [{ type: 'Percent', value, periodSeconds: 60 } as const],
    });
    const web: DeploymentSpec = {
      ...webServer,
      scaling: { min: 2, max: 8, cpu: 70, behavior: { scaleDown: rules(25) } },
      overrides: { staging: { scaling: { behavior: { scaleDown: rules(50) } } } },
    };
    const pace = (['production', 'staging'] as const).map((name) => {
      const { behavior } = named(rendered(web, name), 'HorizontalPodAutoscaler', 'web').spec ?? {};
      return behavior?.scaleDown?.policies?.[0]?.value;
    });
    expect(pace).toEqual([25, 50]);
  });

  it('may aim at another use in another environment, or look at one thing less', () => {
    const web: DeploymentSpec = {
      ...webServer,
      scaling: { min: 2, max: 8, cpu: 65, memory: 75 },
      overrides: { staging: { scaling: { cpu: 70, memory: false } } },
    };
    const targets = (['production', 'staging'] as const).map((name) => {
      const { metrics = [] } = named(rendered(web, name), 'HorizontalPodAutoscaler', 'web').spec ?? {};
      return metrics.map(({ containerResource }) => containerResource?.target.averageUtilization);
    });
    expect(targets).toEqual([[65, 75], [70]]);
  });

  it('may take other rates in another environment, whose pods have other sizes', () => {
    const web: DeploymentSpec = {
      ...webServer,
      rateLimit: { requests: 600, per: 'minute', burst: 900 },
      overrides: { staging: { rateLimit: { requests: 60, per: 'minute' } } },
    };
    const { dist, problems } = renderSample(sampleSystem({ front: { web } }), ['staging', 'production']);
    expect(problems).toEqual([]);
    const limits = readObjects(dist)
      .filter(({ kind }) => kind === 'EnvoyFilter')
      .map((filter) => [
        filter.file.split('/')[0],
        JSON.stringify(filter)
          .match(/"(max_tokens|tokens_per_fill)":\d+/g)
          ?.sort(),
      ]);
    expect(limits).toEqual([
      ['staging', ['"max_tokens":60', '"tokens_per_fill":60']],
      ['production', ['"max_tokens":900', '"tokens_per_fill":600']],
    ]);
    // Parity is proved of all environments together: this is scale.
    expect(checkSubjects(subjectsOf(readManifests(dist).files), parityRules)).toEqual([]);
  });

  it('may be patched where an object is in some environments alone, as no autoscaler is in dev', () => {
    const patch = { path: '/spec/maxReplicas', value: 30, because: 'a test' } as const;
    const web: DeploymentSpec = { ...webServer, patches: [{ kind: 'HorizontalPodAutoscaler', ...patch }] };
    const { dist, problems } = renderSample(sampleSystem({ front: { web } }), ['dev', 'production']);
    expect(problems).toEqual([]);
    const [autoscaler] = ofKind(readObjects(dist), 'HorizontalPodAutoscaler');
    expect(autoscaler?.spec?.maxReplicas).toBe(30);
  });

  it('with a long start has a longer progress deadline', () => {
    const web: DeploymentSpec = { ...webServer, probes: { liveness: '/l', readiness: '/r', startupSeconds: 900 } };
    expect(named(rendered(web), 'Deployment', 'web').spec?.progressDeadlineSeconds).toBe(1200);
  });

  it('that is only in dev is called there; elsewhere it and the call are left out', () => {
    const web = { ...webServer, calls: ['front/store'] } as const;
    const shop = sampleSystem({ front: { web, store: { ...webServer, onlyInDev: 'a toy' } } }, { dataServices: {} });
    const stores = (['dev', 'production'] as const).map((name) => {
      const { dist, problems } = renderSample(shop, [name]);
      expect(problems).toEqual([]);
      const sidecar = ofKind(readObjects(dist), 'Sidecar').find(({ metadata }) => metadata.name === 'web');
      return [dist.has(`${name}/shop/front/store.yaml`), JSON.stringify(sidecar).includes('front/store.')];
    });
    expect(stores).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('can be called in a layer with the name of its system', () => {
    const shop = sampleSystem({ shop: { web: { ...webServer, calls: ['shop/store'] }, store: webServer } });
    const { dist, problems } = renderSample(shop);
    expect(problems).toEqual([]);
    const { spec } = named(readObjects(dist), 'AuthorizationPolicy', 'store');
    expect(JSON.stringify(spec)).toContain('cluster.local/ns/shop/sa/web');
  });
});

describe('a node pool', () => {
  it('of mixed capacity has nodes on demand and spot nodes', () => {
    const shop = sampleSystem({ front: { web: webServer } });
    const { production: cluster } = shop.clusters;
    const nodePools = { general: { ...cluster.nodePools.general, capacity: 'mixed' } };
    const production = { ...cluster, nodePools } as typeof cluster;
    const { dist } = renderSample({ ...shop, clusters: { ...shop.clusters, production } });
    const { requirements } = named(readObjects(dist), 'NodePool', 'general').spec.template.spec;
    expect(requirements[0]).toMatchObject({ key: 'karpenter.sh/capacity-type', values: ['on-demand', 'spot'] });
  });
});

function rendered(web: DeploymentSpec, environment: 'staging' | 'production' = 'production'): readonly Placed[] {
  const { dist, problems } = renderSample(sampleSystem({ front: { web } }), [environment]);
  expect(problems).toEqual([]);
  return readObjects(dist);
}
