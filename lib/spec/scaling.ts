/** A fixed count, or a range within which the listed signals move the count; the signal that asks for most wins. */
export type Scaling = FixedScaling | AutomaticScaling;

/** Always the same number of replicas. */
export interface FixedScaling {
  readonly replicas: number;
}

/** A replica range as in production; `Environment.replicas` cuts it elsewhere. */
export interface AutomaticScaling {
  /** 1 or more; 0 where a source of events says when there is work: without it no pod would ever be started. */
  readonly min: number;
  readonly max: number;
  /** Average use of the requested CPU, in percent. @default - 70 where no other signal is given */
  readonly cpu?: number;
  /** Average use of the requested memory, in percent. @default - not looked at */
  readonly memory?: number;
  /** Messages behind, per replica, of the workload's own consumer group (`consumes`). @default - not looked at */
  readonly kafkaLag?: number;
  /** Messages waiting in a RabbitMQ queue, per replica; `secret` is the secret with the broker's URL,
   * `<name>-url` of a data service that the workload calls.
   * @default - not looked at */
  readonly rabbitmq?: { readonly queue: string; readonly messages: number; readonly secret: string };
  /** Other sources of events that KEDA reads; with one of them `min` may be 0. @default - none */
  readonly events?: readonly EventSource[];
  /** Value of a Prometheus query, per replica. @default - not looked at */
  readonly prometheus?: { readonly name: string; readonly query: string; readonly threshold: number };
  /** How fast. @default - the HPA's own pace */
  readonly behavior?: ScalingBehavior;
}

/**
 * A source of events, by the name and the metadata of KEDA's scaler for it: `cron`, `aws-sqs-queue`, `redis`, `postgresql`
 * and some seventy others, https://keda.sh/docs/latest/scalers/.
 */
export interface EventSource {
  readonly type: string;
  /** Fields of the scaler, such as `{ queueURL, queueLength: '5', awsRegion }`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Parameters that the scaler takes from secrets of the workload, by parameter: `{ connection: 'database-url' }` for
   * postgresql. @default - none */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whether KEDA signs in to AWS as itself. @default - false */
  readonly aws?: boolean;
}

/** How fast the count grows and shrinks. */
export interface ScalingBehavior {
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

/** How much the count may change, as in `autoscaling/v2`. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly {
    readonly type: 'Pods' | 'Percent';
    readonly value: number;
    readonly periodSeconds: number;
  }[];
  /** @default - Max */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
}
