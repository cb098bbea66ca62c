import type { Namespace as Manifest } from '../../imports/kubernetes.ts';
import type { NamedEnvironment } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** The input of a Namespace: its owner, its Pod Security Standard, and whether its pods are in the service mesh. */
export interface NamespaceSettings {
  readonly name: string;
  readonly system: string;
  readonly owner: string;
  readonly environment: NamedEnvironment;
  readonly labels: Readonly<Record<string, string>>;
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  readonly mesh: boolean;
}

/** A namespace that refuses pods below its Pod Security Standard. */
export function namespace(settings: NamespaceSettings): Manifest & { apiVersion: 'v1'; kind: 'Namespace' } {
  const { name, environment, labels, podSecurity, mesh } = settings;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...systemLabels(settings),
        environment: environment.name,
        ...labels,
        ...securityLabels(podSecurity, environment),
        ...(mesh && { 'istio.io/rev': environment.istioRevision }),
      },
    },
  };
}

/**
 * Labels of Pod Security Admission. They name the version of the cluster, so that an upgrade does not change what is
 * refused.
 */
export function securityLabels(
  level: NamespaceSettings['podSecurity'],
  { kubernetesVersion }: NamedEnvironment,
): Record<string, string> {
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, `v${kubernetesVersion}`],
    ]),
  );
}
