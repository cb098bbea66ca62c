import type { Rule } from '../../model/rule.ts';
import { autoscalerBounds } from './autoscaler-bounds.ts';
import { autoscalerIsNotPaused } from './autoscaler-is-not-paused.ts';
import { autoscalerTargetsRollout } from './autoscaler-targets-rollout.ts';
import { consumersWithinPartitions } from './consumers-within-partitions.ts';
import { fallbackAverages } from './fallback-averages.ts';
import { metricIsServed } from './metric-is-served.ts';
import { metricLeavesSidecarOut } from './metric-leaves-sidecar-out.ts';
import { objectMetricAverages } from './object-metric-averages.ts';
import { oneAutoscaler } from './one-autoscaler.ts';
import { oneOwnerOfRequests } from './one-owner-of-requests.ts';
import { replicasLeftToOwner } from './replicas-left-to-owner.ts';
import { scaledByWhatItReads } from './scaled-by-what-it-reads.ts';
import { scalesBeforeAlert } from './scales-before-alert.ts';
import { targetCanScale } from './target-can-scale.ts';
import { triggerMetadata } from './trigger-metadata.ts';
import { utilizationHasRequests } from './utilization-has-requests.ts';
import { verticalBounds } from './vertical-bounds.ts';
import { verticalCanEvict } from './vertical-can-evict.ts';
import { verticalFitsNode } from './vertical-fits-node.ts';
import { verticalHasMaximum } from './vertical-has-maximum.ts';
import { verticalMaxWithinLimit } from './vertical-max-within-limit.ts';
import { zeroNeedsEvent } from './zero-needs-event.ts';

export const autoscalingRules: readonly Rule[] = [
  oneAutoscaler,
  autoscalerTargetsRollout,
  targetCanScale,
  replicasLeftToOwner,
  oneOwnerOfRequests,
  utilizationHasRequests,
  metricLeavesSidecarOut,
  metricIsServed,
  objectMetricAverages,
  autoscalerBounds,
  zeroNeedsEvent,
  fallbackAverages,
  triggerMetadata,
  consumersWithinPartitions,
  scaledByWhatItReads,
  scalesBeforeAlert,
  verticalBounds,
  verticalMaxWithinLimit,
  verticalFitsNode,
  verticalCanEvict,
  verticalHasMaximum,
  autoscalerIsNotPaused,
];
