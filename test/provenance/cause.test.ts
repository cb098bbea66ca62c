import { describe, expect, it } from 'vitest';
import { environments } from '../../charts/environments.ts';
import { causeOf } from '../../lib/provenance/cause.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { renderSample, sampleSystem, webServer } from '../sample-system.ts';

const store = {
  kind: 'StatefulSet',
  description: 'Keeps pictures',
  image: 'store',
  resources: { requests: { cpu: '500m', memory: '1Gi' } },
  replicas: 3,
  storage: { size: '10Gi', mountPath: '/data' },
  ports: { http: 8080 },
} as const;

describe('of two places that say a field', () => {
  const overrides = {
    production: {
      scaling: { max: 8 },
      environment: { LEVEL: 'warn' },
      files: { 'b.yaml': 'b' },
      resources: { requests: { cpu: '1', memory: '1Gi' } },
      rateLimit: { requests: 5, per: 'second' },
    },
  } as const;
  const web = {
    ...webServer,
    rateLimit: { requests: 1, per: 'second' } as const,
    environment: { LEVEL: 'info', MODE: 'a' },
    files: { 'a.yaml': 'a' },
    overrides,
  };

  it.each([
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', 'overrides.production.scaling.max'],
    ['HorizontalPodAutoscaler', 'spec.minReplicas', 'scaling.min'],
    ['HorizontalPodAutoscaler', 'spec.metrics[0]', 'scaling.cpu'],
    ['Deployment', 'spec.template.spec.containers[0].env[1].value', 'overrides.production.environment.LEVEL'],
    ['Deployment', 'spec.template.spec.containers[0].env[2].value', 'environment.MODE'],
    ['Deployment', 'spec.template.spec.containers[0].resources', 'overrides.production.resources'],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.limits.memory',
      'overrides.production.resources.limits.memory',
    ],
    ['EnvoyFilter', 'spec.configPatches[0].patch.value.typed_config.token_bucket', 'overrides.production.rateLimit'],
    ['ConfigMap', "data['b.yaml']", "overrides.production.files['b.yaml']"],
    ['ConfigMap', "data['a.yaml']", "files['a.yaml']"],
  ])('the override counts where it says it: %s %s', (kind, field, expected) => {
    expect(causeIn({ web }, 'production', kind, field)).toBe(`charts/shop/web.ts › ${expected}`);
  });

  it.each([
    ['HorizontalPodAutoscaler', 'spec.maxReplicas', 'overrides.staging.scaling.max'],
    [
      'Deployment',
      'spec.template.spec.containers[0].resources.requests.cpu',
      'overrides.staging.resources.requests.cpu',
    ],
    ['Deployment', 'spec.template.spec.containers[0].resources.limits.cpu', 'resources.limits.cpu'],
  ])('what the environment cuts to its size only an override makes otherwise: %s %s', (kind, field, expected) => {
    expect(causeIn({ web: { ...webServer, scaling: { min: 3, max: 40 } } }, 'staging', kind, field)).toBe(
      `charts/shop/web.ts › ${expected}`,
    );
  });

  it('other names in overrides are known', () => {
    const overridden = {
      ...store,
      overrides: { production: { storageSize: '20Gi', scaling: { replicas: 5 } } },
    } as const;
    const size = 'spec.volumeClaimTemplates[0].spec.resources.requests.storage';
    expect(causeIn({ web: store }, 'production', 'StatefulSet', size)).toBe('charts/shop/web.ts › storage.size');
    expect(causeIn({ web: overridden }, 'production', 'StatefulSet', size)).toBe(
      'charts/shop/web.ts › overrides.production.storageSize',
    );
    expect(causeIn({ web: overridden }, 'production', 'StatefulSet', 'spec.replicas')).toBe(
      'charts/shop/web.ts › overrides.production.scaling.replicas',
    );
    expect(causeIn({ web: store }, 'production', 'StatefulSet', 'spec.replicas')).toBe('charts/shop/web.ts › replicas');
  });
});

it('what no spec says is the field that one would write', () => {
  expect(
    causeIn({ web: webServer }, 'production', 'Deployment', 'spec.template.spec.terminationGracePeriodSeconds'),
  ).toBe('charts/shop/web.ts › gracePeriodSeconds');
  expect(
    causeIn(
      { web: webServer },
      'production',
      'VerticalPodAutoscaler',
      'spec.resourcePolicy.containerPolicies[0].minAllowed.cpu',
    ),
  ).toBe('charts/shop/web.ts › verticalScaling.min.cpu');
});

it('what no field of the language makes leads to the file alone', () => {
  expect(causeIn({ web: webServer }, 'production', 'Deployment', 'spec.template.spec.enableServiceLinks')).toBe(
    'charts/shop/web.ts › ',
  );
  expect(causeIn({ web: webServer }, 'production', 'Deployment', 'spec.template')).toBe('charts/shop/web.ts › ');
});

it('a workload of another file leads there, and one that a data service brings to the data service', () => {
  const system = sampleSystem({ front: { web: { ...webServer, definedIn: 'servers' } } });
  expect(cause(system, 'production', 'front/web.yaml', 'Deployment', 'spec.progressDeadlineSeconds')).toBe(
    'charts/shop/servers.ts › progressDeadlineSeconds',
  );
  expect(cause(system, 'production', 'front/database-users.yaml', 'Job', 'spec.backoffLimit')).toBe(
    'charts/shop/system.ts › dataServices.database.masterCredentials',
  );
  expect(cause(system, 'dev', 'front/database.yaml', 'StatefulSet', 'spec.replicas')).toBe(
    'charts/shop/system.ts › dataServices.database',
  );
});

it('a patch and an exception are found again', () => {
  const web = {
    ...webServer,
    patches: [
      { kind: 'Service', path: '/spec/sessionAffinity', value: 'ClientIP', because: 'Carts' },
      { kind: 'Deployment', path: '/spec/template/spec/hostNetwork', value: true, because: 'An agent' },
    ],
    exceptions: [{ rule: 'image-digest', kind: 'Deployment', because: 'Tags are kept' }],
  } as const satisfies WorkloadSpec;
  const of = (field: string) => causeIn({ web }, 'production', 'Deployment', field);
  expect(of('spec.template.spec.hostNetwork')).toBe('charts/shop/web.ts › patches[1]');
  expect(of("metadata.annotations['strata.dev/patched']")).toBe('charts/shop/web.ts › patches[1].because');
  expect(of("metadata.annotations['allow.strata.dev/image-digest']")).toBe('charts/shop/web.ts › exceptions[0]');
});

it('an edge is that of its caller', () => {
  const system = sampleSystem({
    front: { web: { ...webServer, calls: ['database', 'back/store'] } },
    back: { store: webServer },
  });
  const of = (file: string, kind: string, field: string) => cause(system, 'production', file, kind, field);
  expect(of('back/store.yaml', 'NetworkPolicy', 'spec.ingress[0].from[0]')).toBe('charts/shop/web.ts › calls[1]');
  expect(of('back/store.yaml', 'AuthorizationPolicy', 'spec.rules[0]')).toBe('charts/shop/web.ts › calls[1]');
  expect(of('front/web.yaml', 'Sidecar', 'spec.egress[0].hosts[0]')).toBe(
    'charts/shop/clusters.ts › clusters.production.dataServices.database.endpoint',
  );
  expect(of('front/namespace.yaml', 'ServiceEntry', 'spec.ports')).toBe('charts/shop/web.ts › calls[0]');
});

it('objects that no spec made have no cause', () => {
  const system = sampleSystem({ front: { web: webServer } });
  const specs = { systems: [system], environments: Object.values(environments) };
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
  for (const file of [
    'manifests/web.yaml',
    'dist/production/other/front/web.yaml',
    'dist/production/shop/elsewhere/web.yaml',
    'argocd/argocd-cm.yaml',
  ])
    expect(causeOf(file, object, 'spec.ports', specs)).toBeUndefined();
});

function causeIn(
  front: Readonly<Record<string, WorkloadSpec>>,
  name: EnvironmentName,
  kind: string,
  field: string,
): string {
  return cause(sampleSystem({ front }), name, 'front/web.yaml', kind, field);
}

function cause(system: SystemSpec, name: EnvironmentName, path: string, kind: string, field: string): string {
  const { files, problems } = renderSample(system, [name]);
  expect(problems).toEqual([]);
  const file = `dist/${name}/shop/${path}`;
  const object = files.get(file)?.find((one) => one.kind === kind);
  expect(object).toBeDefined();
  const found = causeOf(file, object, field, { systems: [system], environments: Object.values(environments) });
  return `${found?.file ?? ''} › ${found?.field ?? ''}`;
}
