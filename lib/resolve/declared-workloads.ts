import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { runsIn, type Declared } from './declared.ts';
import { ownWorkloads } from './data-services.ts';
import { isReadingCopy } from './data-services/reading-copy.ts';
import { namespaceName } from './namespace-name.ts';
import type { Report } from './problem.ts';
import type { DataService } from './system.ts';

/** The workloads that run in the environment: those of the layers, and those that come with data services. */
export function declaredWorkloads(
  system: SystemSpec,
  environment: Environment,
  dataServices: readonly DataService[],
  reporter: (file: string) => Report,
): readonly Declared[] {
  const declared: Declared[] = [];
  const add = (layer: string, name: string, spec: Declared['spec']): void => {
    const source = `charts/${system.name}/${spec.definedIn ?? name}.ts`;
    if (spec.notInDev !== undefined && spec.onlyInDev !== undefined)
      reporter(source)('onlyInDev', 'notInDev is set too', 'one of the two: it would run nowhere');
    const copies = dataServices.filter(isReadingCopy).map((service) => service.name);
    if (!runsIn(environment, spec) || (spec.writes ?? []).some((written) => copies.includes(written))) return;
    const namespace = namespaceName(system, layer, environment);
    declared.push({ layer, namespace, name, spec, source, report: reporter(source) });
  };
  for (const [layer, { workloads }] of Object.entries(system.layers)) {
    for (const [name, spec] of Object.entries(workloads)) add(layer, name, spec);
  }
  for (const service of dataServices) {
    const own = Object.entries(ownWorkloads(service, system, environment));
    for (const [name, spec] of own) {
      const taken = declared.find((one) => one.layer === service.spec.layer && one.name === name);
      if (taken === undefined) add(service.spec.layer, name, spec);
      else
        taken.report('name', `'${name}' is the name of a workload of the data service ${service.name}`, 'another name');
    }
  }
  return declared;
}
