import type { SecurityContext } from '../../../imports/kubernetes.ts';
import type { Loose } from '../kinds.ts';
import type { PlacedContainer, Pods } from '../pods/pods.ts';

/** One check of a Pod Security Standard, under the name that upstream's policy has for it. */
export interface PodSecurityCheck {
  readonly id: string;
  /** Minor version of Kubernetes that first has it. */
  readonly since: number;
  /** Check of the level below that it takes the place of. */
  readonly insteadOf?: string;
  readonly judge: (pod: JudgedPod, report: Report) => void;
}

/** A pod before the admission controller of one version. */
export interface JudgedPod {
  readonly pods: Pods;
  readonly containers: readonly PlacedContainer[];
  /** Minor version of the policy. */
  readonly minor: number;
}

/** Takes the field that must change, what is wrong with it, and what to write. */
export type Report = (field: string, is: string, needed: string) => void;

/** What pod and containers both have; AppArmor's field is younger than the schemas. */
export type Context = Loose<SecurityContext> & { readonly appArmorProfile?: { readonly type?: string } };

/** The security contexts of pod and containers, those that are there. */
export function eachContext({ pods, containers }: JudgedPod, look: (context: Context, field: string) => void): void {
  const ofPod = pods.spec.securityContext;
  if (ofPod !== undefined) look(ofPod, `${pods.field}.securityContext`);
  eachContainer(containers, look);
}

/** The security contexts of containers, those that are there. */
export function eachContainer(
  containers: readonly PlacedContainer[],
  look: (context: Context, field: string) => void,
): void {
  for (const { container, field } of containers)
    if (container.securityContext !== undefined) look(container.securityContext, `${field}.securityContext`);
}

/** Whether a policy of 1.35 or later lets a pod be more, because its root is nobody on the node. */
export function isRelaxed({ pods, minor }: JudgedPod): boolean {
  return minor >= 35 && pods.spec.hostUsers === false;
}
