/**
 * A fixed replica count, or a range in which signals set the count. If there are several signals, the highest result
 * wins.
 */
export type Scaling = FixedScaling | AutomaticScaling;

/** A fixed replica count. */
export interface FixedScaling {
  readonly replicas: number;
}

/** A replica range for production. `Environment.replicas` reduces it in other environments. */
export interface AutomaticScaling {
  /**
   * Minimum, 1 or more. It may be 0 with a source of `events`, which starts the first pod; without one no pod would
   * ever start.
   */
  readonly min: number;
  readonly max: number;
  /** Target for the average CPU use, in percent of the request. @default - 70 if no other signal is given */
  readonly cpu?: number;
  /** Target for the average memory use, in percent of the request. @default - not a signal */
  readonly memory?: number;
  /**
   * Target for the lag of the workload's own consumer group (`consumes`), in messages per replica.
   * @default - not a signal
   */
  readonly kafkaLag?: number;
  /**
   * Target for the length of a RabbitMQ queue, in messages per replica. `secret` is the secret with the broker's URL:
   * `<name>-url` of a data service that the workload calls.
   * @default - not a signal
   */
  readonly rabbitmq?: { readonly queue: string; readonly messages: number; readonly secret: string };
  /** Any other KEDA scalers. With one of them, `min` may be 0. @default - none */
  readonly events?: readonly EventSource[];
  /** Target for the value of a Prometheus query, per replica. @default - not a signal */
  readonly prometheus?: { readonly name: string; readonly query: string; readonly threshold: number };
  /** How fast the count changes. @default - the HPA's own behavior */
  readonly behavior?: ScalingBehavior;
}

/**
 * A KEDA scaler with its metadata: `cron`, `aws-sqs-queue`, `redis`, `postgresql` and some seventy others, see
 * https://keda.sh/docs/latest/scalers/.
 */
export interface EventSource {
  readonly type: string;
  /** Metadata of the scaler, such as `{ queueURL, queueLength: '5', awsRegion }`. */
  readonly metadata: Readonly<Record<string, string>>;
  /**
   * Parameters that the scaler reads from secrets of the workload, by parameter: `{ connection: 'database-url' }` for
   * postgresql.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Whether KEDA signs in to AWS with its own identity. @default - false */
  readonly aws?: boolean;
}

/** How fast the replica count grows and shrinks. */
export interface ScalingBehavior {
  readonly scaleUp?: ScalingRules;
  readonly scaleDown?: ScalingRules;
}

/** How much the replica count may change, as in `autoscaling/v2`. */
export interface ScalingRules {
  readonly stabilizationWindowSeconds: number;
  readonly policies: readonly {
    readonly type: 'Pods' | 'Percent';
    readonly value: number;
    readonly periodSeconds: number;
  }[];
  /** Which of the policies applies. @default - Max */
  readonly selectPolicy?: 'Max' | 'Min' | 'Disabled';
}
