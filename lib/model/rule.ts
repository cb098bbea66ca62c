import type { Judgement } from './admission/judgement.ts';
import type { Cluster } from './cluster.ts';
import type { KubernetesObject } from './kinds.ts';
import type { Mention } from './mention.ts';

/** An error stops the synth; a warning is reported. */
export type Severity = 'error' | 'warning';

/** A property that rendered objects must have. It reads manifests alone, and knows nothing of what rendered them. */
export type Rule = ClusterRule | PlatformRule;

/** Whether a rule compares clusters. */
export function isPlatformRule(rule: Rule): rule is PlatformRule {
  return 'compare' in rule;
}

/** A property of the objects of one cluster. */
export interface ClusterRule extends RuleBase {
  readonly check: Check;
  /**
   * Whether what it says of an object depends on this object alone, so that only objects of changed files need be judged
   * again. @default - it looks at others too
   */
  readonly ofObject?: true;
}

/** Whether what a rule says of an object depends on this object alone. */
export function isOfObject(rule: Rule): rule is ClusterRule {
  return 'check' in rule && (rule.ofObject === true || rule.check.judgement !== undefined);
}

/** Finds what breaks a rule in a cluster. */
export interface Check {
  /** @param options - what a repository sets instead of the defaults of `options`, each of its type */
  (cluster: Cluster, options?: OptionValues): Iterable<Found>;
  /** Of a rule that is no more than a table with a judge: all such rules share one walk. @default - it is more */
  readonly judgement?: Judgement;
}

/**
 * A property of several clusters together: names that the whole account shares, differences between environments. Nobody
 * need hold all clusters at once for it: it takes an excerpt of each, and compares the excerpts.
 */
export interface PlatformRule<Excerpt = unknown> extends RuleBase {
  /**
   * What it needs of a cluster: plain data, which is the same when it was written as JSON and read again, and small. Rules
   * with the same function share its result.
   */
  readonly excerpt: (cluster: Cluster) => Excerpt;
  /**
   * Finds what breaks it. An excerpt is made, or read, when it is asked for.
   *
   * @param whole - gives a cluster by its name: its objects are read, so this is only for what excerpts leave open
   */
  compare(excerpts: readonly Excerpted<Excerpt>[], whole: (cluster: string) => Cluster): Iterable<Told>;
  /** Whether it holds each system's clusters against each other, and never those of two. @default - it looks at all together */
  readonly ofSystem?: true;
}

/** A cluster as a rule sees it that compares clusters. */
export interface Excerpted<Excerpt> {
  /** The name of the cluster. */
  readonly name: string;
  readonly excerpt: Excerpt;
  /** The cluster itself, where it is at hand and nobody keeps its excerpts. @default - it may have to be read */
  readonly atHand?: Cluster;
}

/** One breach of such a rule; nothing can be said of an object that is not mentioned. */
export interface Told extends Omit<Found, 'object'> {
  readonly object: Mention | undefined;
}

interface RuleBase {
  /** Kebab case; never changes, because exceptions name it. */
  readonly id: string;
  /** Ids that it had before, which exceptions may still name. @default - none */
  readonly aliases?: readonly string[];
  readonly tier: Tier;
  readonly severity: Severity;
  /** The kinds of the objects that it speaks of; `pods` are all kinds that make pods. */
  readonly kinds: readonly string[];
  /** The property, as a sentence without a full stop: `every Service selects a pod`. */
  readonly summary: string;
  /** What goes wrong where it does not hold, in one sentence or two. */
  readonly why: string;
  /** Where the maker of the software documents it. @default - nowhere: the rule holds a promise of Strata's own (`contract`) */
  readonly source?: string | readonly string[];
  /**
   * What is not there where the rule speaks, such as `the Secret`: of a part of a cluster's manifests it may merely not be
   * among the files, and then nobody can judge.
   * @default - nothing: what is there is wrong
   */
  readonly misses?: string;
  /** What a repository may set of it, by name. @default - nothing */
  readonly options?: Readonly<Record<string, Option>>;
}

/** Something that a repository may set of a rule. */
export interface Option {
  /** What it means, with its unit. */
  readonly meaning: string;
  readonly default: OptionValue;
}

/** A value of an option: of the type of its default. */
export type OptionValue = number | readonly string[];

/** Options that are set, by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** The value of an option that is a number. */
export function numberOption({ options = {} }: Rule, name: string, values: OptionValues = {}): number {
  return Number(values[name] ?? options[name]?.default);
}

/** The value of an option that is a list of texts. */
export function listOption({ options = {} }: Rule, name: string, values: OptionValues = {}): readonly string[] {
  return [values[name] ?? options[name]?.default ?? []].flat().map(String);
}

/**
 * For whom a rule holds. `correctness`: what breaks it does not work, whoever wrote it. `policy`: a house's choice that others
 * may make otherwise. `contract`: what an annotation `strata.dev/…` promises, or the layout of `dist/`.
 */
export type Tier = (typeof tiers)[number];

/** Every tier, the widest first. */
export const tiers = ['correctness', 'policy', 'contract'] as const;

/** One breach of a rule. */
export interface Found {
  readonly object: KubernetesObject;
  /** Such as `spec.template.spec.containers[0].image` or `metadata.labels['app.kubernetes.io/name']`. */
  readonly field: string;
  /** What is wrong there. */
  readonly is: string;
  /** What to write instead. */
  readonly needed: string;
  /** What is not there, of this one breach; `nothing` where what is there is wrong. @default - that of the rule */
  readonly misses?: string;
}

/** Said of a breach that any further file would not undo. */
export const nothing = 'nothing';
