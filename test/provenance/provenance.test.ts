import { describe, expect, it } from 'vitest';
import { valueAt, type Step } from '../../lib/provenance/pattern.ts';
import { fieldAt } from '../../lib/schemas/wording.ts';
import { changedAt, changes, filesOf, leaves, type Changed } from './perturb.ts';
import { wholeSystem } from './whole-system.ts';

/** Other values of a field, by the end of its path; of those that are not here a number or a text is changed a little. */
const others: Readonly<Record<string, unknown>> = {
  'web.image': 'store',
  'warm.image': 'web',
  'worker.image': 'web',
  'store.image': 'web',
  'agent.image': 'web',
  'seed.image': 'web',
  'nightly.image': 'web',
  'policies[0].type': 'Percent',
  selectPolicy: 'Min',
  'methods[0]': 'PUT',
  'methods[1]': 'PATCH',
  'web.calls[0]': 'a.example.com:443',
  'web.calls[1]': 'a.example.com:443',
  'web.calls[3]': 'a.example.com:443',
  'web.calls[5]': 'a.example.com:443',
  'web.calls[6]': 'a.example.com:443',
  'calls[7].workload': 'back/agent',
  'calls[7].port': 'grpc',
  'api.calls[0]': 'orders',
  'seed.calls[0]': 'orders',
  'token.property': 'url',
  'key.property': 'token',
  placement: 'spot',
  priority: 'standard',
  'rateLimit.per': 'minute',
  urls: 'files',
  aws: false,
  'publishes[0]': 'orders',
  'consumes.topics[0]': 'payments',
  timeZone: 'Etc/UTC',
  'seed.runs': 'after-workloads',
  sharedMemory: '512Mi',
  backupWindow: '07:00-08:00',
  maintenanceWindow: 'mon:09:00-mon:10:00',
  snapshotWindow: '07:00-08:00',
  maintenanceStart: 'mon:09:00',
  compression: 'zstd',
  deploymentMode: 'SINGLE_INSTANCE',
  'Down.priority': 'P1',
  'general.capacity': 'mixed',
  'gpu.capacity': 'mixed',
  'Down.severity': 'warning',
  'Down.receiver': 'chat',
  'panels[0].type': 'gauge',
};

/** Fields from which nothing follows that one would look for there, each with the reason. */
const elsewhere: Readonly<Record<string, RegExp>> = {
  'it chooses what else there is':
    /\.(kind|layer|strategy|headless|urls|events\[0\]\.aws)$|routes\[0\]\.(host|port)$|probes\.port$/,
  'it says which object another field is of': /(patches|exceptions)\[0\]\.kind$|secrets\.\w+\.from$|rabbitmq\.secret$/,
  'it names what is made: everything has another name': /^name$|remoteSecrets\.|topics\[\d\]\.name$/,
  'the version of what is pinned stands in releases.ts': /\.image$/,
  'it is for people alone': /dataServices\.\w+\.description$|proof\[|concerns\[/,
  'nothing else is allowed here':
    /engine$|queue\.version$|catalogue\.version$|protocol$|consumes\.topics\[0\]$|spot\.capacity$|taint\.effect$|architecture$|ranking\.(placement|image)$/,
  'each call is another one': /web\.calls\[[24]\]$|worker\.calls\[0\]$/,
  'nobody else knows the credentials': /redentials$|backups\.bucket$/,
  'without it something is not made at all': /\.exporter$/,
  'it is a part of the names of others': /network\.zones|production\.account$|apiServerPorts/,
  'a data service of somebody else has no object': /catalogue\.(host|port|database)$/,
};

const before = filesOf(wholeSystem, 'production');
if (before === undefined) throw new Error('the whole system has problems');
const seen = new Map<string, readonly Changed[]>();
for (const path of leaves(wholeSystem)) {
  const [part, environment] = path;
  if ((part === 'releases' || part === 'clusters') && environment !== 'production') continue;
  // What only containers of one kind have was asked for once.
  if (isAsked(path)) continue;
  for (const value of valuesFor(path)) {
    const system = changedAt(wholeSystem, path, value);
    const after = filesOf(system, 'production');
    const found = after && changes(before, after, system);
    if (found === undefined || found.length === 0) continue;
    seen.set(fieldAt(path), found);
    break;
  }
  if (!seen.has(fieldAt(path))) seen.set(fieldAt(path), []);
}

describe('a field of a rendered object leads back to the spec', () => {
  it('that makes it another one: for every field of the language', () => {
    const lost = [...seen].filter(([leaf, found]) => !found.some(({ cause }) => isRelated(specField(leaf), cause)));
    const unexplained = lost.filter(([leaf]) => !Object.values(elsewhere).some((one) => one.test(leaf)));
    expect(unexplained.map(([leaf]) => leaf)).toEqual([]);
    expect(seen.size - lost.length).toBeGreaterThan(290);
    const stale = Object.entries(elsewhere).filter(([, one]) => !lost.some(([leaf]) => one.test(leaf)));
    expect(stale).toEqual([]);
  });

  it('and of a workload to no other one, but for what is counted from it', () => {
    const astray = [...seen].flatMap(([leaf, found]) => {
      const own = specField(leaf);
      const file = own.slice(0, own.indexOf(' '));
      // Another call moves all that come after it, and their variables.
      if (!leaf.startsWith('layers.') || /\.kind$|\.urls$|calls\[\d\]$/.test(leaf)) return [];
      const causes = found.flatMap(({ cause, field }) =>
        cause.startsWith(`${file} › `) && cause !== `${file} › ` && field !== 'metadata.name' ? [cause] : [],
      );
      return causes
        .filter((cause) => !isRelated(own, cause))
        .map((cause) => `${own} <- ${cause.slice(file.length + 3)}`);
    });
    expect([...new Set(astray)].sort()).toEqual([
      // The gateway knows the port by the route.
      'charts/shop/web.ts › ports.http <- routes',
      'charts/shop/web.ts › ports.http <- routes[0].port',
      'charts/shop/web.ts › routes[0].path <- routes[0].rewrite',
      // Rights that follow from topics.
      'charts/shop/worker.ts › consumes.group <- aws',
      'charts/shop/worker.ts › publishes[0] <- aws',
    ]);
  });
});

/** Whether the same field of another container was asked for before. */
function isAsked(path: readonly Step[]): boolean {
  const [part, , , name, first] = path;
  return (
    part === 'layers' &&
    ['resources', 'description'].includes(String(first)) &&
    !['web', 'ranking'].includes(String(name))
  );
}

function valuesFor(path: readonly Step[]): readonly unknown[] {
  const field = fieldAt(path);
  const value = valueAt(wholeSystem, path);
  const [listed] = Object.keys(others)
    .filter((end) => field.endsWith(`.${end}`))
    .sort((a, b) => b.length - a.length);
  if (listed !== undefined) return [others[listed]];
  if (typeof value === 'number') return [value + 1, value - 1, value * 2, value / 2, value + 7];
  if (typeof value === 'boolean') return [!value];
  const text = String(value);
  const moved = (by: number) => text.replace(/\d+/, (number) => String(Math.max(1, Number(number) + by)));
  return [moved(1), moved(-1), `${text}x`, `x${text}`, `${text}/x`].filter((other) => other !== text);
}

/** As a cause names the field. */
function specField(leaf: string): string {
  const [, name, field] = /^layers\.\w+\.workloads\.(\w+)\.(.*)$/.exec(leaf) ?? [];
  if (name !== undefined && field !== undefined) return `charts/shop/${name}.ts › ${field}`;
  if (leaf.startsWith('alerts.')) return `charts/shop/alerts.ts › ${leaf.slice('alerts.'.length)}`;
  const [part = ''] = leaf.split('.');
  return `charts/shop/${part === 'clusters' || part === 'releases' ? part : 'system'}.ts › ${leaf}`;
}

/** Whether one of two fields is the other one, or in it. */
function isRelated(a: string, b: string): boolean {
  const within = (inner: string, outer: string) =>
    inner === outer || (inner.startsWith(outer) && '.['.includes(inner.charAt(outer.length)));
  return !b.endsWith('› ') && (within(a, b) || within(b, a));
}
