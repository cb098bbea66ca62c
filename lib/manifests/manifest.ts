/** A Kubernetes object as data. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** API group of an object; empty for the core group. */
export function apiGroup({ apiVersion }: Pick<Manifest, 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** `kind.group/namespace/name`. Two objects of a cluster with the same identity are the same object. */
export function identity(manifest: Manifest): string {
  const { kind, metadata } = manifest;
  return `${kind}.${apiGroup(manifest)}/${metadata.namespace ?? ''}/${metadata.name}`;
}
