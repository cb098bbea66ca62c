import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A consumer without ports of its own, scaled by the lag of its group, on spot nodes. */
export const golden: GoldenCase = {
  system: sampleSystem({
    back: {
      billing: {
        kind: 'Deployment',
        description: 'Bills orders',
        image: 'store',
        args: ['billing'],
        resources: { requests: { cpu: '1', memory: '2Gi' } },
        scaling: { min: 1, max: 6, kafkaLag: 500 },
        consumes: { group: 'billing', topics: ['orders'] },
        publishes: ['payments'],
        metrics: { exports: ['bills_total'] },
        interruptible: true,
      },
    },
  }),
  shown: ['back/billing.yaml', 'back/kafka.yaml'],
};
