import { mutation, type Proof } from '../proof.ts';
import { networkPolicy, workload } from './manifests.ts';

const egress = (rule: string) => networkPolicy('{}', `egress: [${rule}]`);
const at = 'NetworkPolicy shop/all › spec.egress[0]';
const needed = 'the ipBlock of the subnets that they are in';
const database = 'ports: [{ protocol: TCP, port: 443 }, { protocol: TCP, port: 5432 }]';

export const proof: Proof = {
  refused: [
    {
      what: 'everybody, on three ports (corrections.md 87)',
      manifests: egress('{ to: [], ports: [{ port: 443 }, { port: 9092 }, { port: 5432 }] }'),
      says: [`${at}: allows every address on port 9092 (Kafka), port 5432 (PostgreSQL) › ${needed}`],
    },
    {
      what: 'every address, but those at home',
      manifests:
        workload('web') +
        egress(`{ to: [{ podSelector: {} }, { ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }], ${database} }`),
      says: [`${at}.to[1]: allows every address on port 5432 (PostgreSQL) › ${needed}`],
    },
    {
      what: 'a declared call to a database outside that has no addresses',
      manifests:
        workload('web', { calls: 'db.example.com:5432' }) +
        egress(`{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }], ports: [{ port: 5432 }] }`),
      says: [`${at}.to[0]: allows every address on port 5432 (PostgreSQL) › ${needed}`],
    },
  ],
  accepted: [
    { what: 'the subnets', manifests: egress(`{ to: [{ ipBlock: { cidr: 10.0.200.0/22 } }], ${database} }`) },
    { what: 'HTTPS to everybody', manifests: egress('{ ports: [{ port: 443 }] }') },
    { what: 'a range of ports', manifests: egress('{ ports: [{ port: 1024, endPort: 65535 }] }') },
    { what: 'everything', manifests: egress('{}') },
    { what: 'who may call', manifests: networkPolicy('{}', `ingress: [{ ${database} }]`) },
  ],
  mutations: [
    mutation('a policy beside, for pods to come', 'NetworkPolicy', ({ metadata }) => [
      {
        beside: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'NetworkPolicy',
          metadata: { name: 'to-come', ...(metadata.namespace !== undefined && { namespace: metadata.namespace }) },
          spec: {
            podSelector: { matchLabels: { app: 'to-come' } },
            policyTypes: ['Egress'],
            egress: [{ ports: [{ port: 5432 }] }],
          },
        } as never,
      },
    ]),
  ],
};
