// Made by `npm run import`.

import type { ClusterMetadata, NamespacedMetadata } from '../kubernetes.ts';

export interface Certificate {
  apiVersion: 'cert-manager.io/v1';
  kind: 'Certificate';
  metadata: NamespacedMetadata;
  spec: CertificateSpec;
}

export interface CertificateSpec {
  additionalOutputFormats?: Array<{
    type: 'DER' | 'CombinedPEM';
  }>;
  commonName?: string;
  dnsNames?: Array<string>;
  duration?: string;
  emailAddresses?: Array<string>;
  encodeUsagesInRequest?: boolean;
  ipAddresses?: Array<string>;
  isCA?: boolean;
  issuerRef: {
    group?: string;
    kind?: string;
    name: string;
  };
  keystores?: {
    jks?: {
      alias?: string;
      create: boolean;
      password?: string;
      passwordSecretRef?: PasswordSecretRef;
    };
    pkcs12?: {
      create: boolean;
      password?: string;
      passwordSecretRef?: PasswordSecretRef;
      profile?: 'LegacyRC2' | 'LegacyDES' | 'Modern2023' | 'Modern2026';
    };
  };
  literalSubject?: string;
  nameConstraints?: {
    critical?: boolean;
    excluded?: Excluded;
    permitted?: Excluded;
  };
  otherNames?: Array<{
    oid?: string;
    utf8Value?: string;
  }>;
  privateKey?: {
    algorithm?: 'RSA' | 'ECDSA' | 'Ed25519';
    encoding?: 'PKCS1' | 'PKCS8';
    rotationPolicy?: 'Never' | 'Always';
    size?: number;
  };
  renewBefore?: string;
  renewBeforePercentage?: number;
  renewal?: {
    policy?: 'RenewBefore' | 'Disabled';
    windows?: Array<{
      cron: string;
      timezone?: string;
      windowDuration: string;
    }>;
  };
  revisionHistoryLimit?: number;
  secretName: string;
  secretTemplate?: SecretTemplate;
  signatureAlgorithm?:
    | 'SHA256WithRSA'
    | 'SHA384WithRSA'
    | 'SHA512WithRSA'
    | 'ECDSAWithSHA256'
    | 'ECDSAWithSHA384'
    | 'ECDSAWithSHA512'
    | 'PureEd25519';
  subject?: {
    countries?: Array<string>;
    localities?: Array<string>;
    organizationalUnits?: Array<string>;
    organizations?: Array<string>;
    postalCodes?: Array<string>;
    provinces?: Array<string>;
    serialNumber?: string;
    streetAddresses?: Array<string>;
  };
  uris?: Array<string>;
  usages?: Array<
    | 'signing'
    | 'digital signature'
    | 'content commitment'
    | 'key encipherment'
    | 'key agreement'
    | 'data encipherment'
    | 'cert sign'
    | 'crl sign'
    | 'encipher only'
    | 'decipher only'
    | 'any'
    | 'server auth'
    | 'client auth'
    | 'code signing'
    | 'email protection'
    | 's/mime'
    | 'ipsec end system'
    | 'ipsec tunnel'
    | 'ipsec user'
    | 'timestamping'
    | 'ocsp signing'
    | 'microsoft sgc'
    | 'netscape sgc'
  >;
}

export interface ClusterIssuer {
  apiVersion: 'cert-manager.io/v1';
  kind: 'ClusterIssuer';
  metadata: ClusterMetadata;
  spec: IssuerSpec;
}

export interface Excluded {
  dnsDomains?: Array<string>;
  emailAddresses?: Array<string>;
  ipRanges?: Array<string>;
  uriDomains?: Array<string>;
}

export interface Issuer {
  apiVersion: 'cert-manager.io/v1';
  kind: 'Issuer';
  metadata: NamespacedMetadata;
  spec: IssuerSpec;
}

export interface IssuerSpec {
  acme?: {
    caBundle?: string;
    disableAccountKeyGeneration?: boolean;
    email?: string;
    enableDurationFeature?: boolean;
    externalAccountBinding?: {
      keyAlgorithm?: 'HS256' | 'HS384' | 'HS512';
      keyID: string;
      keySecretRef: PasswordSecretRef;
    };
    preferredChain?: string;
    privateKeySecretRef: PasswordSecretRef;
    profile?: string;
    server: string;
    skipTLSVerify?: boolean;
    solvers?: Array<{
      dns01?: {
        cnameStrategy?: 'None' | 'Follow';
        route53?: {
          accessKeyID?: string;
          accessKeyIDSecretRef?: PasswordSecretRef;
          auth?: {
            kubernetes: {
              serviceAccountRef: ServiceAccountRef;
            };
          };
          hostedZoneID?: string;
          region?: string;
          role?: string;
          secretAccessKeySecretRef?: PasswordSecretRef;
        };
      };
      http01?: {
        gatewayHTTPRoute?: {
          labels?: Record<string, string>;
          parentRefs?: Array<{
            group?: string;
            kind?: string;
            name: string;
            namespace?: string;
            port?: number;
            sectionName?: string;
          }>;
          serviceType?: string;
        };
        ingress?: {
          class?: string;
          ingressClassName?: string;
          ingressTemplate?: {
            metadata?: SecretTemplate;
          };
          name?: string;
          serviceType?: string;
        };
      };
      selector?: {
        dnsNames?: Array<string>;
        dnsZones?: Array<string>;
        matchLabels?: Record<string, string>;
      };
      waitInsteadOfSelfCheck?: string;
    }>;
  };
  ca?: {
    crlDistributionPoints?: Array<string>;
    issuingCertificateURLs?: Array<string>;
    ocspServers?: Array<string>;
    secretName: string;
  };
  selfSigned?: {
    crlDistributionPoints?: Array<string>;
  };
  vault?: {
    auth: {
      appRole?: {
        path: string;
        roleId: string;
        secretRef: PasswordSecretRef;
      };
      aws?: {
        iamRoleArn?: string;
        mountPath?: string;
        region?: string;
        role: string;
        serviceAccountRef?: ServiceAccountRef;
        vaultHeaderValue?: string;
      };
      clientCertificate?: {
        mountPath?: string;
        name?: string;
        secretName?: string;
      };
      kubernetes?: {
        mountPath?: string;
        role: string;
        secretRef?: PasswordSecretRef;
        serviceAccountRef?: ServiceAccountRef;
      };
      tokenSecretRef?: PasswordSecretRef;
    };
    caBundle?: string;
    caBundleSecretRef?: PasswordSecretRef;
    clientCertSecretRef?: PasswordSecretRef;
    clientKeySecretRef?: PasswordSecretRef;
    namespace?: string;
    path: string;
    server: string;
    serverName?: string;
  };
  venafi?: {
    cloud?: {
      apiTokenSecretRef: PasswordSecretRef;
      url?: string;
    };
    ngts?: {
      credentialsRef: {
        name: string;
      };
      tokenEndpoint?: string;
      tsgID: string;
      url?: string;
    };
    tpp?: {
      caBundle?: string;
      caBundleSecretRef?: PasswordSecretRef;
      credentialsRef: {
        name: string;
      };
      url: string;
    };
    zone: string;
  };
}

export interface PasswordSecretRef {
  key?: string;
  name: string;
}

export interface SecretTemplate {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export interface ServiceAccountRef {
  audiences?: Array<string>;
  name: string;
}

export type ClusterIssuerSpec = IssuerSpec;
