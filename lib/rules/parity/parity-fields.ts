import type { PlatformRule, Told } from '../../model/rule.ts';
import { comparisonsOf } from '../../model/parity/comparisons.ts';
import { followsStrategy } from '../../model/parity/delivery.ts';
import { parityExcerpt, type ParityExcerpt } from '../../model/parity/excerpt.ts';
import { visitDifferences, type Difference } from '../../model/parity/differences.ts';
import { mayDiffer, mayFollow } from '../../model/parity/scale-and-data.ts';

export const parityFields: PlatformRule<ParityExcerpt | null> = {
  id: 'parity-fields',
  tier: 'contract',
  severity: 'error',
  ofSystem: true,
  kinds: ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler'],
  summary: 'staging and dr differ from production in scale and data alone',
  why: 'An environment that differs in anything else proves nothing about production.',
  excerpt: parityExcerpt,
  compare(excerpts, whole) {
    const found: Told[] = [];
    for (const { production, other, pairs } of comparisonsOf(excerpts, whole)) {
      const follows = followsStrategy(production.cluster, other.cluster);
      const plain = [production.plain, other.plain] as const;
      for (const [object, counterpart] of pairs) {
        const { kind } = object;
        visitDifferences(object, counterpart, plain, (difference) => {
          const isAllowed = (pattern: RegExp) => pattern.test(difference.path);
          if (mayDiffer(kind).some(isAllowed)) return;
          if (mayFollow(kind).some(isAllowed) && follows(object)) return;
          found.push(breach(other.cluster.mention(counterpart), difference, production.cluster.name));
        });
      }
    }
    return found;
  },
};

function breach(object: Told['object'], { path, one, other }: Difference, production: string): Told {
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
