import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { credentialIn, isLiteralSecret } from '../../model/secrets/looks-secret.ts';

export const noCredentials: ClusterRule = {
  id: 'no-credentials',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Application', 'ConfigMap', 'Deployment'],
  summary: 'no object contains a credential in plain text',
  why: 'Every clone of the repository contains the credential, for ever.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ofObject: true,
  *check({ own }) {
    if (harmless.size > 100_000) harmless.clear();
    for (const object of own) {
      // no-secret-objects reports Secrets.
      if (object.kind === 'Secret' || !holdsCredential(object)) continue;
      const found: Found[] = [];
      look(object, '', object, [], found);
      yield* found;
    }
  },
};

/** Texts without a credential: most occur in every cluster, and are searched once. */
const harmless = new Set<string>();

/** Whether a text contains a credential, without the place. */
function holdsCredential(value: object): boolean {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (typeof item !== 'string') {
        if (isInside(item)) return true;
      } else if (isCredential(flagBefore(items, index), item)) return true;
    }
    return false;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const isReference = 'secretName' in fields;
  for (const key in fields) {
    const field = fields[key];
    if (typeof field === 'string') {
      if (isCredential(nameOf(fields, key, isReference), field)) return true;
    } else if (isInside(field)) return true;
  }
  return false;
}

function isInside(value: unknown): boolean {
  return typeof value === 'object' && value !== null && holdsCredential(value);
}

function isCredential(name: string, value: string): boolean {
  if (isLiteralSecret(name, value)) return true;
  // No known form of a credential is shorter.
  if (value.length < 8 || harmless.has(value)) return false;
  if (credentialIn(value) !== undefined) return true;
  harmless.add(value);
  return false;
}

type Step = string | number;

const needed = 'an ExternalSecret, and a new credential: this one is known';

/** The credentials of a text, each with its place. */
function look(value: unknown, name: string, object: KubernetesObject, steps: Step[], found: Found[]): void {
  if (typeof value === 'string') {
    const is = credentialIn(value) ?? (isLiteralSecret(name, value) ? `a literal value of ${name}` : undefined);
    if (is !== undefined) found.push({ object, field: fieldOf(steps), is, needed });
  } else if (Array.isArray(value)) {
    const { length } = value;
    for (let index = 0; index < length; index++) {
      steps.push(index);
      look(value[index], flagBefore(value, index), object, steps, found);
      steps.pop();
    }
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    const isReference = 'secretName' in fields;
    for (const key in fields) {
      steps.push(key);
      look(fields[key], nameOf(fields, key, isReference), object, steps, found);
      steps.pop();
    }
  }
}

/** In a variable, parameter or header the name beside the value tells what it is; in a reference to a Secret it is a key. */
function nameOf(fields: Readonly<Record<string, unknown>>, key: string, isReference: boolean): string {
  if (key !== 'value') return isReference ? '' : key;
  return typeof fields.name === 'string' ? fields.name : '';
}

/** The flag that an argument belongs to, such as `--password`. */
function flagBefore(items: readonly unknown[], index: number): string {
  const before = items[index - 1];
  if (typeof before !== 'string' || !before.startsWith('--') || String(items[index]).startsWith('-')) return '';
  return before.slice(2);
}

function fieldOf(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^\w+$/.test(step)) return `['${step}']`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
