import ipaddr from 'ipaddr.js';
import { isThere, itemsOf, numberOf, repeated, valueText, textOf, textsOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const service: Relation = function* (spec) {
  const { externalTrafficPolicy, healthCheckNodePort, type } = spec;
  const isBalancer = type === 'LoadBalancer';
  if ((numberOf(healthCheckNodePort) ?? 0) !== 0 && !(isBalancer && externalTrafficPolicy === 'Local'))
    yield {
      at: '.healthCheckNodePort',
      is: 'set without LoadBalancer and externalTrafficPolicy Local',
      needed: 'no such field',
    };
  for (const [index, block] of textsOf(spec.loadBalancerSourceRanges).entries())
    if (!ipaddr.isValidCIDR(block.trim()))
      yield { at: `.loadBalancerSourceRanges[${index}]`, is: `'${block}'`, needed: 'a block, such as 10.0.0.0/16' };
  if (type === 'ExternalName') {
    if (isThere(spec.clusterIP) && spec.clusterIP !== '')
      yield { at: '.clusterIP', is: `${valueText(spec.clusterIP)} with ExternalName`, needed: 'no such field' };
    return;
  }
  yield* addresses(spec);
};

/** IP addresses and IP families of a Service. */
const addresses: Relation = function* ({ clusterIP, clusterIPs, externalIPs, ipFamilies, ipFamilyPolicy }) {
  const [address, list] = [textOf(clusterIP) ?? '', textsOf(clusterIPs)];
  if (address !== '' && address !== 'None' && !ipaddr.isValid(address))
    yield { at: '.clusterIP', is: `'${address}'`, needed: 'an IP address, None or no such field' };
  if (list.length > 0 && (list[0] ?? '') !== address)
    yield { at: '.clusterIPs', is: list.join(', '), needed: 'clusterIP first' };
  if (list.length > 2) yield { at: '.clusterIPs', is: `${list.length} addresses`, needed: 'at most 2' };
  for (const [index, one] of list.entries())
    if (index > 0 && !ipaddr.isValid(one))
      yield { at: `.clusterIPs[${index}]`, is: `'${one}'`, needed: 'an IP address' };
  const families = textsOf(ipFamilies);
  if (families.length === 2 && families[0] === families[1])
    yield { at: '.ipFamilies[1]', is: `${families[1] ?? ''} again`, needed: 'the other family' };
  if (families.length > 2) yield { at: '.ipFamilies', is: `${families.length} families`, needed: 'at most 2' };
  if (families.length === 2 && ipFamilyPolicy === 'SingleStack')
    yield { at: '.ipFamilies', is: '2 families with SingleStack', needed: 'one, or another ipFamilyPolicy' };
  for (const [index, one] of textsOf(externalIPs).entries()) {
    const range = ipaddr.isValid(one) ? ipaddr.parse(one).range() : undefined;
    if (range === undefined || ['unspecified', 'loopback', 'linkLocal', 'multicast'].includes(range))
      yield { at: `.externalIPs[${index}]`, is: `'${one}'`, needed: 'an IP address that is routed' };
  }
};

/** https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
export const ingressPath: Relation = function* ({ path, pathType }) {
  const at = '.path';
  const text = textOf(path) ?? '';
  if (pathType !== 'Exact' && pathType !== 'Prefix') {
    if (text !== '' && !text.startsWith('/')) yield { at, is: `'${text}'`, needed: 'a path that begins with /' };
    return;
  }
  if (!text.startsWith('/'))
    yield { at, is: text === '' ? 'missing' : `'${text}'`, needed: 'a path that begins with /' };
  for (const part of ['//', '/./', '/../', '%2f', '%2F'])
    if (text.includes(part)) yield { at, is: `'${text}'`, needed: `a path without ${part}` };
  for (const end of ['/..', '/.'])
    if (text.endsWith(end)) yield { at, is: `'${text}'`, needed: `a path without ${end}` };
};

/** A NetworkPolicy has at most the two types. */
export const networkPolicy: Relation = function* ({ policyTypes }) {
  const types = textsOf(policyTypes);
  if (types.length > 2) yield { at: '.policyTypes', is: `${types.length} types`, needed: 'Egress and Ingress at most' };
};

/** https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies */
export const topologies: Relation = function* ({ allowedTopologies }) {
  const terms = new Set<string>();
  for (const [index, { matchLabelExpressions }] of itemsOf(allowedTopologies)) {
    const at = `.allowedTopologies[${index}].matchLabelExpressions`;
    const keys = new Set<unknown>();
    for (const [place, { key, values }] of itemsOf(matchLabelExpressions)) {
      if (keys.has(key)) yield { at: `${at}[${place}].key`, is: `${valueText(key)} again`, needed: 'each key once' };
      keys.add(key);
      const names = textsOf(values);
      if (names.length === 0) yield { at: `${at}[${place}].values`, is: 'empty', needed: 'at least one value' };
      for (const [item, name] of repeated(names))
        yield { at: `${at}[${place}].values[${item}]`, is: `${valueText(name)} again`, needed: 'each value once' };
    }
    if (keys.size === 0) yield { at, is: 'empty', needed: 'at least one label' };
    const text = JSON.stringify(matchLabelExpressions ?? []);
    if (keys.size > 0 && terms.has(text)) yield { at, is: 'the same as one before', needed: 'each term once' };
    terms.add(text);
  }
};

/** Topologies and parameters of a StorageClass. */
export const storageClass: Relation = function* (object) {
  yield* topologies(object);
  const parameters = fieldsIn(object.parameters);
  const names = Object.keys(parameters);
  if (names.length > 512) yield { at: '.parameters', is: `${names.length}`, needed: 'at most 512' };
};
