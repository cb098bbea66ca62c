import type { DeploymentSpec } from '../../lib/spec/workload.ts';
import { axes, axisNames, type Axis } from './axes.ts';

/** One crawler for each axis: nine replicas of one Deployment would not know which axis is theirs. The document’s label
 * `component: crawler` had selected what to scrape; here a monitor selects each by its name. */
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
    // 9 to 27 in all. The lag of its own group: on that of raw_events, which it fills, more lag would make more lag.
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
