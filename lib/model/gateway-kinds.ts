/** What rules read of the kinds of the Gateway API: https://gateway-api.sigs.k8s.io/reference/spec/ */

/** Names an object of any kind; the defaults are up to the field. */
export interface ObjectReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** What a route attaches to. */
export interface ParentReference extends ObjectReference {
  readonly sectionName?: string;
  readonly port?: number;
}

/** Where a rule of a route leads. */
export interface BackendReference extends ObjectReference {
  readonly port?: number;
  readonly weight?: number;
}

/** A port and host that a Gateway listens at. */
export interface Listener {
  readonly name?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly tls?: { readonly mode?: string; readonly certificateRefs?: ObjectReference[] };
  readonly allowedRoutes?: {
    readonly kinds?: { readonly group?: string; readonly kind?: string }[];
    readonly namespaces?: {
      readonly from?: string;
      readonly selector?: {
        readonly matchLabels?: Readonly<Record<string, string>>;
        readonly matchExpressions?: { key: string; operator: string; values?: string[] }[];
      };
    };
  };
}
