import type { Probe } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { servingPods, writtenContainers } from '../../model/pods/written-pods.ts';

export const probeQuestions: ClusterRule = {
  id: 'probe-questions',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the readiness and the liveness probe of a container differ',
  why: 'A pod that is not ready for a while must not be restarted for it.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  ofObject: true,
  *check(cluster) {
    for (const pods of servingPods(cluster)) {
      for (const { container, field } of writtenContainers(pods)) {
        const { livenessProbe, readinessProbe } = container;
        if (livenessProbe === undefined || readinessProbe === undefined || !isSame(livenessProbe, readinessProbe))
          continue;
        yield {
          object: pods.owner,
          field: `${field}.readinessProbe`,
          is: 'asks what livenessProbe asks: what is only busy is restarted',
          needed: 'a question of its own, such as another path',
        };
      }
    }
  },
};

function isSame(one: Loose<Probe>, other: Loose<Probe>): boolean {
  if (one.httpGet !== undefined && other.httpGet !== undefined)
    return (['path', 'port', 'scheme', 'host'] as const).every((part) => one.httpGet?.[part] === other.httpGet?.[part]);
  if (one.tcpSocket !== undefined && other.tcpSocket !== undefined)
    return one.tcpSocket.port === other.tcpSocket.port && one.tcpSocket.host === other.tcpSocket.host;
  if (one.grpc !== undefined && other.grpc !== undefined)
    return one.grpc.port === other.grpc.port && one.grpc.service === other.grpc.service;
  return one.exec?.command !== undefined && one.exec.command.join('\n') === other.exec?.command?.join('\n');
}
