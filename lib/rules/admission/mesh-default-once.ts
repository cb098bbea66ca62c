import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const meshDefaultOnce: ClusterRule = {
  id: 'mesh-default-once',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PeerAuthentication', 'Sidecar'],
  summary: 'a namespace has at most one Sidecar, one PeerAuthentication and one Telemetry without a selector',
  why: 'Where two apply to a whole namespace, Istio does not define which one wins.',
  source: 'https://istio.io/latest/docs/reference/config/networking/sidecar/',
  *check(cluster) {
    const first = new Map<string, string>();
    for (const object of cluster.of('Sidecar', 'PeerAuthentication', 'Telemetry')) {
      if (selectsPods(object)) continue;
      const { kind, metadata } = object;
      const place = `${kind} ${metadata.namespace ?? ''}`;
      const other = first.get(place);
      if (other === undefined) first.set(place, metadata.name);
      else {
        const field = kind === 'Sidecar' ? 'spec.workloadSelector' : 'spec.selector';
        yield { object, field, is: `none, as in ${kind} ${other}`, needed: 'one of the two, or the selector of pods' };
      }
    }
  },
};

function selectsPods({ spec }: Of<'Sidecar'> | Of<'PeerAuthentication'> | Of<'Telemetry'>): boolean {
  if (spec === undefined) return false;
  if ('targetRef' in spec || 'targetRefs' in spec) return true;
  const { workloadSelector, selector } = spec as { workloadSelector?: Selector; selector?: Selector };
  return Object.keys(workloadSelector?.labels ?? selector?.matchLabels ?? {}).length > 0;
}

interface Selector {
  readonly labels?: object;
  readonly matchLabels?: object;
}
