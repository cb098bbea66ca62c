import type { AppProject, ApplicationSet } from '../../imports/types/argoproj.io.ts';
import { appProject } from '../kinds/app-project.ts';
import { previewApplicationSet, previewProject } from '../kinds/application-set.ts';
import type { Source } from '../kinds/application.ts';
import { securityLabels } from '../kinds/namespace.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { System } from '../resolve/system.ts';

/**
 * The objects that create and delete the previews of a system: a project for their namespaces, and an ApplicationSet.
 */
export function previewObjects(system: System, manifests: readonly Manifest[], source: Source): readonly Manifest[] {
  const { name, description, environment, previews } = system;
  const anywhere = manifests.map((manifest) => ({
    ...manifest,
    metadata: { ...manifest.metadata, namespace: 'pr-*' },
  }));
  const labels = { ...securityLabels('restricted', environment), 'istio.io/rev': environment.istioRevision };
  // Argo CD creates the namespace itself; the project must permit it like any other object.
  const created = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'pr-*' } };
  return [
    appProject(previewProject(name), `Previews of: ${description}`, [source.repoURL], [...anywhere, created]),
    previewApplicationSet(name, source, previews?.label ?? 'preview', labels),
  ] as (AppProject | ApplicationSet)[];
}
