import { containersOf } from '../../model/pods/pods.ts';
import { isPortName, probedPorts } from '../../model/pods/probed-ports.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const probedPortIsDeclared: ClusterRule = {
  id: 'probed-port-is-declared',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every port that a probe or hook calls by number is declared by a container of the pod',
  why: 'Who declares ports means to declare those that answer: a number beside them is mostly a typing error. It is a warning because the port may be open all the same.',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      const declared = containersOf(pods).flatMap(({ container }) =>
        (container.ports ?? []).map(({ containerPort }) => containerPort),
      );
      for (const { container, field } of containersOf(pods)) {
        const own = container.ports ?? [];
        if (own.length === 0) continue;
        for (const [at, port] of probedPorts(container)) {
          if (isPortName(port) || declared.includes(Number(port))) continue;
          const choice = own.map(({ containerPort }) => containerPort).join(', ');
          const is = `no container declares port ${port}`;
          const needed = `one of ${choice}, or ${port} among its ports`;
          yield { object: pods.owner, field: `${field}.${at}.port`, is, needed };
        }
      }
    }
  },
};
