import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import { ApiObject, Chart, Duration, Helm, Include, JsonPatch, Lazy, Size } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { ChartContext, ChartSpec } from '../../lib/spec/chart.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import { sampleSystem, webServer } from '../sample-system.ts';

/** A valid system with a web server and the given charts, in the layer `front`. */
export function withCharts(charts: Readonly<Record<string, ChartSpec>>, rest: Partial<SystemSpec> = {}): SystemSpec {
  const system = sampleSystem({ front: { web: webServer } }, rest);
  const { front } = system.layers;
  return { ...system, layers: { front: { workloads: {}, ...front, charts } } };
}

/** A server of cdk8s-plus that all rules accept, called by the web server. */
export const server = {
  description: 'Answers questions',
  calls: ['front/web', 'database', 'api.example.com:443'],
  ports: { http: 8080 },
  add: addServer,
} as const satisfies ChartSpec;

/** Adds the server; the Deployment is called `<chart>-server`. */
export function addServer(chart: Chart, context: ChartContext): plus.Deployment {
  const { min } = context.replicas({ min: 2 });
  const config = new plus.ConfigMap(chart, 'config', { data: { 'app.yaml': 'colour: red' } });
  const url = plus.Secret.fromSecretName(chart, 'url', context.secretName);
  const deployment = new plus.Deployment(chart, 'server', {
    replicas: min,
    strategy: plus.DeploymentStrategy.rollingUpdate({ maxUnavailable: plus.PercentOrAbsolute.absolute(0) }),
    containers: [
      {
        image: context.image('web'),
        ports: [{ number: 8080, name: 'http' }],
        liveness: plus.Probe.fromHttpGet('/health/live', { port: 8080 }),
        readiness: plus.Probe.fromHttpGet('/health/ready', { port: 8080 }),
        startup: plus.Probe.fromHttpGet('/health/live', {
          port: 8080,
          failureThreshold: 15,
          periodSeconds: Duration.seconds(10),
        }),
        lifecycle: { preStop: plus.Handler.fromCommand(['sleep', '5']) },
        resources: {
          cpu: { request: plus.Cpu.millis(100), limit: plus.Cpu.millis(500) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
          ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(1) },
        },
        securityContext: { user: 10001, group: 10001 },
        volumeMounts: [
          {
            path: '/etc/config',
            volume: plus.Volume.fromConfigMap(chart, 'files', config as plus.IConfigMap),
            readOnly: true,
          },
          { path: '/etc/secrets', volume: plus.Volume.fromSecret(chart, 'secrets', url), readOnly: true },
        ],
      },
    ],
  });
  const spread = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { 'app.kubernetes.io/name': context.name } },
  });
  ApiObject.of(deployment).addJsonPatch(
    JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
    JsonPatch.add('/spec/template/spec/containers/0/securityContext/capabilities', { drop: ['ALL'] }),
    JsonPatch.add('/spec/template/spec/priorityClassName', `${context.system}-standard`),
    JsonPatch.add('/spec/template/spec/topologySpreadConstraints', [
      spread('topology.kubernetes.io/zone'),
      spread('kubernetes.io/hostname'),
    ]),
  );
  const service = deployment.exposeViaService({ name: context.name, ports: [{ name: 'http', port: 8080 }] });
  ApiObject.of(service).addJsonPatch(JsonPatch.remove('/spec/externalIPs'));
  new ApiObject(chart, 'budget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': context.name } } },
  });
  deployment.node.addDependency(config);
  return deployment;
}

/** A custom construct, like those that npm packages publish. */
class Settings extends Construct {
  constructor(scope: Construct, id: string, data: Readonly<Record<string, string>>) {
    super(scope, id);
    new plus.ConfigMap(this, 'map', { data: { ...data } });
  }
}

/** Objects of every sort of construct, named after their source. */
export const everySort = {
  description: 'One object of every sort of construct',
  add(chart, context) {
    const folder = mkdtempSync(join(tmpdir(), 'strata-charts-'));
    const vendor = join(folder, 'vendor.yaml');
    writeFileSync(vendor, configMaps('from-include', 'from-include-list'));
    const helm = join(folder, 'helm');
    writeFileSync(helm, `#!/bin/sh\ncat <<'END'\n${configMaps('from-helm')}END\n`, { mode: 0o755 });

    new ApiObject(chart, 'from-api-object', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { lazy: Lazy.any({ produce: () => context.environment.name }) as string },
    });
    new plus.ConfigMap(chart, 'from-plus', { data: { a: 'b' } });
    new Include(chart, 'include', { url: vendor });
    new Helm(chart, 'helm', { chart: folder, helmExecutable: helm });
    new Settings(chart, 'from-construct', { a: 'b' });
    new plus.ConfigMap(new Chart(chart, 'nested', { disableResourceNameHashes: true }), 'map', { data: { a: 'b' } });
    return [
      new VirtualService({
        metadata: { name: 'from-models' },
        spec: {
          hosts: [`web.${context.namespace}.svc.cluster.local`],
          gateways: ['mesh'],
          http: [{ timeout: '5s', route: [{ destination: { host: `web.${context.namespace}.svc.cluster.local` } }] }],
        },
      }),
    ];
  },
} as const satisfies ChartSpec;

/** ConfigMaps like those in a vendor's YAML, the second in a List. */
function configMaps(name: string, listed?: string): string {
  const one = (of: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${of}\ndata:\n  a: b\n`;
  if (listed === undefined) return one(name);
  const items = JSON.stringify([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: listed }, data: { a: 'b' } }]);
  return `${one(name)}---\napiVersion: v1\nkind: List\nitems: ${items}\n`;
}
