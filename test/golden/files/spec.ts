import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** Files below /etc/config, in folders of it, and one where the image looks for it. */
export const golden: GoldenCase = {
  system: sampleSystem({
    front: {
      web: {
        kind: 'Deployment',
        description: 'Serves the shop',
        image: 'web',
        ports: { http: 8080 },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
        files: {
          'app.yaml': 'colour: red\n',
          'conf.d/limits.yaml': 'most: 10\n',
          '/etc/nginx/nginx.conf': 'events {}\n',
        },
      },
    },
  }),
  shown: ['front/web.yaml'],
};
