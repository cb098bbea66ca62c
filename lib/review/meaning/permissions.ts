import type { ClusterChange, Meant } from '../consequence.ts';
import { awsPolicies } from './permissions/aws-policies.ts';
import { bindings } from './permissions/bindings.ts';
import { podSecurityLevels } from './permissions/pod-security-levels.ts';
import { privileges } from './permissions/privileges.ts';
import { projects } from './permissions/projects.ts';
import { roles } from './permissions/roles.ts';
import { secretsRead } from './permissions/secrets-read.ts';

/** Permissions that are gained or lost: in Kubernetes, in AWS, on the node, in Argo CD, and on secrets. */
export function* permissions(change: ClusterChange): Iterable<Meant> {
  yield* roles(change);
  yield* bindings(change);
  yield* awsPolicies(change);
  yield* podSecurityLevels(change);
  yield* privileges(change);
  yield* projects(change);
  yield* secretsRead(change);
}
