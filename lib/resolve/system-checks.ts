import type { ClusterSpec, NodePool } from '../spec/cluster.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { namespaceName } from './namespace-name.ts';
import type { Report } from './problem.ts';
import { checkSchedule, checkTimeZone } from './schedule.ts';

/** Namespaces of Kubernetes, and of the controllers whose objects are rendered there. */
const platformNamespaces = [
  'argocd',
  'default',
  'istio-ingress',
  'istio-system',
  'kube-system',
  'monitoring',
  'velero',
];

const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Reports wrong values of a system as a whole that the types allow: its namespaces and its hosts. */
export function checkSystem(system: SystemSpec, environment: Environment, report: Report): void {
  const layers = new Map<string, string>();
  for (const layer of Object.keys(system.layers)) {
    const name = namespaceName(system, layer, environment);
    const other = layers.get(name);
    layers.set(name, layer);
    if (!label.test(name))
      report(`layers.${layer}`, `namespace '${name}'`, 'at most 63 lower-case letters, digits and dashes');
    if (platformNamespaces.includes(name))
      report(`layers.${layer}`, `namespace '${name}' is the platform's`, 'a namespace of its own');
    if (other !== undefined && environment.isPreview !== true)
      report(`layers.${layer}`, `namespace '${name}' is that of ${other}`, 'a namespace of its own');
  }
  const hosts = new Map<string, string>();
  for (const [name, prefix] of Object.entries(system.hosts ?? {})) {
    const other = hosts.get(prefix);
    hosts.set(prefix, name);
    if (!isHost(prefix)) report(`hosts.${name}`, `'${prefix}'`, 'the first part of a host name, such as www or api');
    if (other !== undefined) report(`hosts.${name}`, `'${prefix}' is the host of ${other}`, 'a host of its own');
  }
}

/** Reports wrong values of a cluster that the types allow: its domain and its address ranges. */
export function checkCluster({ clusters }: SystemSpec, { name: environment }: Environment, report: Report): void {
  const { domain, network, maintenanceWindow } = clusters[environment];
  const at = `clusters.${environment}`;
  if (maintenanceWindow !== undefined) checkWindow(`${at}.maintenanceWindow`, maintenanceWindow, report);
  if (!isHost(domain)) report(`${at}.domain`, `'${domain}'`, 'a domain such as shop.example.com');
  for (const [name, pool] of Object.entries(clusters[environment].nodePools))
    checkPool(`${at}.nodePools.${name}`, pool, report);
  const { vpcCidr, dataCidrs, apiServerCidr, controlPlaneCidrs } = network;
  const blocks: readonly (readonly [field: string, cidr: string])[] = [
    ['vpcCidr', vpcCidr],
    ...dataCidrs.map((cidr, index) => [`dataCidrs[${index}]`, cidr] as const),
    ['apiServerCidr', apiServerCidr],
    ...controlPlaneCidrs.map((cidr, index) => [`controlPlaneCidrs[${index}]`, cidr] as const),
  ];
  for (const [field, cidr] of blocks) {
    const needed = cidrNeeded(cidr);
    if (needed !== undefined) report(`${at}.network.${field}`, `'${cidr}'`, needed);
  }
}

/** What Karpenter refuses of a pool. */
function checkPool(
  at: string,
  { taint, expireAfter, terminationGracePeriod, consolidation }: NodePool,
  report: Report,
): void {
  const times = { expireAfter, terminationGracePeriod, 'consolidation.after': consolidation?.after };
  for (const [field, time] of Object.entries(times)) {
    if (time !== undefined && !/^(\d+(s|m|h))+$|^Never$/.test(time))
      report(`${at}.${field}`, `'${time}'`, 'a time such as 10m or 720h');
  }
  if (taint === undefined) return;
  if (!isQualifiedName(taint.key))
    report(`${at}.taint.key`, `'${taint.key}'`, 'the name of a label, such as shop.example.com/pool');
  if (taint.value !== '' && !isLabelValue(taint.value))
    report(`${at}.taint.value`, `'${taint.value}'`, 'the value of a label, such as spot');
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function isQualifiedName(text: string): boolean {
  const [name = '', ...prefix] = text.split('/').reverse();
  return isLabelValue(name) && prefix.length <= 1 && prefix.every(isHost);
}

function isLabelValue(text: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/.test(text);
}

function checkWindow(
  at: string,
  { schedule, hours, timeZone }: NonNullable<ClusterSpec['maintenanceWindow']>,
  report: Report,
): void {
  checkSchedule(`${at}.schedule`, schedule, report);
  if (!Number.isInteger(hours) || hours < 1 || hours > 24)
    report(`${at}.hours`, String(hours), 'a whole number of hours from 1 to 24');
  checkTimeZone(timeZone, report, `${at}.timeZone`);
}

/** The needed value, if a text is not a range of IPv4 addresses; undefined if it is one. */
export function cidrNeeded(text: string): string | undefined {
  const [, address = '', length = ''] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(text) ?? [];
  const parts = address.split('.').map(Number);
  const bits = Number(length);
  if (address === '' || parts.some((part) => part > 255) || bits > 32)
    return 'a block of addresses such as 10.0.0.0/16';
  const value = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - bits);
  const first = value - (value % size);
  if (first === value) return undefined;
  const shown = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.');
  return `${shown}/${length}, the first address of the block`;
}

/** Whether a text is the name of a host, or the first part of one. */
export function isHost(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => label.test(part));
}
