import type { Said } from '../judgement.ts';
import { itemsOf, repeated, valueText, textOf, textsOf, type Fields, type Relation } from './relation.ts';

const domain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** The subject of a binding: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
export const subject: Relation = function* ({ kind, name }) {
  const text = textOf(name) ?? '';
  if (kind === 'ServiceAccount' && text !== '' && (text.length > 253 || !domain.test(text)))
    yield { at: '.name', is: `'${text}'`, needed: 'a name of small letters, digits, - and .' };
};

/** https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/ */
export const webhook: Relation = function* ({ admissionReviewVersions, rules }) {
  for (const [index, rule] of itemsOf(rules)) yield* wildcards(rule, `.rules[${index}]`);
  const versions = textsOf(admissionReviewVersions);
  if (versions.length > 0 && !versions.includes('v1') && !versions.includes('v1beta1'))
    yield { at: '.admissionReviewVersions', is: versions.join(', '), needed: 'v1 among them' };
  for (const [index, version] of repeated(versions))
    yield { at: `.admissionReviewVersions[${index}]`, is: `${valueText(version)} again`, needed: 'each version once' };
};

/** A `*` is the only item of its list, and no name is empty. */
function* wildcards(rule: Fields, at: string): Iterable<Said> {
  for (const name of ['apiGroups', 'apiVersions', 'operations']) {
    const words = textsOf(rule[name]);
    if (words.includes('*') && words.length > 1)
      yield { at: `${at}.${name}`, is: words.join(', '), needed: '* alone, or none of it' };
  }
  for (const name of ['apiVersions', 'resources'])
    for (const [index, word] of textsOf(rule[name]).entries())
      if (word === '') yield { at: `${at}.${name}[${index}]`, is: "''", needed: 'a name, or *' };
}
