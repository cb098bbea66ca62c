import type { AppProject } from '../../imports/types/argoproj.io.ts';
import { apiGroup, type Manifest } from '../manifests/manifest.ts';

/** The cluster in which Argo CD itself runs; every cluster has its own Argo CD. */
export const inCluster = 'https://kubernetes.default.svc';

/** A project that permits only the kinds and namespaces of the given objects, from the given repositories. */
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
  // Without this, every Namespace would be permitted, not only those with such names.
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

/**
 * The project of the controllers' Helm charts. It permits all kinds, and only the listed repositories and namespaces.
 */
export function controllerProject(sourceRepos: readonly string[], namespaces: readonly string[]): AppProject {
  return projectOf('controllers', 'Third-party controllers, from pinned Helm charts', sourceRepos, namespaces, {
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
