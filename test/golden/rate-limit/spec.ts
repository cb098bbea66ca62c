import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** A rate limit of each pod: of its ports with requests, not of the one with connections. */
export const golden: GoldenCase = {
  system: sampleSystem({
    front: {
      web: {
        kind: 'Deployment',
        description: 'Answers with quotes',
        image: 'web',
        ports: { http: 8080, 'grpc-quotes': 9000, 'tcp-feed': 7000 },
        rateLimit: { requests: 600, per: 'minute', burst: 900 },
        resources: { requests: { cpu: '200m', memory: '256Mi' } },
        scaling: { min: 2, max: 6, cpu: 70 },
      },
    },
  }),
  shown: ['front/web.yaml'],
};
