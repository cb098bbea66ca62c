import type { AppProject, Application } from '../../imports/types/argoproj.io.ts';
import type { Namespace } from '../../imports/kubernetes.ts';
import { controllerProject } from '../kinds/app-project.ts';
import { chartApplication } from '../kinds/application.ts';
import { controllerPolicy } from '../kinds/controller-policies.ts';
import { namespace } from '../kinds/namespace.ts';
import { defaultDeny, namespacePolicy } from '../kinds/network-policy.ts';
import { apiGroup, type Manifest } from '../manifests/manifest.ts';
import type { ClusterControllers, ResolvedController } from '../resolve/controllers.ts';
import type { System } from '../resolve/system.ts';

/** The controllers that a rendered object needs, by wave, then by name. */
export function installedControllers(
  manifests: readonly Manifest[],
  { charts }: ClusterControllers,
): readonly ResolvedController[] {
  const rendered = new Set(manifests.map((manifest) => `${apiGroup(manifest)}/${manifest.kind}`));
  return charts.filter(({ kinds }) => kinds === undefined || kinds.some((kind) => rendered.has(kind)));
}

/** The project and the Applications of the installed Helm charts, and the namespaces that no chart of a system renders. */
export function controllerObjects(
  system: System,
  manifests: readonly Manifest[],
  installed: readonly ResolvedController[],
  namespaces: ClusterControllers['namespaces'],
): readonly Manifest[] {
  const { name, owner, environment } = system;
  const used = new Set(installed.map(({ namespace: home }) => home));
  const rendered = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const repositories = [
    ...new Set(installed.flatMap(({ repository, crds }) => [repository, ...(crds ? [crds.repository] : [])])),
  ].sort();
  const homes = Object.entries(namespaces).filter(([home]) => used.has(home) && !rendered.has(home));
  const objects: (AppProject | Application | Namespace)[] = [
    controllerProject(repositories, [...used].sort()),
    ...homes.map(([home, { podSecurity, mesh = false }]) => {
      const object = namespace({ name: home, system: name, owner, environment, labels: {}, podSecurity, mesh });
      const annotations = {
        'argocd.argoproj.io/sync-wave': '-200',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      };
      return { ...object, metadata: { ...object.metadata, annotations } };
    }),
    ...installed.map(chartApplication),
  ];
  return objects as unknown as readonly Manifest[];
}

/**
 * Policies of the namespaces of controllers, applied before the Helm charts. `kube-system` has a policy for each known
 * pod and no default policy, so that a pod which AWS adds later is not cut off.
 */
export function controllerPolicies(
  system: System,
  installed: readonly ResolvedController[],
  { namespaces, addOns }: ClusterControllers,
): readonly Manifest[] {
  const { name, owner } = system;
  const parts = [...installed, ...addOns];
  const homes = [...new Set(parts.map(({ namespace: home }) => home))].sort();
  const policies = homes.flatMap((home) => {
    if (namespaces[home]?.ownPolicies === true) return [];
    const place = { name: home, system: name, owner };
    return [
      ...(home === 'kube-system' ? [] : [defaultDeny(place)]),
      ...parts
        .filter((part) => part.namespace === home)
        .flatMap(({ pods = {} }) => Object.entries(pods))
        .map(([policy, pods]) => namespacePolicy(place, policy, controllerPolicy(pods, system))),
    ];
  });
  return policies.map(({ metadata, ...rest }) => {
    const annotations = { ...metadata?.annotations, 'argocd.argoproj.io/sync-wave': '-199' };
    return { ...rest, metadata: { ...metadata, annotations } };
  }) as unknown as readonly Manifest[];
}
