import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../lib/check/clusters.ts';
import { readManifests } from '../../../lib/check/read-manifests.ts';
import { edgeList } from '../../../lib/model/traffic/edges.ts';
import { rendered } from '../../platform.ts';
import { eksCluster, inMesh, istio, namespace, networkPolicy, workload } from '../../rules/connectivity/manifests.ts';

const toApi = '{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 8080 }] }';
const isolated = networkPolicy('{}', 'policyTypes: [Ingress, Egress]');
const mesh =
  namespace('shop', inMesh) +
  istio('Sidecar', 'default', '{ egress: [{ hosts: ["./*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }') +
  istio('ServiceEntry', 'bank', '{ hosts: [bank.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }');

describe('the list of edges', () => {
  it.each([
    ['nobody where nothing is open', isolated + workload('web'), []],
    ['anything where no policy is', workload('web'), ['anything,shop/web,*,*', 'shop/web,anything,*,*']],
    [
      'a path that is open at both ends',
      isolated +
        workload('web') +
        workload('api') +
        networkPolicy('web', `policyTypes: [Egress], egress: [${toApi}]`) +
        networkPolicy('api', 'ingress: [{ from: [{ podSelector: {} }] }]'),
      ['shop/web,shop/api,8080,TCP'],
    ],
    [
      'only the ports that are open at both ends',
      isolated +
        workload('web') +
        workload('api') +
        networkPolicy(
          'web',
          'policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 8000, endPort: 8080 }, { protocol: UDP }] }]',
        ) +
        networkPolicy(
          'api',
          'ingress: [{ from: [{ podSelector: {} }], ports: [{ port: http }, { port: 7000, endPort: 8009 }, { port: 53, protocol: UDP }, { port: 90 }] }]',
        ),
      ['shop/web,shop/api,53,UDP', 'shop/web,shop/api,8000-8009,TCP', 'shop/web,shop/api,8080,TCP'],
    ],
    [
      'no path that is open at one end',
      isolated + workload('web') + workload('api') + networkPolicy('web', `policyTypes: [Egress], egress: [${toApi}]`),
      [],
    ],
    [
      'no path that the mesh refuses',
      mesh +
        isolated +
        workload('web') +
        workload('api') +
        networkPolicy('web', `policyTypes: [Egress], egress: [${toApi}]`) +
        networkPolicy('api', 'ingress: [{ from: [{ podSelector: {} }] }]') +
        istio('AuthorizationPolicy', 'none', '{}'),
      [],
    ],
    [
      'nobody from outside where only the mesh is let in',
      mesh +
        isolated +
        workload('web') +
        networkPolicy(
          'web',
          'ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 8080 }, { port: 9090 }] }]',
        ) +
        istio(
          'PeerAuthentication',
          'web',
          '{ selector: { matchLabels: { app: web } }, mtls: { mode: STRICT }, portLevelMtls: { 9090: { mode: PERMISSIVE } } }',
        ),
      ['internet,shop/web,9090,TCP'],
    ],
    [
      'hosts that the mesh knows',
      mesh +
        isolated +
        workload('web') +
        networkPolicy(
          'web',
          'policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }]',
        ),
      ['shop/web,bank.example.com,443,TCP'],
    ],
    [
      'addresses, in and out',
      eksCluster +
        isolated +
        workload('web') +
        networkPolicy(
          'web',
          'policyTypes: [Ingress, Egress], ingress: [{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: http }] }], egress: [{ to: [{ ipBlock: { cidr: 10.9.0.0/16 } }], ports: [{ port: 5000, endPort: 5009, protocol: UDP }] }]',
        ),
      ['internet,shop/web,8080,TCP', 'shop/web,10.9.0.0/16,5000-5009,UDP'],
    ],
  ])('has %s', (_, manifests, lines) => {
    const { clusters } = subjectsOf(readManifests(new Map([['shop.yaml', manifests]])).files);
    expect(clusters.map(edgeList)).toEqual([['from,to,port,protocol', ...lines, ''].join('\n')]);
  });

  it('has the pods of every Helm chart, but for those in the network of their node, which no policy holds', () => {
    const lines = rendered.dist.get('edges/production/ideation-engine.csv')?.split('\n') ?? [];
    for (const edge of [
      '10.10.240.0/28,cert-manager/cert-manager-webhook,10250,TCP',
      'ack-system/ack-rds-rds-chart,internet,443,TCP',
      'keda/keda-operator-metrics-apiserver,keda/keda,9666,TCP',
      'kube-system/karpenter,internet,443,TCP',
      'kube-system/metrics-server,10.10.0.0/16,10250,TCP',
    ])
      expect(lines).toContain(edge);
    expect(lines.filter((line) => line.includes('node-exporter'))).toEqual([]);
  });

  it('is rendered for each cluster, and small enough to be read', () => {
    const lists = [...rendered.dist].filter(([path]) => path.startsWith('edges/'));
    expect(lists.map(([path]) => path)).toContain('edges/production/daa.csv');
    expect(lists).toHaveLength(20);
    for (const [, text] of lists) expect(text.split('\n').length).toBeLessThan(250);
    expect(lists.flatMap(([, text]) => text.split('\n')).filter((line) => line.includes('anything'))).toEqual([]);
  });
});
