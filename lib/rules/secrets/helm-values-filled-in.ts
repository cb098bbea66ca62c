import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { sourcesOf } from '../../model/delivery/sources.ts';
import { isSecretName } from '../../model/secrets/looks-secret.ts';

export const helmValuesFilledIn: ClusterRule = {
  id: 'helm-values-filled-in',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Application'],
  summary: 'no secret in Helm values is an unexpanded variable',
  why: 'Neither Argo CD nor Helm expands environment variables: the password is then literally `${PASSWORD}`.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#values',
  ofObject: true,
  *check(cluster) {
    for (const application of cluster.of('Application')) {
      for (const { field, source } of sourcesOf(application.spec))
        yield* unfilled(application, source.helm, `${field}.helm`);
    }
  },
};

type Helm = NonNullable<NonNullable<NonNullable<Of<'Application'>['spec']>['source']>['helm']>;

const needed = 'the name of a Secret that the chart reads, such as existingSecret';
const variable = /^\$(?:\{(?!env:)[\w.:-]+\}|\([\w.]+\)|[A-Z_]+)$/;

function* unfilled(object: Of<'Application'>, helm: Helm | undefined, field: string): Iterable<Found> {
  if (expands(helm)) return;
  for (const [index, { name = '', value = '' }] of (helm?.parameters ?? []).entries())
    if (variable.test(value) && isSecretName(name))
      yield { object, field: `${field}.parameters[${index}].value`, is: `${value}, taken literally`, needed };
  const line = /^[ \t-]*["']?(\w+)["']?:[ \t]*["']?(\$[{(](?!env:)[\w.:-]+[})])/gm;
  for (const [, name = '', value = ''] of (helm?.values ?? '').matchAll(line))
    if (isSecretName(name))
      yield { object, field: `${field}.values`, is: `${name}: ${value}, taken literally`, needed };
  yield* inValues(object, helm?.valuesObject, `${field}.valuesObject`);
}

/** Configuration files among the values, such as grafana.ini, are expanded by the program that reads them. */
function* inValues(object: Of<'Application'>, value: unknown, field: string): Iterable<Found> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${field}[${name}]` : `${field}.${name}`;
    if (typeof inner === 'object') {
      if (!name.includes('.')) yield* inValues(object, inner, path);
    } else if (typeof inner === 'string' && inner.startsWith('$') && isSecretName(name) && variable.test(inner))
      yield { object, field: path, is: `${inner}, taken literally`, needed };
  }
}

/** Loki, Tempo and Mimir expand variables in their files if an option says so. */
function expands(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('config.expand-env');
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name.includes('config.expand-env') || expands(inner));
}
