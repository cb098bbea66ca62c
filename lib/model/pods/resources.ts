/** Amounts by resource, such as `cpu`, `memory`, `ephemeral-storage` and `nvidia.com/gpu`; what is not there is not set. */
export type Amounts = Readonly<Record<string, number>>;

/** What a container, or a pod, is sure of and may have at most. */
export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}
