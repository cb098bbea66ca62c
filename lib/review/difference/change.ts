/** One value that differs between two versions of an object. */
export interface Change {
  /** Where, for people: `spec.template.spec.containers[web].image`, `data['app.yaml'] › server.port`. */
  readonly field: string;
  /** Where, for programs: the same without the keys of items, `spec.template.spec.containers[].image`. */
  readonly pattern: string;
  /** @default - it was not there */
  readonly before?: unknown;
  /** @default - it is no longer there */
  readonly after?: unknown;
  /** The items are the same, in another order that means something; before and after are their names. */
  readonly order?: true;
}
