/** CPU, memory and disk of one container. */
export interface Resources {
  readonly requests: ResourceAmounts;
  /** Upper limits. @default - twice the requested CPU, the requested memory */
  readonly limits?: Partial<ResourceAmounts>;
  /** Local disk for logs and writable directories. @default - 256Mi requested, limit 1Gi */
  readonly ephemeralStorage?: { readonly request: string; readonly limit: string };
  /** Number of whole GPUs. There are none in dev. @default - 0 */
  readonly gpus?: number;
}

/** CPU and memory as Kubernetes quantities, e.g. `500m` and `1Gi`. */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
}
