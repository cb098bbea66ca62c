import type { KubernetesObject } from '../../model/kinds.ts';
import type { Found, PlatformRule } from '../../model/rule.ts';
import { comparisonsOf } from '../../model/parity/comparisons.ts';
import { followsStrategy } from '../../model/parity/delivery.ts';
import { visitDifferences, type Difference } from '../../model/parity/differences.ts';
import { scaleAndData } from '../../model/parity/scale-and-data.ts';

export const parityFields: PlatformRule = {
  id: 'parity-fields',
  tier: 'contract',
  severity: 'error',
  ofSystem: true,
  kinds: ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler'],
  summary: 'staging and dr differ from production in scale and data alone',
  why: 'An environment that differs in anything else proves nothing about production.',
  checkAll(clusters) {
    const found: Found[] = [];
    const allowed = allowedByKind();
    for (const { production, other, pairs } of comparisonsOf(clusters)) {
      const follows = followsStrategy(production.cluster, other.cluster);
      const plain = [production.plain, other.plain] as const;
      for (const [object, counterpart] of pairs) {
        visitDifferences(object, counterpart, plain, (difference) => {
          const isAllowed = (pattern: RegExp) => pattern.test(difference.path);
          if (allowed.get(object.kind)?.some(isAllowed) === true) return;
          if (strategy[object.kind]?.some(isAllowed) === true && follows(object)) return;
          found.push(breach(counterpart, difference, production.cluster.name));
        });
      }
    }
    return found;
  },
};

/** Fields that differ because the delivery strategy differs. */
const strategy: Readonly<Record<string, readonly RegExp[]>> = {
  Rollout: [/^spec\.strategy\./],
  AnalysisTemplate: [/^spec\.(metrics|args)\[/],
  VirtualService: [/^spec\.http\[[\w-]*\]\.route\[\]\./, /^metadata\.annotations\.argocd\.argoproj\.io\/sync-wave$/],
};

function allowedByKind(): ReadonlyMap<string, readonly RegExp[]> {
  const byKind = new Map<string, RegExp[]>();
  for (const [kinds, fields] of scaleAndData) {
    for (const kind of kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), fields]);
  }
  return byKind;
}

function breach(object: KubernetesObject, { path, one, other }: Difference, production: string): Found {
  const is = `${valueText(other)}, but ${valueText(one)} in ${production}`;
  return { object, field: path, is, needed: 'the same, or a difference of scale or data' };
}

/** A value for people, at most one line long. */
function valueText(value: unknown): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 57)}…'` : `'${value}'`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'a mapping';
}
