// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Bucket {
  apiVersion: 's3.services.k8s.aws/v1alpha1';
  kind: 'Bucket';
  metadata: NamespacedMetadata;
  spec: BucketSpec;
}

export interface BucketSpec {
  abac?: {
    status?: string;
  };
  accelerate?: {
    status?: string;
  };
  acl?: string;
  analytics?: Array<{
    filter?: Filter;
    id?: string;
    storageClassAnalysis?: {
      dataExport?: {
        destination?: {
          s3BucketDestination?: {
            bucket?: string;
            bucketAccountID?: string;
            format?: string;
            prefix?: string;
          };
        };
        outputSchemaVersion?: string;
      };
    };
  }>;
  cors?: {
    corsRules?: Array<{
      allowedHeaders?: Array<string>;
      allowedMethods?: Array<string>;
      allowedOrigins?: Array<string>;
      exposeHeaders?: Array<string>;
      id?: string;
      maxAgeSeconds?: number;
    }>;
  };
  createBucketConfiguration?: {
    bucket?: {
      dataRedundancy?: string;
      type?: string;
    };
    location?: {
      name?: string;
      type?: string;
    };
    locationConstraint?: string;
  };
  encryption?: {
    rules?: Array<{
      applyServerSideEncryptionByDefault?: {
        kmsMasterKeyID?: string;
        sseAlgorithm?: string;
      };
      bucketKeyEnabled?: boolean;
    }>;
  };
  grantFullControl?: string;
  grantRead?: string;
  grantReadACP?: string;
  grantWrite?: string;
  grantWriteACP?: string;
  intelligentTiering?: Array<{
    filter?: Filter;
    id?: string;
    status?: string;
    tierings?: Array<{
      accessTier?: string;
      days?: number;
    }>;
  }>;
  inventory?: Array<{
    destination?: {
      s3BucketDestination?: {
        accountID?: string;
        bucket?: string;
        encryption?: {
          sseKMS?: {
            keyID?: string;
          };
        };
        format?: string;
        prefix?: string;
      };
    };
    filter?: {
      prefix?: string;
    };
    id?: string;
    includedObjectVersions?: string;
    isEnabled?: boolean;
    optionalFields?: Array<string>;
    schedule?: {
      frequency?: string;
    };
  }>;
  lifecycle?: {
    rules?: Array<{
      abortIncompleteMultipartUpload?: {
        daysAfterInitiation?: number;
      };
      expiration?: {
        date?: string;
        days?: number;
        expiredObjectDeleteMarker?: boolean;
      };
      filter?: {
        and?: {
          objectSizeGreaterThan?: number;
          objectSizeLessThan?: number;
          prefix?: string;
          tags?: Array<{
            key?: string;
            value?: string;
          }>;
        };
        objectSizeGreaterThan?: number;
        objectSizeLessThan?: number;
        prefix?: string;
        tag?: {
          key?: string;
          value?: string;
        };
      };
      id?: string;
      noncurrentVersionExpiration?: {
        newerNoncurrentVersions?: number;
        noncurrentDays?: number;
      };
      noncurrentVersionTransitions?: Array<{
        newerNoncurrentVersions?: number;
        noncurrentDays?: number;
        storageClass?: string;
      }>;
      prefix?: string;
      status?: string;
      transitions?: Array<{
        date?: string;
        days?: number;
        storageClass?: string;
      }>;
    }>;
  };
  logging?: {
    loggingEnabled?: {
      targetBucket?: string;
      targetGrants?: Array<{
        grantee?: {
          displayName?: string;
          emailAddress?: string;
          id?: string;
          type_?: string;
          uRI?: string;
        };
        permission?: string;
      }>;
      targetPrefix?: string;
    };
  };
  metrics?: Array<{
    filter?: {
      accessPointARN?: string;
      and?: {
        accessPointARN?: string;
        prefix?: string;
        tags?: Array<{
          key?: string;
          value?: string;
        }>;
      };
      prefix?: string;
      tag?: {
        key?: string;
        value?: string;
      };
    };
    id?: string;
  }>;
  name: string;
  namespace?: string;
  notification?: {
    lambdaFunctionConfigurations?: Array<{
      events?: Array<string>;
      filter?: LambdaFunctionConfigurationFilter;
      id?: string;
      lambdaFunctionARN?: string;
    }>;
    queueConfigurations?: Array<{
      events?: Array<string>;
      filter?: LambdaFunctionConfigurationFilter;
      id?: string;
      queueARN?: string;
    }>;
    topicConfigurations?: Array<{
      events?: Array<string>;
      filter?: LambdaFunctionConfigurationFilter;
      id?: string;
      topicARN?: string;
    }>;
  };
  objectLockConfiguration?: {
    rule?: {
      defaultRetention?: {
        days?: number;
        mode?: string;
        years?: number;
      };
    };
  };
  objectLockEnabledForBucket?: boolean;
  objectOwnership?: string;
  ownershipControls?: {
    rules?: Array<{
      objectOwnership?: string;
    }>;
  };
  policy?: string;
  publicAccessBlock?: {
    blockPublicACLs?: boolean;
    blockPublicPolicy?: boolean;
    ignorePublicACLs?: boolean;
    restrictPublicBuckets?: boolean;
  };
  replication?: {
    role?: string;
    roleRef?: {
      from?: {
        name?: string;
        namespace?: string;
      };
    };
    rules?: Array<{
      deleteMarkerReplication?: {
        status?: string;
      };
      destination?: {
        accessControlTranslation?: {
          owner?: string;
        };
        account?: string;
        bucket?: string;
        encryptionConfiguration?: {
          replicaKMSKeyID?: string;
        };
        metrics?: {
          eventThreshold?: EventThreshold;
          status?: string;
        };
        replicationTime?: {
          status?: string;
          time?: EventThreshold;
        };
        storageClass?: string;
      };
      existingObjectReplication?: {
        status?: string;
      };
      filter?: Filter;
      id?: string;
      prefix?: string;
      priority?: number;
      sourceSelectionCriteria?: {
        replicaModifications?: {
          status?: string;
        };
        sseKMSEncryptedObjects?: {
          status?: string;
        };
      };
      status?: string;
    }>;
  };
  requestPayment?: {
    payer?: string;
  };
  tagging?: {
    tagSet?: Array<{
      key?: string;
      value?: string;
    }>;
  };
  versioning?: {
    status?: string;
  };
  website?: {
    errorDocument?: {
      key?: string;
    };
    indexDocument?: {
      suffix?: string;
    };
    redirectAllRequestsTo?: {
      hostName?: string;
      protocol?: string;
    };
    routingRules?: Array<{
      condition?: {
        httpErrorCodeReturnedEquals?: string;
        keyPrefixEquals?: string;
      };
      redirect?: {
        hostName?: string;
        httpRedirectCode?: string;
        protocol?: string;
        replaceKeyPrefixWith?: string;
        replaceKeyWith?: string;
      };
    }>;
  };
}

export interface EventThreshold {
  minutes?: number;
}

export interface Filter {
  and?: {
    prefix?: string;
    tags?: Array<{
      key?: string;
      value?: string;
    }>;
  };
  prefix?: string;
  tag?: {
    key?: string;
    value?: string;
  };
}

export interface LambdaFunctionConfigurationFilter {
  key?: {
    filterRules?: Array<{
      name?: string;
      value?: string;
    }>;
  };
}
