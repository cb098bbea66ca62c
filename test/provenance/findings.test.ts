import { describe, expect, it } from 'vitest';
import { addOns } from '../../charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from '../../charts/controllers.ts';
import { environments } from '../../charts/environments.ts';
import { checkSubjects } from '../../lib/check/check.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';
import { customRuleFindings } from '../../lib/check/custom-rules.ts';
import { byCause } from '../../lib/check/findings/by-cause.ts';
import { githubAnnotations } from '../../lib/check/findings/github.ts';
import { sarifLog } from '../../lib/check/findings/sarif.ts';
import { findingLine, sharedFindingLine } from '../../lib/check/findings/text.ts';
import { stepsOf } from '../../lib/manifests/field-steps.ts';
import { traced } from '../../lib/provenance/trace.ts';
import type { EnvironmentName } from '../../lib/spec/environment.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { renderSample, sampleSystem, webServer } from '../sample-system.ts';
import { changedAt } from './perturb.ts';
import { wholeSystem } from './whole-system.ts';

const web = 'layers.front.workloads.web';
const back = 'layers.back.workloads';
const token = `ghp_${'a1B2c3D4e5'.repeat(3)}f6G7h8`;
const known = new Set(findingsOf(wholeSystem, ['production']).map(findingLine));

/** What is written into a spec, the rule that finds it in what is rendered, and the place that is named. */
const found: readonly (readonly [field: string, value: unknown, rule: string, cause: string])[] = [
  // What a process gets
  [`${web}.files['a.yaml']`, 'key: AKIAIOSFODNN7EXAMPLA', 'no-credentials', "charts/shop/web.ts › files['a.yaml']"],
  [`${web}.args[0]`, `--token=${token}`, 'no-credentials', 'charts/shop/web.ts › args[0]'],
  [`${web}.command[0]`, `run ${token}`, 'no-credentials', 'charts/shop/web.ts › command[0]'],
  [`${web}.environment.LOG_LEVEL`, token, 'no-credentials', 'charts/shop/web.ts › environment.LOG_LEVEL'],
  [
    `${web}.sidecars.logs.environment.FORMAT`,
    token,
    'no-credentials',
    'charts/shop/web.ts › sidecars.logs.environment.FORMAT',
  ],
  [`${web}.initContainers.warm.args[0]`, token, 'no-credentials', 'charts/shop/web.ts › initContainers.warm.args'],
  [`${web}.user`, 4294967296, 'number-in-range', 'charts/shop/web.ts › user'],
  // Rights
  [
    `${web}.kubernetesApi[0].resources[0]`,
    'secrets',
    'role-rule-grants',
    'charts/shop/web.ts › kubernetesApi[0].resources[0]',
  ],
  [`${web}.kubernetesApi[0].verbs[0]`, 'escalate', 'narrow-roles', 'charts/shop/web.ts › kubernetesApi[0].verbs[0]'],
  // Scaling
  [
    `${back}.worker.scaling.prometheus.query`,
    'sum(no_such_metric)',
    'metric-exists',
    'charts/shop/worker.ts › scaling.prometheus.query',
  ],
  [
    `${back}.worker.scaling.prometheus.query`,
    'sum(',
    'expression-reads',
    'charts/shop/worker.ts › scaling.prometheus.query',
  ],
  [
    `${web}.scaling.behavior.scaleUp.policies[0].value`,
    0,
    'number-in-range',
    'charts/shop/web.ts › scaling.behavior.scaleUp',
  ],
  [
    `${web}.scaling.behavior.scaleDown.stabilizationWindowSeconds`,
    7200,
    'number-in-range',
    'charts/shop/web.ts › scaling.behavior.scaleDown',
  ],
  [`${back}.store.replicas`, 1, 'volume-outlives-zone', 'charts/shop/store.ts › replicas'],
  // What is watched
  ['alerts.Down.expression', 'up ==', 'expression-reads', 'charts/shop/alerts.ts › Down.expression'],
  ['alerts.Down.expression', 'sum(no_such_metric) > 1', 'metric-exists', 'charts/shop/alerts.ts › Down.expression'],
  ['alerts.Down.for', '2h', 'critical-in-time', 'charts/shop/alerts.ts › Down.for'],
  [
    'dashboards.overview.panels[0].queries[0].expression',
    'sum(',
    'expression-reads',
    'charts/shop/system.ts › dashboards.overview',
  ],
  // Data services and clusters
  [
    'clusters.production.dataServices.cache.nodes',
    1,
    'managed-data-outlives-zone',
    'charts/shop/clusters.ts › clusters.production.dataServices.cache.nodes',
  ],
  [
    'clusters.production.dataServices.stock.instances',
    1,
    'volume-outlives-zone',
    'charts/shop/clusters.ts › clusters.production.dataServices.stock.instances',
  ],
  [
    'clusters.production.dataServices.archive.name',
    'shop-backups',
    'aws-name-unique',
    'charts/shop/clusters.ts › clusters.production.dataServices.archive.name',
  ],
  [
    'clusters.production.monthlyBudget',
    1,
    'within-budget',
    'charts/shop/clusters.ts › clusters.production.monthlyBudget',
  ],
  ['backups.retentionHours', 1, 'backup-schedule-runs', 'charts/shop/system.ts › backups.retentionHours'],
  // Patches
  ...patches([
    ['Deployment', '/spec/template/spec/containers/0/securityContext/privileged', true, 'pod-security'],
    ['Service', '/spec/selector', { app: 'nobody' }, 'service-selects-pods'],
    ['HorizontalPodAutoscaler', '/spec/scaleTargetRef/name', 'nobody', 'scale-target-exists'],
    ['NetworkPolicy', '/spec/ingress', [{}], 'no-undeclared-ingress'],
    ['PodMonitor', '/spec/podMetricsEndpoints/0/port', 'none', 'monitor-finds-pods'],
    ['DestinationRule', '/spec/host', 'nobody.svc', 'destination-rule-host-exists'],
    ['PodDisruptionBudget', '/spec/maxUnavailable', 0, 'budget-allows-eviction'],
    ['Sidecar', '/spec/egress/0/hosts', ['*/*'], 'no-undeclared-host'],
    ['AuthorizationPolicy', '/spec/rules', [{}], 'no-undeclared-principal'],
    ['Rollout', '/spec/strategy/canary/canaryService', 'nobody', 'rollout-references'],
    ['ExternalSecret', '/spec/secretStoreRef/name', 'none', 'named-object-exists'],
  ]),
  // Exceptions
  [`${web}.exceptions[0].rule`, 'image-digst', 'exception', 'charts/shop/web.ts › exceptions[0]'],
  [`${web}.exceptions[0].rule`, 'narrow-roles', 'exception', 'charts/shop/web.ts › exceptions[0]'],
];

describe('a finding names the field of the spec that makes it so', () => {
  it.each(found)('%s: %j is found by %s', (field, value, rule, cause) => {
    const news = findingsOf(changedAt(wholeSystem, stepsOf(field), value), ['production']).filter(
      (one) => !known.has(findingLine(one)),
    );
    const ofRule = news
      .filter((one) => one.rule === rule)
      .map((one) => `${one.cause?.file ?? ''} › ${one.cause?.field ?? ''}`);
    expect(ofRule).toContain(cause);
  });

  it('and nothing that is found in what specs render is without its file', () => {
    const all = findingsOf(wholeSystem, ['dev', 'staging', 'production', 'dr']);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(({ cause }) => cause === undefined).map(findingLine)).toEqual([]);
  });
});

const overridden = {
  ...webServer,
  exceptions: [{ rule: 'image-digst', kind: 'Deployment', because: 'Tags are kept' }],
} as const satisfies WorkloadSpec;

it('what is the same in several environments is said once, with their names', () => {
  const all = findingsOf(sampleSystem({ front: { web: overridden } }), ['dev', 'staging', 'production']);
  const told = byCause(all.filter(({ rule }) => rule === 'exception'));
  expect(told.map(({ finding, also }) => sharedFindingLine(finding, also))).toEqual([
    "charts/shop/web.ts › exceptions[0] › dist/dev/shop/front/web.yaml › Deployment front/web › metadata.annotations['allow.strata.dev/image-digst']: is an exception for 'image-digst' › the id of a rule (did you mean 'image-digest'?) (exception, also in production and staging)",
  ]);
});

it('an exception that is needed in one environment is not reported in the others', () => {
  const exceptions = [{ rule: 'image-digest', kind: 'Deployment', because: 'Tags are kept' }] as const;
  const system = sampleSystem({ front: { web: { ...webServer, exceptions } } });
  const idle = (names: readonly EnvironmentName[]) =>
    findingsOf(system, names).filter(({ rule }) => rule === 'exception');
  expect(idle(['dev'])).toHaveLength(1);
  expect(idle(['dev', 'production'])).toEqual([]);
});

it('rules of a CRD are kept by a synth, too', async () => {
  const patches = [
    { kind: 'DestinationRule', path: '/spec/workloadSelector', value: { matchLabels: { '': 'web' } }, because: 'x' },
  ] as const;
  const system = sampleSystem({ front: { web: { ...webServer, patches } } });
  const { files, problems } = renderSample(system);
  expect(problems).toEqual([]);
  const refused = await customRuleFindings(files);
  expect(traced(refused, files, specsOf(system)).map(findingLine)).toEqual([
    'charts/shop/web.ts › patches[0] › dist/production/shop/front/web.yaml › DestinationRule front/web › spec.workloadSelector.matchLabels: refused by its CRD › key must not be empty (schema)',
  ]);
});

describe('the field of the spec stands', () => {
  const finding: Finding & { readonly line: number } = {
    ...{
      rule: 'scale-target-exists',
      severity: 'error',
      file: 'dist/production/shop/front/web.yaml',
      document: 3,
      line: 40,
    },
    ...{ object: 'HorizontalPodAutoscaler front/web', field: 'spec.maxReplicas', is: '300', needed: 'at most 100' },
    cause: { file: 'charts/shop/web.ts', field: 'scaling.max' },
  };

  it('first in a line', () => {
    expect(findingLine(finding)).toBe(
      'charts/shop/web.ts › scaling.max › dist/production/shop/front/web.yaml › HorizontalPodAutoscaler front/web › spec.maxReplicas: 300 › at most 100 (scale-target-exists)',
    );
  });

  it('first in an annotation of a pull request', () => {
    expect(githubAnnotations([finding])).toBe(
      '::error file=dist/production/shop/front/web.yaml,line=40,title=scale-target-exists::charts/shop/web.ts › scaling.max › HorizontalPodAutoscaler front/web › spec.maxReplicas: 300 › at most 100',
    );
  });

  it('as a related location in SARIF', () => {
    expect(sarifLog([finding], [])).toMatchObject({
      runs: [
        {
          results: [
            {
              relatedLocations: [
                {
                  message: { text: 'caused by scaling.max' },
                  physicalLocation: { artifactLocation: { uri: 'charts/shop/web.ts' } },
                  logicalLocations: [{ name: 'scaling.max' }],
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

function patches(
  all: readonly (readonly [kind: string, path: string, value: unknown, rule: string])[],
): readonly (readonly [string, unknown, string, string])[] {
  return all.map(([kind, path, value, rule]) => [
    `${web}.patches`,
    [{ kind, path, value, because: 'It is tried' }],
    rule,
    'charts/shop/web.ts › patches[0]',
  ]);
}

function specsOf(system: SystemSpec) {
  return { systems: [system], environments: Object.values(environments) };
}

function findingsOf(system: SystemSpec, names: readonly EnvironmentName[]): readonly Finding[] {
  const charts = { charts: controllers, namespaces: controllerNamespaces, addOns };
  const { problems, subjects, files } = renderSample(system, names, charts);
  expect(problems).toEqual([]);
  return traced(checkSubjects(subjects), files, specsOf(system));
}
