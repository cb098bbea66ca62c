import type { Rule } from '../../model/rule.ts';
import { absenceOutlastsARestart } from './absence-outlasts-a-restart.ts';
import { alertAggregates } from './alert-aggregates.ts';
import { alertDescribed } from './alert-described.ts';
import { alertIsRouted } from './alert-is-routed.ts';
import { alertNamesUnique } from './alert-names-unique.ts';
import { counterInRate } from './counter-in-rate.ts';
import { criticalInTime } from './critical-in-time.ts';
import { dashboardFound } from './dashboard-found.ts';
import { dashboardLoads } from './dashboard-loads.ts';
import { errorsCountedByCallers } from './errors-counted-by-callers.ts';
import { expressionReads } from './expression-reads.ts';
import { gaugeInRate } from './gauge-in-rate.ts';
import { histogramQuantile } from './histogram-quantile.ts';
import { metricExists } from './metric-exists.ts';
import { metricLabels } from './metric-labels.ts';
import { metricObjects } from './metric-objects.ts';
import { metricTargets } from './metric-targets.ts';
import { monitorFindsPods } from './monitor-finds-pods.ts';
import { monitoringIsSelected } from './monitoring-is-selected.ts';
import { rangeCoversScrapes } from './range-covers-scrapes.ts';
import { receiverExists } from './receiver-exists.ts';
import { restartAlert } from './restart-alert.ts';
import { restoreTestIsWatched } from './restore-test-is-watched.ts';
import { sumCountsOnce } from './sum-counts-once.ts';
import { watchdogApart } from './watchdog-apart.ts';
import { scrapeAnnotationsUnread } from './scrape-annotations-unread.ts';

export const monitoringRules: readonly Rule[] = [
  expressionReads,
  metricExists,
  metricLabels,
  metricTargets,
  metricObjects,
  counterInRate,
  gaugeInRate,
  histogramQuantile,
  rangeCoversScrapes,
  alertAggregates,
  restartAlert,
  errorsCountedByCallers,
  absenceOutlastsARestart,
  sumCountsOnce,
  alertDescribed,
  alertNamesUnique,
  alertIsRouted,
  criticalInTime,
  restoreTestIsWatched,
  monitoringIsSelected,
  monitorFindsPods,
  scrapeAnnotationsUnread,
  dashboardFound,
  dashboardLoads,
  receiverExists,
  watchdogApart,
];
