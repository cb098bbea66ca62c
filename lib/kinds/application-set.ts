import type { ApplicationSet } from '../../imports/types/argoproj.io.ts';
import { inCluster } from './app-project.ts';
import { syncPolicy, type Source } from './application.ts';

/** Namespace of the preview of one pull request. */
const previewNamespace = 'pr-{{.number}}';

/**
 * Creates an Application and a namespace for each open pull request with the label, and deletes both after the merge.
 */
export function previewApplicationSet(
  system: string,
  { repoURL }: Source,
  label: string,
  namespaceLabels: Readonly<Record<string, string>>,
): ApplicationSet {
  const [owner = '', repo = ''] = new URL(repoURL).pathname
    .replace(/^\//, '')
    .replace(/\.git$/, '')
    .split('/');
  const name = `${system}-pr-{{.number}}`;
  const policy = syncPolicy(['CreateNamespace=true', 'PruneLast=true']);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: `${system}-previews`, namespace: 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          pullRequest: {
            github: { owner, repo, labels: [label], tokenRef: { secretName: 'github-token', key: 'token' } },
            requeueAfterSeconds: 300,
          },
        },
      ],
      template: {
        // The finalizer makes Argo CD delete the objects of the preview with the Application.
        metadata: { name, finalizers: ['resources-finalizer.argocd.argoproj.io'] },
        spec: {
          project: previewProject(system),
          source: {
            repoURL,
            targetRevision: '{{.head_sha}}',
            path: `dist/preview/${system}`,
            directory: { recurse: true },
          },
          destination: { server: inCluster, namespace: previewNamespace },
          syncPolicy: { ...policy, managedNamespaceMetadata: { labels: { ...namespaceLabels } } },
        },
      },
    },
  };
}

/** Project of a system's previews. */
export function previewProject(system: string): string {
  return `${system}-previews`;
}
