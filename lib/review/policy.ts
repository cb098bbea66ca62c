import type { Affected, ClassName, ClusterChange, Consequence, Severity } from './consequence.ts';
import { severities } from './consequence.ts';

/** What happens because of a consequence, from nothing to blocking. */
export const actions = ['allow', 'warn', 'approve', 'block'] as const;

/** An action. */
export type Action = (typeof actions)[number];

/** What a repository allows a change to do. */
export interface Policy {
  /** Consequences below this severity are allowed. @default - high */
  readonly from?: Severity;
  /** The action for classes without their own. @default - warn */
  readonly default?: ByEnvironment;
  readonly classes?: Readonly<Partial<Record<ClassName, ClassPolicy>>>;
}

/** The policy of one class; `from` replaces the general one. */
export interface ClassPolicy {
  readonly from?: Severity;
  readonly environments: ByEnvironment;
}

/** Actions by environment, or `*` for all others. */
export type ByEnvironment = Readonly<Record<string, Decision>>;

/** The action, and who must approve. */
export interface Decision {
  readonly action: Action;
  /** Only with the action `approve`. */
  readonly owners: readonly string[];
}

/** A consequence in some environments, with the action there. */
export interface Judgement extends Decision {
  readonly consequence: Consequence;
  readonly objects: readonly Affected[];
}

/** The action for a whole change: the strictest of its consequences. */
export interface Verdict {
  readonly action: Action;
  /** All consequences that are not allowed. */
  readonly judgements: readonly Judgement[];
  /** Who must approve, and which consequences. */
  readonly approvals: readonly { readonly owner: string; readonly what: readonly string[] }[];
}

/** The policy without a review.yaml: certain failures are blocked, severe consequences are reported. */
export const defaultPolicy: Policy = {
  from: 'high',
  default: { '*': { action: 'warn', owners: [] } },
  classes: { refused: { from: 'critical', environments: { '*': { action: 'block', owners: [] } } } },
};

/** Judges consequences by a policy. */
export function verdict(
  consequences: readonly Consequence[],
  environments: ReadonlyMap<string, string>,
  policy: Policy,
): Verdict {
  const judgements: Judgement[] = [];
  for (const consequence of consequences) {
    const groups = new Map<string, Decision & { readonly objects: Affected[] }>();
    for (const object of consequence.objects) {
      const decision = decide(policy, consequence, environments.get(object.cluster) ?? object.cluster);
      const key = `${decision.action} ${decision.owners.join(' ')}`;
      const group = groups.get(key) ?? { ...decision, objects: [] };
      group.objects.push(object);
      groups.set(key, group);
    }
    for (const { action, owners, objects } of groups.values())
      if (action !== 'allow') judgements.push({ consequence, action, owners, objects });
  }
  const rank = Math.max(0, ...judgements.map(({ action }) => actions.indexOf(action)));
  return { action: actions[rank] ?? 'allow', judgements, approvals: approvalsOf(judgements) };
}

/** The environment of each cluster that changed. */
export function environmentsOf(
  changed: readonly Pick<ClusterChange, 'name' | 'environment'>[],
): ReadonlyMap<string, string> {
  return new Map(changed.map(({ name, environment }) => [name, environment]));
}

function decide(policy: Policy, { class: name, severity }: Consequence, environment: string): Decision {
  const own = policy.classes?.[name];
  const from = own?.from ?? policy.from ?? 'high';
  if (severities.indexOf(severity) > severities.indexOf(from)) return { action: 'allow', owners: [] };
  const places = [
    own?.environments[environment],
    own?.environments['*'],
    policy.default?.[environment],
    policy.default?.['*'],
  ];
  return places.find((one) => one !== undefined) ?? { action: 'warn', owners: [] };
}

function approvalsOf(judgements: readonly Judgement[]): Verdict['approvals'] {
  const byOwner = new Map<string, Set<string>>();
  for (const { action, owners, consequence } of judgements)
    if (action === 'approve')
      for (const owner of owners) {
        const what = byOwner.get(owner) ?? new Set();
        byOwner.set(owner, what.add(`${consequence.class}: ${consequence.what}`));
      }
  return [...byOwner].sort(([a], [b]) => (a < b ? -1 : 1)).map(([owner, what]) => ({ owner, what: [...what] }));
}
