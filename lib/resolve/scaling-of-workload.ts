import type { ScalingRules } from '../spec/scaling.ts';
import type { Amounts } from './pod-of-workload.ts';

/** What sets the number of replicas. */
export type Scaling =
  | { readonly by: 'nobody'; readonly replicas: number }
  | (ScalingRange & { readonly by: 'HorizontalPodAutoscaler' })
  | (ScalingRange & { readonly by: 'ScaledObject'; readonly triggers: readonly EventTrigger[] });

/** A range of replicas, and its resource signals. */
export interface ScalingRange {
  readonly min: number;
  readonly max: number;
  /** Target in percent of the requested CPU. */
  readonly cpu: number | undefined;
  /** Target in percent of the requested memory. */
  readonly memory: number | undefined;
  readonly behavior: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules } | undefined;
}

/** A KEDA trigger. */
export type EventTrigger =
  | {
      readonly type: 'kafka';
      readonly group: string;
      readonly topic: string | undefined;
      readonly lag: number;
      readonly bootstrapServers: string;
      /** AWS region, for brokers that require IAM authentication; undefined for plaintext brokers. */
      readonly iamRegion: string | undefined;
    }
  | {
      readonly type: 'source';
      /** Name of the KEDA scaler. */
      readonly scaler: string;
      readonly metadata: Readonly<Record<string, string>>;
      /** Keys of the workload's Secret, by the parameter that uses them. */
      readonly secrets: Readonly<Record<string, string>>;
      readonly aws: boolean;
      /** Name of its TriggerAuthentication; undefined if it needs none. */
      readonly authentication: string | undefined;
    }
  | { readonly type: 'rabbitmq'; readonly queue: string; readonly messages: number; readonly secretKey: string }
  | { readonly type: 'prometheus'; readonly name: string; readonly query: string; readonly threshold: number };

/** Mode and bounds of a VerticalPodAutoscaler. */
export interface VerticalScaling {
  readonly mode: 'Off' | 'Initial' | 'InPlaceOrRecreate';
  readonly min: Amounts;
  readonly max: Amounts;
}
