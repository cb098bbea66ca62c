/** How a new version of a Deployment replaces the old one. */
export type Delivery = RollingDelivery | CanaryDelivery | BlueGreenDelivery;

/** Kubernetes replaces the pods one by one. */
export interface RollingDelivery {
  readonly strategy: 'rolling';
}

/**
 * The new version gets a growing share of the requests. If too many of them fail, the old version gets all requests
 * again.
 */
export interface CanaryDelivery {
  readonly strategy: 'canary';
  /**
   * Each step: the share of requests in percent, below 100, and how long it is observed, e.g. `5m`. After the last step
   * the new version gets all requests.
   */
  readonly steps: readonly { readonly weight: number; readonly pause: string }[];
  /** Highest share of server errors among the new version's responses, 0–1. */
  readonly maximumErrorRate: number;
}

/** The new version starts beside the old one, is observed without requests, and then gets all requests at once. */
export interface BlueGreenDelivery {
  readonly strategy: 'blue-green';
  /** Minutes for which its pods must stay ready without a restart before it gets requests. */
  readonly watchMinutes: number;
  /** Seconds for which the old version keeps running after the switch, for a rollback. @default - 600 */
  readonly keepOldSeconds?: number;
}
