import type { ClusterRule } from '../../model/rule.ts';

const names = ['autoscaling.keda.sh/paused-replicas', 'autoscaling.keda.sh/paused'] as const;

export const autoscalerIsNotPaused: ClusterRule = {
  id: 'autoscaler-is-not-paused',
  tier: 'policy',
  severity: 'warning',
  kinds: ['ScaledObject'],
  summary: 'no committed ScaledObject is paused',
  why: "A pause is meant for an incident. In Git it is applied again and again, and the workload keeps its replica count whatever happens. It is a house's choice, because somebody may want the pause to be reviewed.",
  source: 'https://keda.sh/docs/latest/concepts/scaling-deployments/#pausing-autoscaling',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      for (const name of names) {
        const value = object.metadata.annotations?.[name];
        if (value === undefined || value === 'false') continue;
        const is = `'${value}': nothing is scaled as long as it stands there`;
        yield { object, field: `metadata.annotations['${name}']`, is, needed: 'no such annotation in Git' };
      }
    }
  },
};
