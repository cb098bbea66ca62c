/**
 * CPU, memory and disk of one container.
 * @example `{ requests: { cpu: '500m', memory: '512Mi' } }`
 */
export interface Resources {
  readonly requests: ResourceAmounts;
  /** Upper limits. @default - twice the requested CPU, the requested memory */
  readonly limits?: Partial<ResourceAmounts>;
  /** Local disk for logs and writable directories. @default - 256Mi requested, limit 1Gi */
  readonly ephemeralStorage?: { readonly request: string; readonly limit: string };
  /** Number of whole GPUs. There are none in dev. @default - 0 */
  readonly gpus?: number;
}

/**
 * CPU and memory as Kubernetes quantities, e.g. `500m` and `1Gi`.
 * @example `{ cpu: '500m', memory: '512Mi' }`
 */
export interface ResourceAmounts {
  /** @example `'500m'` */
  readonly cpu: string;
  /** @example `'512Mi'` */
  readonly memory: string;
}
