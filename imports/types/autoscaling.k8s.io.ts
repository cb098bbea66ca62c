// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface StartupBoost {
  cpu?: {
    durationSeconds?: number;
    factor?: number;
    quantity?: number | string;
    type: 'Factor' | 'Quantity';
  };
}

export interface VerticalPodAutoscaler {
  apiVersion: 'autoscaling.k8s.io/v1';
  kind: 'VerticalPodAutoscaler';
  metadata: NamespacedMetadata;
  spec: VerticalPodAutoscalerSpec;
}

export interface VerticalPodAutoscalerSpec {
  recommenders?: Array<{
    name: string;
  }>;
  resourcePolicy?: {
    containerPolicies?: Array<{
      containerName?: string;
      controlledResources?: Array<string>;
      controlledValues?: 'RequestsAndLimits' | 'RequestsOnly';
      maxAllowed?: Record<string, number | string>;
      memoryAggregationIntervalCount?: number;
      memoryAggregationIntervalSeconds?: number;
      minAllowed?: Record<string, number | string>;
      mode?: 'Auto' | 'Off';
      oomBumpUpRatio?: number | string;
      oomMinBumpUp?: number | string;
      startupBoost?: StartupBoost;
    }>;
  };
  startupBoost?: StartupBoost;
  targetRef: {
    apiVersion?: string;
    kind: string;
    name: string;
  };
  updatePolicy?: {
    evictAfterOOMSeconds?: number;
    evictionRequirements?: Array<{
      changeRequirement: 'TargetHigherThanRequests' | 'TargetLowerThanRequests';
      resources: Array<string>;
    }>;
    minReplicas?: number;
    updateMode?: 'Off' | 'Initial' | 'Recreate' | 'InPlaceOrRecreate' | 'InPlace' | 'Auto';
  };
}
