import type { Rule } from '../../model/rule.ts';
import { budgetAllowsEviction } from './budget-allows-eviction.ts';
import { budgetCountsPods } from './budget-counts-pods.ts';
import { budgetKeepsSome } from './budget-keeps-some.ts';
import { canaryWeightIsReal } from './canary-weight-is-real.ts';
import { deadlineOutlastsStartup } from './deadline-outlasts-startup.ts';
import { managedDataOutlivesZone } from './managed-data-outlives-zone.ts';
import { nodepoolDisruption } from './nodepool-disruption.ts';
import { oneBudgetPerPod } from './one-budget-per-pod.ts';
import { prestopWithinGrace } from './prestop-within-grace.ts';
import { rolloutCanProgress } from './rollout-can-progress.ts';
import { rolloutStrategy } from './rollout-strategy.ts';
import { rolloutWaits } from './rollout-waits.ts';
import { servingHasBudget } from './serving-has-budget.ts';
import { servingKeepsTwo } from './serving-keeps-two.ts';
import { spreadCountsOwnPods } from './spread-counts-own-pods.ts';
import { topicOutlivesBroker } from './topic-outlives-broker.ts';
import { topologyIsKnown } from './topology-is-known.ts';
import { undisturbedPodsEnd } from './undisturbed-pods-end.ts';
import { volumeOutlivesZone } from './volume-outlives-zone.ts';
import { volumeWaitsForPod } from './volume-waits-for-pod.ts';
import { zonesSuffice } from './zones-suffice.ts';

export const drainRules: readonly Rule[] = [
  budgetAllowsEviction,
  budgetCountsPods,
  oneBudgetPerPod,
  servingHasBudget,
  servingKeepsTwo,
  spreadCountsOwnPods,
  zonesSuffice,
  volumeOutlivesZone,
  rolloutCanProgress,
  rolloutStrategy,
  rolloutWaits,
  canaryWeightIsReal,
  prestopWithinGrace,
  nodepoolDisruption,
  undisturbedPodsEnd,
  deadlineOutlastsStartup,
  managedDataOutlivesZone,
  topologyIsKnown,
  volumeWaitsForPod,
  budgetKeepsSome,
  topicOutlivesBroker,
];
