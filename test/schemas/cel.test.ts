import { describe, expect, test } from 'vitest';
import { kinds } from '../../imports/kinds.ts';
import type { Schema } from '../../imports/schema.ts';
import { customRuleFindings } from '../../lib/check/custom-rules.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { celProblems, celTest } from '../../lib/schemas/cel.ts';
import { celRules, isOfChanges } from '../../lib/schemas/cel-rules.ts';
import { schemaFiles, schemaReference } from '../../lib/schemas/validate.ts';

describe('rules of CRDs', () => {
  test('are all read', () => {
    const files = new Set(kinds.flatMap((kind) => schemaReference(kind)?.replace(/#.*/, '') ?? []));
    const rules = [...files].flatMap((file) => Object.values(schemaFiles(file).$defs).flatMap(rulesIn));
    expect(rules.length).toBeGreaterThan(150);
    // A rule that cannot be parsed throws.
    for (const rule of rules) expect(() => celTest(rule), rule.rule).not.toThrow();
    expect(rules.filter(isOfChanges).length).toBeGreaterThan(3);
  });

  test.each([
    [
      'a condition between two fields',
      `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { name: web }, minReplicaCount: 5, maxReplicaCount: 2, triggers: [{ type: cpu, metadata: {} }] }`,
      'spec',
    ],
    [
      'a schedule without a duration',
      `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: web }
spec:
  disruption: { consolidateAfter: 1m, budgets: [{ nodes: '0', schedule: 0 9 * * * }] }
  template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }, requirements: [] } }`,
      'spec.disruption.budgets',
    ],
    [
      'a key of a map',
      `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: web }
spec:
  template:
    metadata: { labels: { kubernetes.io/hostname: a } }
    spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: a }, requirements: [] }`,
      'spec.template.metadata.labels',
    ],
  ])('refuse %s', async (_, text, field) => {
    const { files, findings } = readManifests(new Map([['a.yaml', text]]));
    expect(findings).toEqual([]);
    expect((await customRuleFindings(files)).map((one) => one.field)).toEqual([field]);
  });

  test('look at values with their defaults filled in', async () => {
    const text = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { scaleTargetRef: { name: web }, minReplicaCount: 5, triggers: [{ type: cpu, metadata: {} }] }`;
    expect(await customRuleFindings(readManifests(new Map([['a.yaml', text]])).files)).toEqual([]);
  });

  test('of changes speak of two versions of an object alone', () => {
    const rules = celRules(schemaFiles)('karpenter.sh.json#/$defs/NodePool');
    const pool = (group: string) => ({
      spec: { template: { spec: { nodeClassRef: { group, kind: 'EC2NodeClass', name: 'a' }, requirements: [] } } },
    });
    const fields = (...versions: readonly [unknown, unknown?]) =>
      celProblems(rules?.(...versions) ?? []).map(({ path }) => path.join('.'));
    expect(fields(pool('a'))).toEqual([]);
    expect(fields(pool('a'), pool('a'))).toEqual([]);
    expect(fields(pool('a'), pool('b'))).toEqual(['spec.template.spec.nodeClassRef']);
  });
});

function rulesIn(schema: Schema): readonly { readonly rule: string }[] {
  const { properties = {}, items, additionalProperties: rest, rules = [] } = schema;
  const children = [
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(typeof rest === 'object' ? [rest] : []),
  ];
  return [...rules, ...children.flatMap(rulesIn)];
}
