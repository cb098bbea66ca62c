/** One value that differs between two versions of an object. */
export interface Change {
  /** Path for people: `spec.template.spec.containers[web].image`, `data['app.yaml'] › server.port`. */
  readonly field: string;
  /** Path for programs, without the keys of items: `spec.template.spec.containers[].image`. */
  readonly pattern: string;
  /** @default - it did not exist */
  readonly before?: unknown;
  /** @default - it no longer exists */
  readonly after?: unknown;
  /** The items are equal, but their order differs and has a meaning; `before` and `after` are their names. */
  readonly order?: true;
}
