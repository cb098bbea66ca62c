import { suggestion } from '../schemas/closest.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import type { Declared } from './declared.ts';
import type { Context } from './context.ts';
import { canaryServices, previewServiceOf, resolveDelivery, testedBy } from './delivery.ts';

/** Reports a test of what is no Deployment of its layer: a Rollout runs the tests of its own namespace alone. */
export function checkTested({ layer, spec, report }: Declared, { layers }: SystemSpec): void {
  const tested = testedBy(spec);
  if (tested === undefined || isDeploymentOf(layer, tested, layers)) return;
  const known = Object.entries(layers[layer]?.workloads ?? {}).flatMap(([name, { kind }]) =>
    kind === 'Deployment' ? `${layer}/${name}` : [],
  );
  report('runs.beforeTrafficOf', `'${tested}'`, `a Deployment of the same layer${suggestion(tested, known)}`);
}

/** Whether a name is that of a Deployment of the layer. */
export function isDeploymentOf(layer: string, tested: string, layers: SystemSpec['layers']): boolean {
  const [within, name = ''] = tested.split('/');
  return within === layer && layers[layer]?.workloads[name]?.kind === 'Deployment';
}

/** Names of the Jobs that test a Deployment. */
export function smokeTestsOf({ layer, name }: Declared, { declared }: Context): readonly string[] {
  return declared.flatMap((one) => (testedBy(one.spec) === `${layer}/${name}` ? one.name : []));
}

/** Whether a Rollout runs the test; otherwise it is a hook. */
export function testsRollout({ spec }: Declared, context: Context): boolean {
  return deliveryOfTested(spec, context).strategy !== 'rolling';
}

/** What tells a test which host leads to the new version. */
export function testedHost({ namespace, spec }: Declared, context: Context): Readonly<Record<string, string>> {
  const name = testedBy(spec)?.split('/')[1];
  if (name === undefined) return {};
  const { strategy } = deliveryOfTested(spec, context);
  const [, canary] = canaryServices(name);
  const service = strategy === 'canary' ? canary : strategy === 'blue-green' ? previewServiceOf(name) : name;
  return { TESTED_HOST: `${service}.${namespace}.svc.cluster.local` };
}

function deliveryOfTested(spec: WorkloadSpec, { declared, environment }: Context) {
  const tested = declared.find(({ layer, name }) => `${layer}/${name}` === testedBy(spec));
  return tested?.spec.kind === 'Deployment'
    ? resolveDelivery(tested.spec, environment)
    : ({ strategy: 'rolling' } as const);
}
