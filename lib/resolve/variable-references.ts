import { suggestion } from '../schemas/closest.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import type { Report } from './problem.ts';
import type { EnvironmentVariable } from './pod-of-workload.ts';

/**
 * Reports `$(NAME)` in arguments and values if the container has no such variable: Kubernetes would pass the text on
 * unchanged. Names in lower case are ignored, because a shell runs `$(date)` as a command.
 */
export function checkReferences(
  spec: WorkloadSpec,
  environment: string,
  variables: readonly EnvironmentVariable[],
  report: Report,
): void {
  const names = variables.map(({ name }) => name);
  const check = (field: string, text: string, known: readonly string[], which: string): void => {
    for (const name of referencesIn(text)) {
      if (!known.includes(name)) report(field, `$(${name})`, `${which}${suggestion(name, known)}`);
    }
  };
  for (const field of ['command', 'args'] as const) {
    const words = spec.kind === 'RayCluster' ? [] : (spec[field] ?? []);
    for (const [index, word] of words.entries())
      check(`${field}[${index}]`, word, names, 'a variable of the container, or $$(…) for literal text');
  }
  const own = spec.overrides?.[environment as keyof typeof spec.overrides] as
    { readonly environment?: object } | undefined;
  for (const [index, variable] of variables.entries()) {
    if (!('value' in variable)) continue;
    const overridden = own?.environment !== undefined && variable.name in own.environment;
    const field = `${overridden ? `overrides.${environment}.` : ''}environment.${variable.name}`;
    check(field, variable.value, names.slice(0, index), 'a variable that is set before it');
  }
}

/**
 * Names in `$(NAME)`; `$$` is a literal dollar sign:
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\$|\$\(([A-Z_][A-Z0-9_]*)\)/g)].flatMap(([, name]) => name ?? []);
}
