import type { AppProject } from '../../imports/types/argoproj.io.ts';
import { apiGroup, type Manifest } from '../manifests/manifest.ts';

/** The cluster that Argo CD itself runs in: every cluster has an Argo CD of its own. */
export const inCluster = 'https://kubernetes.default.svc';

/** A project that permits exactly the kinds and namespaces of the given objects, from the given repositories. */
export function appProject(
  name: string,
  description: string,
  sourceRepos: readonly string[],
  manifests: readonly Manifest[],
  annotations: Readonly<Record<string, string>> = {},
  syncWindows?: AppProject['spec']['syncWindows'],
): AppProject {
  const kindsOf = (clusterScoped: boolean) =>
    uniqueSorted(
      manifests
        .filter(({ metadata }) => (metadata.namespace === undefined) === clusterScoped)
        .map((manifest) => `${apiGroup(manifest)}/${manifest.kind}`),
    ).map((entry) => ({
      group: entry.slice(0, entry.lastIndexOf('/')),
      kind: entry.slice(entry.lastIndexOf('/') + 1),
    }));
  // Not any namespace, where only those with such a name are made.
  const clusterResourceWhitelist = kindsOf(true).map((entry) => {
    const patterns = manifests.filter(({ kind, metadata }) => kind === entry.kind && metadata.name.includes('*'));
    const [pattern] = patterns;
    return pattern === undefined ? entry : { ...entry, name: pattern.metadata.name };
  });
  const namespaces = uniqueSorted(
    manifests.flatMap(({ kind, metadata }) => metadata.namespace ?? (kind === 'Namespace' ? metadata.name : [])),
  );
  const kinds = { clusterResourceWhitelist, namespaceResourceWhitelist: kindsOf(false) };
  const project = projectOf(name, description, sourceRepos, namespaces, kinds, annotations);
  return syncWindows === undefined ? project : { ...project, spec: { ...project.spec, syncWindows } };
}

/** The project of the third-party charts: their kinds are their own, their repositories and namespaces are listed. */
export function controllerProject(sourceRepos: readonly string[], namespaces: readonly string[]): AppProject {
  return projectOf('controllers', 'Third-party controllers, by pinned Helm chart', sourceRepos, namespaces, {
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  });
}

function projectOf(
  name: string,
  description: string,
  sourceRepos: readonly string[],
  namespaces: readonly string[],
  kinds: Pick<AppProject['spec'], 'clusterResourceWhitelist' | 'namespaceResourceWhitelist'>,
  annotations: Readonly<Record<string, string>> = {},
): AppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: 'argocd', annotations: { ...annotations, 'argocd.argoproj.io/sync-wave': '-300' } },
    spec: {
      description,
      sourceRepos: [...sourceRepos],
      destinations: namespaces.map((namespace) => ({ server: inCluster, namespace })),
      ...kinds,
      orphanedResources: { warn: false },
    },
  };
}

function uniqueSorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
