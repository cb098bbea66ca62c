import type { AppProject, Application } from '../../imports/types/argoproj.io.ts';
import { appProject } from '../kinds/app-project.ts';
import { folderApplication, type Source } from '../kinds/application.ts';
import type { Manifest } from '../manifests/manifest.ts';
import type { ClusterControllers } from '../resolve/controllers.ts';
import type { System } from '../resolve/system.ts';
import { controllerObjects, controllerPolicies, installedControllers } from './controllers.ts';
import { noticeObjects } from './notices.ts';
import { systemObjects } from './system.ts';

/**
 * The files of `argocd/<environment>/<system>/`: the root Application that a person applies once, and what it follows.
 */
export function deliveryFiles(
  system: System,
  manifests: readonly Manifest[],
  controllers: ClusterControllers,
  source: Source,
): Readonly<Record<string, readonly Manifest[]>> {
  const installed = installedControllers(manifests, controllers);
  const ofControllers = controllerObjects(system, manifests, installed, controllers.namespaces);
  const policies = controllerPolicies(system, installed, controllers);
  const notices = noticeObjects(system);
  return {
    'root.yaml': root(system, source, [...ofControllers, ...policies], notices),
    'controllers.yaml': ofControllers,
    ...(policies.length > 0 && { 'policies.yaml': policies }),
    ...(notices.length > 0 && { 'notices.yaml': notices }),
    [`${system.name}.yaml`]: systemObjects(system, manifests, source),
  };
}

/**
 * The objects that a person applies: a project for Argo CD's own objects, and the Application that follows this folder.
 */
function root(
  system: System,
  source: Source,
  ofControllers: readonly Manifest[],
  notices: readonly Manifest[],
): readonly Manifest[] {
  const { name, environment, previews } = system;
  const previewSet = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'any', namespace: 'argocd' },
  };
  const permitted: readonly Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>[] = [
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'any', namespace: 'argocd' } },
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'any', namespace: 'argocd' } },
    ...(ofControllers.some(({ kind }) => kind === 'Namespace')
      ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } }]
      : []),
    ...ofControllers.filter(({ kind }) => kind === 'NetworkPolicy'),
    ...(previews !== undefined ? [previewSet] : []),
    ...notices,
  ];
  return [
    appProject(
      'root',
      'Projects, Applications, and the namespaces of controllers with their policies',
      [source.repoURL],
      permitted,
    ),
    folderApplication('root', 'root', source, { path: `argocd/${environment.name}/${name}`, namespace: 'argocd' }),
  ] as (AppProject | Application)[];
}
