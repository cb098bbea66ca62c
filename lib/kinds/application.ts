import type { Application } from '../../imports/types/argoproj.io.ts';
import type { ResolvedController } from '../resolve/controllers.ts';
import { inCluster } from './app-project.ts';

/** The repository and branch that Argo CD follows. */
export interface Source {
  readonly repoURL: string;
  readonly targetRevision: string;
}

/** The source of an Application: a folder, and how it is applied. */
export interface Folder {
  readonly path: string;
  /** A namespace that the project permits. Objects that name a namespace do not use it. */
  readonly namespace: string;
  /** Only these files, or all but these, as globs below the path. @default - all */
  readonly files?: { readonly include: string } | { readonly exclude: string };
  /** Sync wave. @default - 0 */
  readonly wave?: number;
  /** Fields that other controllers write; Argo CD ignores them. @default - none */
  readonly ignoreDifferences?: NonNullable<Application['spec']['ignoreDifferences']>;
  /** Annotations beside those of every Application. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Follows a folder of the repository: applies what is merged, prunes what is removed, and reverts drift. */
export function folderApplication(
  name: string,
  project: string,
  { repoURL, targetRevision }: Source,
  { path, namespace, files, wave = 0, ignoreDifferences = [], annotations }: Folder,
): Application {
  return {
    ...application(name, wave, annotations),
    spec: {
      project,
      source: { repoURL, targetRevision, path, directory: { recurse: true, ...files } },
      destination: { server: inCluster, namespace },
      ...(ignoreDifferences.length > 0 && { ignoreDifferences }),
      // No RespectIgnoreDifferences: it keeps lists of custom resources whole, so that a changed route would never be
      // applied. Without it, weights and selectors are put back only with another change of their object, and Argo
      // Rollouts sets them again at once.
      syncPolicy: syncPolicy(['SkipDryRunOnMissingResource=true', 'PruneLast=true']),
      revisionHistoryLimit: 10,
    },
  };
}

/** Installs a Helm chart of an exact version, or a folder of manifests. */
export function chartApplication({
  name,
  repository,
  chart,
  folder,
  version,
  namespace,
  wave,
  crds,
  values,
}: ResolvedController): Application {
  const source =
    chart === undefined
      ? folderSource({ repository, version, folder: folder ?? '.' })
      : {
          repoURL: repository,
          chart,
          targetRevision: version,
          helm: {
            releaseName: name,
            ...(crds && { skipCrds: true }),
            ...(values && { valuesObject: { ...values } }),
          },
        };
  return {
    ...application(name, wave ?? 0),
    spec: {
      project: 'controllers',
      ...(crds ? { sources: [source, folderSource(crds)] } : { source }),
      destination: { server: inCluster, namespace },
      ignoreDifferences: webhookDifferences,
      syncPolicy: syncPolicy(['RespectIgnoreDifferences=true']),
      revisionHistoryLimit: 10,
    },
  };
}

function folderSource({ repository, version, folder }: NonNullable<ResolvedController['crds']>) {
  return { repoURL: repository, targetRevision: version, path: folder };
}

/** Fields of webhooks that their own controllers write. */
const webhookDifferences = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
  group: 'admissionregistration.k8s.io',
  kind,
  jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle', '.webhooks[]?.failurePolicy'],
}));

function application(
  name: string,
  wave: number,
  more: Readonly<Record<string, string>> = {},
): Pick<Application, 'apiVersion' | 'kind' | 'metadata'> {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      annotations: {
        'argocd.argoproj.io/sync-wave': String(wave),
        // The API server computes the differences, because it knows its own defaults.
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
        ...more,
      },
    },
  };
}

/** Automatic sync with retries, as the I2S document requires. */
export function syncPolicy(options: readonly string[]): NonNullable<Application['spec']['syncPolicy']> {
  return {
    automated: { prune: true, selfHeal: true, allowEmpty: false },
    // i2s.md, GitOps: five retries, from 5 seconds, doubling up to 3 minutes.
    retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
    syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true', ...options],
  };
}
