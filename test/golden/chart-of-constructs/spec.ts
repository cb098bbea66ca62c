import { server, withCharts } from '../../constructs/sample-charts.ts';
import { webServer } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

const system = withCharts({ server });

/** A server of cdk8s-plus in a layer: what it makes, and what follows from its calls and ports. */
export const golden: GoldenCase = {
  system: {
    ...system,
    layers: { front: { ...system.layers.front, workloads: { web: { ...webServer, calls: ['front/server'] } } } },
  },
  shown: ['front/server.yaml'],
};
