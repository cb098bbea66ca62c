import ipaddr from 'ipaddr.js';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const serviceEntryResolves: ClusterRule = {
  id: 'service-entry-resolves',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ServiceEntry'],
  summary: 'every ServiceEntry has the hosts, addresses and endpoints that its resolution requires',
  why: "istiod's webhook refuses a ServiceEntry whose hosts, addresses and endpoints do not fit its resolution.",
  source: 'https://github.com/istio/istio/blob/1.28.0/pkg/config/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const entry of cluster.of('ServiceEntry')) {
      yield* wrongHosts(entry);
      yield* wrongEndpoints(entry);
    }
  },
};

type Entry = Of<'ServiceEntry'>;

function* wrongHosts(object: Entry): Iterable<Found> {
  const { addresses = [], endpoints = [], hosts = [], ports = [], resolution = 'NONE' } = object.spec ?? {};
  const asksDns = resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
  if (asksDns && endpoints.length === 0)
    for (const [index, host] of hosts.entries())
      if (host.includes('*'))
        yield {
          object,
          field: `spec.hosts[${index}]`,
          is: `${host} with ${resolution}`,
          needed: 'a host that DNS knows, or resolution NONE',
        };
  for (const [index, address] of addresses.entries()) {
    const field = `spec.addresses[${index}]`;
    if (!ipaddr.isValid(address) && !ipaddr.isValidCIDR(address))
      yield { object, field, is: `'${address}'`, needed: 'an address or a block' };
    else if (asksDns && address.includes('/'))
      yield { object, field, is: `${address} with ${resolution}`, needed: 'an address, or resolution NONE or STATIC' };
  }
  const names = new Set<string>();
  const numbers = new Set<number>();
  for (const [index, { name = '', number = 0, protocol = '' }] of ports.entries()) {
    const field = `spec.ports[${index}]`;
    if (names.has(name)) yield { object, field: `${field}.name`, is: `${name} again`, needed: 'a name of its own' };
    if (numbers.has(number))
      yield { object, field: `${field}.number`, is: `${number} again`, needed: 'a number of its own' };
    names.add(name);
    numbers.add(number);
    if (hosts.length > 1 && resolution !== 'NONE' && !tellsHosts.test(protocol))
      yield {
        object,
        field: `${field}.protocol`,
        is: `${protocol || 'none'} for ${hosts.length} hosts`,
        needed: 'HTTP or TLS, or resolution NONE, or a ServiceEntry for each host',
      };
  }
}

/** Protocols whose requests name the host. */
const tellsHosts = /^(http|http2|http_proxy|grpc|grpc-web|https|tls)$/i;

function* wrongEndpoints(object: Entry): Iterable<Found> {
  const { endpoints = [], ports = [], resolution = 'NONE' } = object.spec ?? {};
  if (endpoints.length === 0) return;
  if (resolution === 'NONE')
    yield {
      object,
      field: 'spec.endpoints',
      is: 'not allowed with resolution NONE',
      needed: 'STATIC or DNS, or no endpoints',
    };
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1)
    yield { object, field: 'spec.endpoints', is: `${endpoints.length} with ${resolution}`, needed: 'one' };
  for (const [index, { address = '', network = '', ports: own = {} }] of endpoints.entries()) {
    const field = `spec.endpoints[${index}]`;
    if (address === '' && network === '')
      yield { object, field: `${field}.address`, is: 'missing', needed: 'an address' };
    else if (resolution === 'STATIC' && address !== '' && !ipaddr.isValid(address) && !address.startsWith('unix://'))
      yield {
        object,
        field: `${field}.address`,
        is: `${address} with STATIC`,
        needed: 'an IP address, or resolution DNS',
      };
    for (const name in own)
      if (!ports.some((port) => port.name === name))
        yield {
          object,
          field: `${field}.ports['${name}']`,
          is: 'no port of the ServiceEntry',
          needed: `one of ${ports.map((port) => port.name ?? '').join(', ')}`,
        };
  }
}
