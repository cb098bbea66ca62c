import type { Cluster } from '../../lib/model/cluster.ts';
import type { KindName, KubernetesObject, Of } from '../../lib/model/kinds.ts';

/** The proof that a rule finds violations, and nothing else. `test/rules/<area>/<id of the rule>.ts` exports one. */
export interface Proof {
  /**
   * Small manifests that violate the rule, and all its findings: `Kind namespace/name › field: what is there › what is
   * needed`.
   */
  readonly refused: readonly (Case & { readonly says: readonly string[] })[];
  /** Manifests that are just within the rule. */
  readonly accepted: readonly Case[];
  /** Ways to break Strata's real output, each in many places. */
  readonly mutations: readonly Mutation[];
}

interface Case {
  readonly what: string;
  /** YAML documents of one cluster, or of several by path, such as `dist/production/shop/a.yaml`. */
  readonly manifests: string | Readonly<Record<string, string>>;
}

/** A change of one rendered object that the rule must find. */
export interface Mutation {
  readonly what: string;
  /** The separate changes of one object; none if it cannot be changed in this way. */
  readonly edits: (object: KubernetesObject, cluster: Cluster) => readonly Edit[];
}

/**
 * A change of an object: a new value (`to` undefined removes the field), its removal, additional objects, or several of
 * these.
 */
export type Edit =
  | { readonly field: string; readonly to: unknown }
  | { readonly fields: Readonly<Record<string, unknown>>; readonly beside?: readonly KubernetesObject[] }
  | { readonly gone: true }
  | { readonly beside: KubernetesObject | readonly KubernetesObject[] };

/** Changes of the objects of one kind. */
export function mutation<Kind extends KindName>(
  what: string,
  kind: Kind,
  edits: (object: Of<Kind>, cluster: Cluster) => readonly Edit[],
): Mutation {
  const [name] = kind.split('.');
  return {
    what,
    edits: (object, cluster) =>
      object.kind === name && cluster.of(kind).includes(object as Of<Kind>) ? edits(object as Of<Kind>, cluster) : [],
  };
}

/**
 * Whether a policy belongs to pods of Helm charts, whose connections `charts/controllers` declares. Rules about
 * declared calls do not judge it, because no workload's annotation declares them.
 */
export function isOfController({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/sync-wave'] === '-199';
}
