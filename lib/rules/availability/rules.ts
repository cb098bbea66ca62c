import type { Rule } from '../../model/rule.ts';
import { budgetAllowsEviction } from './budget-allows-eviction.ts';
import { budgetCountsPods } from './budget-counts-pods.ts';
import { budgetKeepsSome } from './budget-keeps-some.ts';
import { budgetLetsUnhealthyGo } from './budget-lets-unhealthy-go.ts';
import { containerProbes } from './container-probes.ts';
import { deadlineOutlastsStartup } from './deadline-outlasts-startup.ts';
import { gracePeriodIsGiven } from './grace-period-is-given.ts';
import { noNakedPods } from './no-naked-pods.ts';
import { oneBudgetPerPod } from './one-budget-per-pod.ts';
import { prestopWithinGrace } from './prestop-within-grace.ts';
import { priorityClass } from './priority-class.ts';
import { probeQuestions } from './probe-questions.ts';
import { probeTimeoutWithinPeriod } from './probe-timeout-within-period.ts';
import { rollingUpdate } from './rolling-update.ts';
import { rolloutCanProgress } from './rollout-can-progress.ts';
import { servingHasBudget } from './serving-has-budget.ts';
import { servingKeepsTwo } from './serving-keeps-two.ts';
import { spreadCountsOwnPods } from './spread-counts-own-pods.ts';
import { spreadKeysAreBorne } from './spread-keys-are-borne.ts';
import { spreadOverNodes } from './spread-over-nodes.ts';
import { startupProbe } from './startup-probe.ts';
import { topologyIsKnown } from './topology-is-known.ts';
import { zoneCanBeDrained } from './zone-can-be-drained.ts';
import { zonesSuffice } from './zones-suffice.ts';

export const availabilityRules: readonly Rule[] = [
  budgetAllowsEviction,
  budgetCountsPods,
  oneBudgetPerPod,
  servingHasBudget,
  servingKeepsTwo,
  spreadCountsOwnPods,
  zonesSuffice,
  zoneCanBeDrained,
  rolloutCanProgress,
  prestopWithinGrace,
  deadlineOutlastsStartup,
  topologyIsKnown,
  budgetKeepsSome,
  containerProbes,
  startupProbe,
  probeQuestions,
  priorityClass,
  rollingUpdate,
  spreadOverNodes,
  noNakedPods,
  spreadKeysAreBorne,
  probeTimeoutWithinPeriod,
  gracePeriodIsGiven,
  budgetLetsUnhealthyGo,
];
