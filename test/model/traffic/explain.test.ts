import { describe, expect, it } from 'vitest';
import { subjectsOf } from '../../../lib/check/clusters.ts';
import { readManifests } from '../../../lib/check/read-manifests.ts';
import type { Cluster } from '../../../lib/model/cluster.ts';
import { explain } from '../../../lib/model/traffic/explain.ts';
import { chart, inMesh, istio, namespace, networkPolicy, workload } from '../../rules/connectivity/manifests.ts';

const manifests =
  namespace('shop', inMesh) +
  workload('web') +
  workload('api', { port: '9000' }) +
  chart('gateway', 'edge') +
  networkPolicy(
    'web',
    'policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: api } } }] }, { to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }], ports: [{ port: 443 }] }]',
  ) +
  networkPolicy('api', 'ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 9000 }] }]') +
  istio('PeerAuthentication', 'default', '{ mtls: { mode: STRICT } }') +
  istio('Sidecar', 'default', '{ egress: [{ hosts: ["./*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }') +
  istio(
    'ServiceEntry',
    'ledger',
    '{ hosts: [ledger.internal], addresses: [192.168.7.0/24], ports: [{ number: 443, name: tls, protocol: TLS }] }',
  ) +
  istio('ServiceEntry', 'bank', '{ hosts: [bank.example.com], ports: [{ number: 443, name: tls, protocol: TLS }] }') +
  istio('ServiceEntry', 'store', '{ hosts: [db.example.com], ports: [{ number: 5432, name: tcp, protocol: TCP }] }') +
  istio(
    'AuthorizationPolicy',
    'api',
    '{ selector: { matchLabels: { app: api } }, rules: [{ from: [{ source: { principals: ["*/sa/web"] } }] }] }',
  );

describe('a path is explained', () => {
  it.each([
    [
      'shop/web',
      'shop/api',
      9000,
      'allowed',
      [
        '+ egress: a rule permits it (NetworkPolicy web spec.egress[0])',
        '+ sidecar: knows api.shop.svc.cluster.local (Sidecar default spec.egress[0].hosts[0])',
        '+ ingress: a rule permits it (NetworkPolicy api spec.ingress[0])',
        '+ mutual TLS: STRICT, and both ends have a proxy (PeerAuthentication default spec.mtls.mode)',
        '+ authorization: allows cluster.local/ns/shop/sa/web (AuthorizationPolicy api spec.rules[0])',
      ],
    ],
    [
      'shop/api',
      'web.shop.svc.cluster.local',
      8080,
      'allowed',
      [
        '+ egress: no NetworkPolicy selects shop/api for egress',
        '+ sidecar: knows web.shop.svc.cluster.local (Sidecar default spec.egress[0].hosts[0])',
        '+ ingress: no NetworkPolicy selects shop/web for ingress',
        '+ mutual TLS: STRICT, and both ends have a proxy (PeerAuthentication default spec.mtls.mode)',
        '+ authorization: no AuthorizationPolicy selects it',
      ],
    ],
    [
      'shop/api',
      'elsewhere.example.com',
      5432,
      'allowed',
      [
        '+ egress: no NetworkPolicy selects shop/api for egress',
        '+ sidecar: passes elsewhere.example.com on as it is (ServiceEntry store spec.resolution)',
      ],
    ],
    [
      'internet',
      'shop/api',
      9000,
      'refused',
      [
        '- ingress: no rule of the policies for shop/api permits it (NetworkPolicy api spec.ingress)',
        '- mutual TLS: STRICT, and it comes in plain text (PeerAuthentication default spec.mtls.mode)',
        '- authorization: does not allow a caller without identity (AuthorizationPolicy api spec.rules)',
      ],
    ],
    [
      'shop/web',
      'bank.example.com',
      443,
      'allowed',
      [
        '+ egress: a rule permits it (NetworkPolicy web spec.egress[1])',
        '+ sidecar: knows bank.example.com (Sidecar default spec.egress[0].hosts[0])',
      ],
    ],
    [
      'shop/web',
      'evil.example.com',
      443,
      'refused',
      [
        '+ egress: a rule permits it (NetworkPolicy web spec.egress[1])',
        '- sidecar: does not know evil.example.com (Sidecar default spec.egress)',
      ],
    ],
    [
      'shop/web',
      '10.1.2.3',
      443,
      'refused',
      [
        '- egress: no rule of the policies for shop/web permits it (NetworkPolicy web spec.egress)',
        '- sidecar: does not know 10.1.2.3 (Sidecar default spec.outboundTrafficPolicy)',
      ],
    ],
    [
      'shop/web',
      '192.168.7.9',
      443,
      'allowed',
      [
        '+ egress: a rule permits it (NetworkPolicy web spec.egress[1])',
        '+ sidecar: knows 192.168.7.9 (Sidecar default spec.egress[0].hosts[0])',
      ],
    ],
    ['192.0.2.0/24', 'edge/gateway', 443, 'allowed', ['+ ingress: no NetworkPolicy selects edge/gateway for ingress']],
  ] as const)('%s → %s:%d is %s', (from, to, port, verdict, steps) => {
    const explained = explain(cluster(), from, to, port);
    if ('unknown' in explained) throw new Error(explained.unknown);
    const shown = explained.steps.map(
      ({ allows, by, is, stage }) =>
        `${allows ? '+' : '-'} ${stage}: ${is}${by === undefined ? '' : ` (${by.object.kind} ${by.object.metadata.name} ${by.field})`}`,
    );
    expect([explained.allowed ? 'allowed' : 'refused', shown]).toEqual([verdict, [...steps]]);
  });

  it.each([
    ['shop/wep', "'shop/wep' › namespace/workload (did you mean 'shop/web'?), internet, an address, or a host"],
    ['wep', "'wep' › namespace/workload, internet, an address, or a host"],
    [
      'cart.shop.svc.cluster.local',
      "'cart.shop.svc.cluster.local' is no Service with pods behind port 80 › namespace/workload, internet, an address, or a host",
    ],
  ])('%s is no name', (name, unknown) => {
    expect(explain(cluster(), name, 'internet', 80)).toEqual({ unknown });
    expect(explain(cluster(), 'internet', name, 80)).toEqual({ unknown });
  });
});

function cluster(): Cluster {
  const { clusters } = subjectsOf(readManifests(new Map([['shop.yaml', manifests]])).files);
  const [only] = clusters;
  if (only === undefined) throw new Error('no cluster');
  return only;
}
