/** How a new version of a Deployment takes over from the old one. */
export type Delivery = RollingDelivery | CanaryDelivery | BlueGreenDelivery;

/** Pod by pod, as Kubernetes does it. */
export interface RollingDelivery {
  readonly strategy: 'rolling';
}

/** The new version gets a growing share of the requests; too many errors put all of them back to the old one. */
export interface CanaryDelivery {
  readonly strategy: 'canary';
  /** Share of the requests, in percent below 100, and how long it is watched, e.g. `5m`; after the last step all go over. */
  readonly steps: readonly { readonly weight: number; readonly pause: string }[];
  /** Share of the new version's answers that may be server errors, 0–1. */
  readonly maximumErrorRate: number;
}

/** The new version runs beside the old one, is watched without traffic, and then gets all requests at once. */
export interface BlueGreenDelivery {
  readonly strategy: 'blue-green';
  /** How long its pods must stay ready and not restart before it gets requests, in minutes. */
  readonly watchMinutes: number;
  /** How long the old version stays, to go back to, in seconds. @default - 600 */
  readonly keepOldSeconds?: number;
}
