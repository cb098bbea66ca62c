import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { platformPods } from '../../model/platform-pods.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { producedSecrets } from '../../model/references/produced-keys.ts';
import { selectsPods } from '../../model/pods/selected-pods.ts';

export const gatewayCertificate: ClusterRule = {
  id: 'gateway-certificate',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Gateway'],
  summary: "every certificate of a Gateway is issued in the gateway's namespace for the hosts it serves",
  why: 'A gateway leaves out a server whose certificate is missing: clients see a reset connection.',
  source: 'https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/',
  *check(cluster) {
    for (const object of cluster.of('Gateway')) {
      const namespaces = namespacesOf(cluster, object);
      for (const [index, { tls, hosts = [] }] of (object.spec?.servers ?? []).entries()) {
        const name = tls?.credentialName;
        if (name === undefined || name === '') continue;
        for (const namespace of namespaces) yield* ofCredential(cluster, object, index, name, namespace);
        for (const certificate of certificatesOf(cluster, name, namespaces)) {
          yield* uncovered(object, index, hosts, certificate);
        }
      }
    }
  },
};

/** Namespaces of the Gateway's pods: they read the Secret there, not in the namespace of the Gateway. */
function namespacesOf(cluster: Cluster, gateway: Of<'Gateway'>): readonly string[] {
  const { selector } = gateway.spec ?? {};
  if (selector === undefined) return [];
  const pods = cluster.pods.filter((one) => selectsPods({ matchLabels: selector }, one));
  const others = platformPods(cluster, { matchLabels: selector });
  return [...new Set([...pods, ...others].map(({ namespace }) => namespace))];
}

/** https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-credential_name */
function* ofCredential(
  cluster: Cluster,
  object: Of<'Gateway'>,
  index: number,
  name: string,
  namespace: string,
): Iterable<Found> {
  const produced = cluster.once(producedSecrets);
  const field = `spec.servers[${index}].tls.credentialName`;
  const keys = produced.get(namespace)?.get(name);
  if (keys === undefined) {
    const elsewhere = [...produced].find(([, secrets]) => secrets.has(name))?.[0];
    const names = produced.get(namespace)?.keys() ?? [];
    const is = `no Secret '${name}' in ${namespace}, where the gateway's pods are${suggestion(name, names)}`;
    const needed =
      elsewhere === undefined ? 'the Secret of a Certificate there' : `what makes it in ${elsewhere}, in ${namespace}`;
    yield { object, field, is, needed, misses: 'the Secret' };
    return;
  }
  const complete = [...keys.names].some((key) => key === 'tls.crt' || key === 'cert');
  if (complete || keys.open) return;
  yield { object, field, is: `Secret ${name} has no key 'tls.crt'`, needed: 'a Secret with tls.crt and tls.key' };
}

function certificatesOf(cluster: Cluster, secret: string, namespaces: readonly string[]): readonly Of<'Certificate'>[] {
  return cluster
    .of('Certificate')
    .filter(({ metadata, spec }) => spec?.secretName === secret && namespaces.includes(metadata.namespace ?? ''));
}

function* uncovered(
  object: Of<'Gateway'>,
  index: number,
  hosts: readonly string[],
  { metadata, spec }: Of<'Certificate'>,
): Iterable<Found> {
  const names = [...(spec?.dnsNames ?? []), ...(spec?.commonName === undefined ? [] : [spec.commonName])];
  for (const [number, host] of hosts.entries()) {
    // In `namespace/host` the namespace limits which VirtualServices may use the listener.
    const bare = host.slice(host.indexOf('/') + 1);
    if (bare === '*' || names.some((name) => covers(name, bare))) continue;
    const is = `Certificate ${metadata.name} does not name '${bare}'${suggestion(bare, names)}`;
    const needed = `one of ${names.join(', ')}, or the host in its dnsNames`;
    yield { object, field: `spec.servers[${index}].hosts[${number}]`, is, needed };
  }
}

/** A wildcard covers one label: https://www.rfc-editor.org/rfc/rfc6125#section-6.4.3 */
function covers(name: string, host: string): boolean {
  if (name === host) return true;
  return name.startsWith('*.') && !host.startsWith('*') && host.slice(host.indexOf('.') + 1) === name.slice(2);
}
