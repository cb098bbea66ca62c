// Made by `npm run import`.

import type { ClusterMetadata } from '../kubernetes.ts';

export interface NodePool {
  apiVersion: 'karpenter.sh/v1';
  kind: 'NodePool';
  metadata: ClusterMetadata;
  spec: NodePoolSpec;
}

export interface NodePoolSpec {
  disruption?: {
    budgets?: Array<{
      duration?: string;
      nodes?: string;
      reasons?: Array<'Underutilized' | 'Empty' | 'Drifted'>;
      schedule?: string;
    }>;
    consolidateAfter: string;
    consolidationPolicy?: 'WhenEmpty' | 'WhenEmptyOrUnderutilized' | 'Balanced';
  };
  limits?: Record<string, number | string>;
  replicas?: number;
  template: {
    metadata?: {
      annotations?: Record<string, string>;
      labels?: Record<string, string>;
    };
    spec: {
      expireAfter?: string;
      nodeClassRef: {
        group: string;
        kind: string;
        name: string;
      };
      requirements: Array<{
        key: string;
        minValues?: number;
        operator: 'Gte' | 'Lte' | 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
        values?: Array<string>;
      }>;
      startupTaints?: Array<{
        effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
        key: string;
        timeAdded?: string;
        value?: string;
      }>;
      taints?: Array<{
        effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
        key: string;
        timeAdded?: string;
        value?: string;
      }>;
      terminationGracePeriod?: string;
    };
  };
  weight?: number;
}
