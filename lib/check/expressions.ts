import type { Manifest } from '../manifests/manifest.ts';
import { each } from '../model/each.ts';

/** Expressions in CEL that the API server compiles when it takes an object, with the field of each. */
export function expressionsOf(manifest: Manifest): readonly (readonly [expression: string, field: string])[] {
  return (places[manifest.kind] ?? [])
    .flatMap((path) => [...each<unknown>(manifest, path)])
    .filter((one): one is readonly [string, string] => typeof one[0] === 'string');
}

const webhook = ['webhooks[].matchConditions[].expression'];

/** https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ */
const places: Readonly<Record<string, readonly string[]>> = {
  MutatingWebhookConfiguration: webhook,
  ValidatingAdmissionPolicy: [
    'spec.auditAnnotations[].valueExpression',
    'spec.matchConditions[].expression',
    'spec.validations[].expression',
    'spec.validations[].messageExpression',
    'spec.variables[].expression',
  ],
  ValidatingWebhookConfiguration: webhook,
};
