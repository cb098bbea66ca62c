import type { Report } from './problem.ts';

/** Name of the AWS role of a service account. AWS allows 64 characters. */
export function iamRoleName(cluster: string, namespace: string, name: string, report: Report): string {
  const role = `${cluster}-${namespace}-${name}`;
  if (role.length > 64)
    report(
      'name',
      `'${name}' makes the AWS role ${role}, ${role.length} characters`,
      'a role of at most 64 characters: a shorter name',
    );
  return role;
}
