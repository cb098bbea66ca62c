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
  readonly filters?: RouteFilter[];
}

/** A filter of a route; one that copies requests has a backend of its own. */
export interface RouteFilter {
  readonly requestMirror?: { readonly backendRef?: BackendReference };
}

/** A route of any kind. */
export interface Route {
  readonly spec: {
    readonly parentRefs?: ParentReference[];
    readonly hostnames?: string[];
    readonly rules?: { readonly backendRefs?: BackendReference[]; readonly filters?: RouteFilter[] }[];
  };
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

/** A Gateway of the Gateway API; Istio's own is another kind. */
export interface ApiGateway {
  readonly spec: { readonly gatewayClassName?: string; readonly listeners?: Listener[] };
}

/** What lets objects of other namespaces refer to those of its own. */
export interface ReferenceGrant {
  readonly spec: {
    readonly from?: { readonly group?: string; readonly kind?: string; readonly namespace?: string }[];
    readonly to?: { readonly group?: string; readonly kind?: string; readonly name?: string }[];
  };
}
