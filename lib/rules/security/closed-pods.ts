import type { ClusterRule } from '../../model/rule.ts';
import { writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const closedPods: ClusterRule = {
  id: 'closed-pods',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no container exposes SSH or shares the process namespace',
  why: "Containers that share the process namespace can read each other's secrets, and SSH lets people bypass the API server and its audit log.",
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      if (pods.spec.shareProcessNamespace === true) {
        const field = `${pods.field}.shareProcessNamespace`;
        yield { object: pods.owner, field, is: 'true', needed: 'no such field' };
      }
      for (const { container, field } of writtenContainers(pods))
        for (const [index, { containerPort }] of (container.ports ?? []).entries())
          if (containerPort === sshPort)
            yield {
              object: pods.owner,
              field: `${field}.ports[${index}].containerPort`,
              is: `${sshPort}, the port of SSH`,
              needed: 'kubectl exec, for those whom RBAC permits it',
            };
    }
  },
};

const sshPort = 22;
