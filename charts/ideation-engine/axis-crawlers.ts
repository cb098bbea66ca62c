import type { DeploymentSpec } from '../../lib/spec/workload.ts';
import { axes, axisNames, type Axis } from './axes.ts';

/**
 * One crawler for each axis: nine replicas of one Deployment could not know their axis. The document's scrape
 * configuration selects `component: crawler`; here each crawler has a monitor.
 */
export const axisCrawlers: Readonly<Record<string, DeploymentSpec>> = Object.fromEntries(
  axisNames.map((axis) => [`axis-crawler-${axis.toLowerCase()}`, axisCrawler(axis)]),
);

function axisCrawler(axis: Axis): DeploymentSpec {
  return {
    kind: 'Deployment',
    definedIn: 'axis-crawlers',
    description: `Crawls the sources of axis ${axis} and writes what it finds to raw_events.${axis}`,
    assumed: 'The documents name the axes, not their sources, ports or health endpoints',
    image: 'ideation-engine',
    args: ['crawler'],
    environment: { AXIS: axis },
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    // 9 to 27 in total. The trigger is the lag of its own group: the crawler itself writes to raw_events, so that
    // scaling by the lag there would increase the lag.
    scaling: {
      min: 1,
      max: 3,
      kafkaLag: 1000,
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] },
        scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
      },
    },
    consumes: { group: `axis-crawler-${axis.toLowerCase()}`, topics: [`parsed_events.${axis}`] },
    publishes: [`raw_events.${axis}`],
    calls: [...axes[axis]],
    metrics: { exports: ['crawler_fetches_total'] },
    interruptible: true,
  };
}
