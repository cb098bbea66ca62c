/** How two values of a kind are compared: what tells the items of its lists apart, and which of its fields are quantities. */
export interface ListFacts {
  /** Fields that tell the items of a list apart, by the path of the list: `spec.template.spec.containers` has `name`. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Lists whose order says nothing. */
  readonly sets?: readonly string[];
  /** Quantities; `*` stands for any key of a map. */
  readonly quantities?: readonly string[];
}

/** `imports/lists.json`: by `apiVersion kind`. */
export type ListFactsByKind = Readonly<Record<string, ListFacts>>;

/** A rule of the API server on a change of an object, written in CEL with `self` and `oldSelf`. */
export interface TransitionRule {
  /** Where it stands: `spec.nodeClassRef`; `[]` stands for each item of a list, `*` for each value of a map. */
  readonly path: string;
  readonly rule: string;
  /** What the API server says. @default - the rule itself */
  readonly message?: string;
}

/** `imports/transitions.json`: by `apiVersion kind`. */
export type TransitionRules = Readonly<Record<string, readonly TransitionRule[]>>;
