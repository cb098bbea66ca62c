import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { rootNamespace } from '../../model/traffic/root-namespace.ts';

export const meshPoliciesHaveProxies: ClusterRule = {
  id: 'mesh-policies-have-proxies',
  tier: 'correctness',
  severity: 'error',
  misses: 'the label of the Namespace',
  kinds: ['AuthorizationPolicy', 'PeerAuthentication', 'Sidecar'],
  summary: 'pods that a mesh policy selects have a sidecar',
  why: 'Sidecars enforce the policies of the mesh. In pods without a sidecar the policy has no effect.',
  source: 'https://istio.io/latest/docs/concepts/security/#authentication-policies',
  *check(cluster) {
    for (const { object, labels, field } of policies(cluster)) {
      const { namespace = '' } = object.metadata;
      if (namespace === rootNamespace(cluster)) continue;
      const members = endpointsOf(cluster).in(namespace);
      const selected = labels === undefined ? members.items : members.selected({ matchLabels: labels });
      if (selected.some(({ inMesh }) => inMesh)) continue;
      const home = cluster.named('Namespace', '', namespace);
      // A policy for a whole namespace also applies to later pods; the namespace tells whether they get sidecars.
      const toCome = labels === undefined || members.items.length === 0;
      if (toCome && home !== undefined && isInjected(home)) continue;
      if (selected.length === 0 && home === undefined && !cluster.once(bareNamespaces).has(namespace)) continue;
      if (members.items.length > 0 && selected.length === 0) continue;
      const whom = labels === undefined ? `no pod of ${namespace}` : `none of the pods that it selects`;
      yield {
        object,
        field,
        is: `${whom} has a proxy, so nothing enforces it`,
        needed: `label istio-injection: enabled, or istio.io/rev, on Namespace ${namespace}`,
      };
    }
  },
};

interface MeshPolicy {
  readonly object: KubernetesObject;
  readonly labels: Readonly<Record<string, string | undefined>> | undefined;
  readonly field: string;
}

function* policies(cluster: Cluster): Iterable<MeshPolicy> {
  for (const kind of ['PeerAuthentication', 'AuthorizationPolicy', 'RequestAuthentication'] as const) {
    for (const object of cluster.of(kind)) {
      const labels = object.spec?.selector?.matchLabels;
      yield { object, labels, field: labels === undefined ? 'spec' : 'spec.selector' };
    }
  }
  for (const object of cluster.of('Sidecar')) {
    const labels = object.spec?.workloadSelector?.labels;
    yield { object, labels, field: labels === undefined ? 'spec' : 'spec.workloadSelector' };
  }
}

/** Namespaces that Argo CD creates for an Application, without labels. */
function bareNamespaces(cluster: Cluster): ReadonlySet<string> {
  const bare = new Set<string>();
  for (const { spec } of cluster.of('Application')) {
    const { managedNamespaceMetadata, syncOptions = [] } = spec?.syncPolicy ?? {};
    const namespace = spec?.destination?.namespace;
    if (
      namespace !== undefined &&
      managedNamespaceMetadata === undefined &&
      syncOptions.includes('CreateNamespace=true')
    )
      bare.add(namespace);
  }
  return bare;
}

function isInjected({ metadata: { labels = {} } }: KubernetesObject): boolean {
  return (
    labels['istio-injection'] === 'enabled' ||
    labels['istio.io/rev'] !== undefined ||
    labels['istio.io/dataplane-mode'] === 'ambient'
  );
}
