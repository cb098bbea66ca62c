// Made by `npm run import`.

import type { ClusterMetadata, NamespacedMetadata } from '../kubernetes.ts';

export interface CaCertificateRef {
  group: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface CertificateRef {
  group?: string;
  kind?: string;
  name: string;
  namespace?: string;
}

export interface Default {
  validation?: {
    caCertificateRefs: Array<CaCertificateRef>;
    mode?: 'AllowValidOnly' | 'AllowInsecureFallback';
  };
}

export interface GRPCRoute {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'GRPCRoute';
  metadata: NamespacedMetadata;
  spec: GRPCRouteSpec;
}

export interface GRPCRouteSpec {
  hostnames?: Array<string>;
  parentRefs?: Array<{
    group?: string;
    kind?: string;
    name: string;
    namespace?: string;
    port?: number;
    sectionName?: string;
  }>;
  rules?: Array<{
    backendRefs?: Array<{
      filters?: Array<{
        extensionRef?: ParametersRef;
        requestHeaderModifier?: RequestHeaderModifier;
        requestMirror?: RequestMirror;
        responseHeaderModifier?: RequestHeaderModifier;
        type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
      }>;
      group?: string;
      kind?: string;
      name: string;
      namespace?: string;
      port?: number;
      weight?: number;
    }>;
    filters?: Array<{
      extensionRef?: ParametersRef;
      requestHeaderModifier?: RequestHeaderModifier;
      requestMirror?: RequestMirror;
      responseHeaderModifier?: RequestHeaderModifier;
      type: 'ResponseHeaderModifier' | 'RequestHeaderModifier' | 'RequestMirror' | 'ExtensionRef';
    }>;
    matches?: Array<{
      headers?: Array<{
        name: string;
        type?: 'Exact' | 'RegularExpression';
        value: string;
      }>;
      method?: {
        method?: string;
        service?: string;
        type?: 'Exact' | 'RegularExpression';
      };
    }>;
    name?: string;
  }>;
}

export interface Gateway {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'Gateway';
  metadata: NamespacedMetadata;
  spec: GatewaySpec;
}

export interface GatewayClass {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'GatewayClass';
  metadata: ClusterMetadata;
  spec: GatewayClassSpec;
}

export interface GatewayClassSpec {
  controllerName: string;
  description?: string;
  parametersRef?: CaCertificateRef;
}

export interface GatewaySpec {
  addresses?: Array<{
    type?: string;
    value?: string;
  }>;
  allowedListeners?: {
    namespaces?: {
      from?: 'All' | 'Selector' | 'Same' | 'None';
      selector?: Selector;
    };
  };
  gatewayClassName: string;
  infrastructure?: {
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    parametersRef?: ParametersRef;
  };
  listeners: Array<{
    allowedRoutes?: {
      kinds?: Array<{
        group?: string;
        kind: string;
      }>;
      namespaces?: {
        from?: 'All' | 'Selector' | 'Same';
        selector?: Selector;
      };
    };
    hostname?: string;
    name: string;
    port: number;
    protocol: string;
    tls?: {
      certificateRefs?: Array<CertificateRef>;
      mode?: 'Terminate' | 'Passthrough';
      options?: Record<string, string>;
    };
  }>;
  tls?: {
    backend?: {
      clientCertificateRef?: CertificateRef;
    };
    frontend?: {
      default: Default;
      perPort?: Array<{
        port: number;
        tls: Default;
      }>;
    };
  };
}

export interface HTTPRoute {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'HTTPRoute';
  metadata: NamespacedMetadata;
  spec: HTTPRouteSpec;
}

export interface HTTPRouteSpec {
  hostnames?: Array<string>;
  parentRefs?: Array<{
    group?: string;
    kind?: string;
    name: string;
    namespace?: string;
    port?: number;
    sectionName?: string;
  }>;
  rules?: Array<{
    backendRefs?: Array<{
      filters?: Array<{
        cors?: {
          allowCredentials?: boolean;
          allowHeaders?: Array<string>;
          allowMethods?: Array<
            'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*'
          >;
          allowOrigins?: Array<string>;
          exposeHeaders?: Array<string>;
          maxAge?: number;
        };
        extensionRef?: ParametersRef;
        requestHeaderModifier?: RequestHeaderModifier;
        requestMirror?: RequestMirror;
        requestRedirect?: {
          hostname?: string;
          path?: Path;
          port?: number;
          scheme?: 'http' | 'https';
          statusCode?: 301 | 302 | 303 | 307 | 308;
        };
        responseHeaderModifier?: RequestHeaderModifier;
        type:
          | 'RequestHeaderModifier'
          | 'ResponseHeaderModifier'
          | 'RequestMirror'
          | 'RequestRedirect'
          | 'URLRewrite'
          | 'ExtensionRef'
          | 'CORS';
        urlRewrite?: {
          hostname?: string;
          path?: Path;
        };
      }>;
      group?: string;
      kind?: string;
      name: string;
      namespace?: string;
      port?: number;
      weight?: number;
    }>;
    filters?: Array<{
      cors?: {
        allowCredentials?: boolean;
        allowHeaders?: Array<string>;
        allowMethods?: Array<
          'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH' | '*'
        >;
        allowOrigins?: Array<string>;
        exposeHeaders?: Array<string>;
        maxAge?: number;
      };
      extensionRef?: ParametersRef;
      requestHeaderModifier?: RequestHeaderModifier;
      requestMirror?: RequestMirror;
      requestRedirect?: {
        hostname?: string;
        path?: Path;
        port?: number;
        scheme?: 'http' | 'https';
        statusCode?: 301 | 302 | 303 | 307 | 308;
      };
      responseHeaderModifier?: RequestHeaderModifier;
      type:
        | 'RequestHeaderModifier'
        | 'ResponseHeaderModifier'
        | 'RequestMirror'
        | 'RequestRedirect'
        | 'URLRewrite'
        | 'ExtensionRef'
        | 'CORS';
      urlRewrite?: {
        hostname?: string;
        path?: Path;
      };
    }>;
    matches?: Array<{
      headers?: Array<{
        name: string;
        type?: 'Exact' | 'RegularExpression';
        value: string;
      }>;
      method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE' | 'PATCH';
      path?: {
        type?: 'Exact' | 'PathPrefix' | 'RegularExpression';
        value?: string;
      };
      queryParams?: Array<{
        name: string;
        type?: 'Exact' | 'RegularExpression';
        value: string;
      }>;
    }>;
    name?: string;
    timeouts?: {
      backendRequest?: string;
      request?: string;
    };
  }>;
}

export interface ParametersRef {
  group: string;
  kind: string;
  name: string;
}

export interface Path {
  replaceFullPath?: string;
  replacePrefixMatch?: string;
  type: 'ReplaceFullPath' | 'ReplacePrefixMatch';
}

export interface ReferenceGrant {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'ReferenceGrant';
  metadata: NamespacedMetadata;
  spec: ReferenceGrantSpec;
}

export interface ReferenceGrantSpec {
  from: Array<{
    group: string;
    kind: string;
    namespace: string;
  }>;
  to: Array<{
    group: string;
    kind: string;
    name?: string;
  }>;
}

export interface RequestHeaderModifier {
  add?: Array<{
    name: string;
    value: string;
  }>;
  remove?: Array<string>;
  set?: Array<{
    name: string;
    value: string;
  }>;
}

export interface RequestMirror {
  backendRef: {
    group?: string;
    kind?: string;
    name: string;
    namespace?: string;
    port?: number;
  };
  fraction?: {
    denominator?: number;
    numerator: number;
  };
  percent?: number;
}

export interface Selector {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface TLSRoute {
  apiVersion: 'gateway.networking.k8s.io/v1';
  kind: 'TLSRoute';
  metadata: NamespacedMetadata;
  spec: TLSRouteSpec;
}

export interface TLSRouteSpec {
  hostnames: Array<string>;
  parentRefs?: Array<{
    group?: string;
    kind?: string;
    name: string;
    namespace?: string;
    port?: number;
    sectionName?: string;
  }>;
  rules: Array<{
    backendRefs: Array<{
      group?: string;
      kind?: string;
      name: string;
      namespace?: string;
      port?: number;
      weight?: number;
    }>;
    name?: string;
  }>;
}
