import { sampleSystem } from '../../sample-system.ts';
import type { GoldenCase } from '../golden-case.ts';

/** UDP and SCTP between workloads and to the outside: NetworkPolicies alone know of them. */
export const golden: GoldenCase = {
  system: sampleSystem({
    front: {
      web: {
        kind: 'Deployment',
        description: 'Serves the shop',
        image: 'web',
        ports: { http: 8080 },
        calls: [
          { workload: 'back/resolver', port: 'udp-dns' },
          { workload: 'back/resolver', port: 'tcp-dns' },
          { workload: 'back/resolver', port: 'sctp-sync' },
          { host: 'ntp.example.com', port: 123, protocol: 'UDP' },
          { host: 'signals.example.com', port: 2905, protocol: 'SCTP', addresses: ['203.0.113.7'] },
        ],
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
      },
    },
    back: {
      resolver: {
        kind: 'Deployment',
        description: 'Answers names',
        image: 'store',
        ports: { 'udp-dns': 5353, 'tcp-dns': 5353, 'sctp-sync': 5354 },
        probes: { liveness: { tcp: 'tcp-dns' }, readiness: { exec: ['dig', '@127.0.0.1'] } },
        resources: { requests: { cpu: '100m', memory: '128Mi' } },
        scaling: { replicas: 2 },
      },
    },
  }),
  shown: ['front/web.yaml', 'front/namespace.yaml', 'back/resolver.yaml'],
};
