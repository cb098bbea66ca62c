/** How two values of a kind are compared: the keys of its lists, and its quantities. */
export interface ListFacts {
  /** Fields that identify the items of a list, by the path of the list: `name` for `spec.template.spec.containers`. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Lists whose order has no meaning. */
  readonly sets?: readonly string[];
  /** Quantities; `*` stands for any key of a map. */
  readonly quantities?: readonly string[];
}

/** `imports/lists.json`: by `apiVersion kind`. */
export type ListFactsByKind = Readonly<Record<string, ListFacts>>;

/** A CEL rule of the API server about a change of an object, with `self` and `oldSelf`. */
export interface TransitionRule {
  /** Path of the rule: `spec.nodeClassRef`; `[]` means each item of a list, `*` each value of a map. */
  readonly path: string;
  readonly rule: string;
  /** Message of the API server. @default - the rule itself */
  readonly message?: string;
}

/** `imports/transitions.json`: by `apiVersion kind`. */
export type TransitionRules = Readonly<Record<string, readonly TransitionRule[]>>;
