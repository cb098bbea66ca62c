import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { fieldsIn, itemsIn, textsIn } from '../../model/untyped.ts';
import { readingRole, remoteReads } from '../../model/references/remote-secrets.ts';

export const remoteSecretReadable: ClusterRule = {
  id: 'remote-secret-readable',
  tier: 'correctness',
  severity: 'error',
  misses: 'the role',
  kinds: ['ExternalSecret'],
  summary: 'the role of a secret store may read every remote secret that is read through it',
  why: 'A secret store reads with the rights of its role. For any other key AWS answers AccessDenied, and the Secret is not created.',
  source: 'https://external-secrets.io/latest/provider/aws-secrets-manager/#iam-policy',
  *check(cluster) {
    const roles = cluster.once(readableByRole);
    if (roles.size === 0) return;
    for (const { object, field, key } of cluster.once(remoteReads)) {
      const arn = readingRole(cluster, object);
      if (arn === undefined) continue;
      const role = arn.slice(arn.lastIndexOf('/') + 1);
      const readable = roles.get(role);
      if (readable === undefined) {
        const is = `is read by role ${role}, which nothing here makes`;
        yield { object, field, is, needed: `a role of the ClusterConfig that may read it` };
        continue;
      }
      // Secrets Manager appends six random letters to each ARN.
      if (readable.some(({ pattern }) => pattern.test(`${key}-AAAAAA`))) continue;
      const may = readable.map(({ text }) => text).join(', ');
      const is = `role ${role} may not read '${key}'`;
      yield { object, field, is, needed: may === '' ? 'a role that may read secrets' : `a key of ${may}` };
    }
  },
};

interface Readable {
  readonly text: string;
  readonly pattern: RegExp;
}

/** Patterns of the remote keys that the roles of the cluster's service accounts may read. */
function readableByRole(cluster: Cluster): ReadonlyMap<string, readonly Readable[]> {
  const roles = new Map<string, readonly Readable[]>();
  for (const { iam } of cluster.of('ClusterConfig')) {
    for (const { roleName, attachPolicy } of iam?.serviceAccounts ?? []) {
      if (roleName === undefined) continue;
      roles.set(roleName, statementsOf(attachPolicy).filter(mayRead).flatMap(resourcesOf));
    }
  }
  return roles;
}

function statementsOf(policy: unknown): readonly Readonly<Record<string, unknown>>[] {
  return itemsIn(fieldsIn(policy).Statement).map(fieldsIn);
}

function mayRead({ Effect, Action }: Readonly<Record<string, unknown>>): boolean {
  const reading = ['*', 'secretsmanager:*', 'secretsmanager:Get*', 'secretsmanager:GetSecretValue'];
  return Effect === 'Allow' && textsIn(Action).some((action) => reading.includes(action));
}

function resourcesOf({ Resource }: Readonly<Record<string, unknown>>): readonly Readable[] {
  return textsIn(Resource).map((resource) => {
    const text = resource.replace(/^.*:secret:/, '');
    const pattern = text
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return { text, pattern: new RegExp(`^${pattern}$`) };
  });
}
