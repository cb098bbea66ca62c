import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentsOf, verdict, type Policy } from '../../lib/review/policy.ts';
import { readPolicy } from '../../lib/review/read-policy.ts';
import { review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';
import { all, platform, replace, withoutFile, type Edit } from './platform.ts';

function judged(head: Edit, policy: Policy) {
  const { review: made, comparison } = review(sideOf('base', platform()), sideOf('head', head(platform())), {
    rules: [],
  });
  return verdict(made.consequences, environmentsOf(comparison.changed), policy);
}

function policyOf(text: string): Policy {
  const policy = readPolicy(text);
  if ('problems' in policy) throw new Error(policy.problems.join('\n'));
  return policy;
}

describe('review.yaml', () => {
  const own = policyOf(readFileSync('review.yaml', 'utf8'));

  it('blocks what the API server refuses, outside dev', () => {
    const edit = replace('production/shop/cart', 'selector: { matchLabels: {', 'selector: { matchLabels: { a: b,');
    const { action, judgements } = judged(edit, own);
    expect([action, judgements.map(({ consequence }) => consequence.class)]).toEqual(['block', ['refused']]);
    const inDev = (texts: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.replace('/production/', '/dev/'), text]));
    const { review: made, comparison } = review(sideOf('a', inDev(platform())), sideOf('b', inDev(edit(platform()))), {
      rules: [],
    });
    expect(verdict(made.consequences, environmentsOf(comparison.changed), own).action).toBe('warn');
  });

  it('asks its owner before data is deleted', () => {
    const { action, approvals } = judged(withoutFile('production/shop/data.yaml'), own);
    expect(action).toBe('approve');
    expect(approvals).toEqual([
      {
        owner: '@example/platform',
        what: [
          'deletes: KafkaTopic is deleted with its messages',
          'deletes: PersistentVolumeClaim is deleted with its data',
        ],
      },
    ]);
  });

  it('lets an image move on', () => {
    expect(judged(replace('staging/shop', 'shop/web:v1.0.0', 'shop/web:v1.1.0'), own)).toEqual({
      action: 'allow',
      judgements: [],
      approvals: [],
    });
  });

  it('decides by environment: the same consequence is two judgements', () => {
    const policy = policyOf('classes: { availability: { staging: allow, production: block } }');
    const { judgements } = judged(replace('shop/web', 'minReplicas: 3', 'minReplicas: 1'), policy);
    expect(judgements.map(({ action, objects }) => [action, objects.map(({ cluster }) => cluster)])).toEqual([
      ['block', ['production/shop']],
    ]);
  });

  it('counts less severe consequences where it says so', () => {
    const edit = all(replace('production/shop', 'shop/web:v1.0.0', 'shop/web:v1.0.1'));
    expect(judged(edit, policyOf('classes: { images: { from: low, "*": block } }')).action).toBe('block');
  });
});

it('refuses a policy that is wrong, all at once', () => {
  const text = `
form: high
from: hihg
default: { production: aprove, dev: approve }
classes:
  delets: {}
  data: { '*': { approve: [] }, staging: { approves: [a] } }
  images: 3
`;
  expect(readPolicy(text)).toEqual({
    problems: [
      "review.yaml › form: unknown › from | default | classes (did you mean 'from'?)",
      `review.yaml › from: "hihg" › critical | high | medium | low (did you mean 'high'?)`,
      "review.yaml › default.production: 'aprove' › allow | warn | block | { approve: [owner] }",
      "review.yaml › default.dev: 'approve' › { approve: [owner] }",
      "review.yaml › classes.delets: unknown › deletes | refused | restarts | traffic | permissions | availability | capacity | data | delivery | alerts | findings | images (did you mean 'deletes'?)",
      "review.yaml › classes.data['*'].approve: [] › a list of owners",
      "review.yaml › classes.data.staging.approves: unknown › approve (did you mean 'approve'?)",
      'review.yaml › classes.images: 3 › a mapping',
    ],
  });
  expect(readPolicy('a: [')).toEqual({ problems: [expect.stringMatching(/^review\.yaml › line \d+: .* › YAML$/)] });
});
