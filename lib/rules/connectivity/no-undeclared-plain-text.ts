import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { isCaptured, mutualTls } from '../../model/traffic/peer-authentications.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const noUndeclaredPlainText: ClusterRule = {
  id: 'no-undeclared-plain-text',
  tier: 'contract',
  severity: 'error',
  kinds: ['Deployment', 'PeerAuthentication'],
  summary: 'a port takes plain text only where a caller outside the mesh is declared',
  why: 'Plain text carries no identity, so a port accepts it only where a caller outside the mesh is declared.',
  source:
    'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    const { podEdgesTo } = wantedEdges(cluster);
    const said = new Set<string>();
    for (const to of endpointsOf(cluster).all.items) {
      if (to.pods === undefined || !isCaptured(to, 0)) continue;
      const edges = podEdgesTo(to);
      const own = mutualTls(cluster, to, 0);
      const modes = [own, ...portsOf(own.by?.spec?.portLevelMtls).map((port) => mutualTls(cluster, to, port))];
      for (const [at, { mode, by, field }] of modes.entries()) {
        const port = at === 0 ? undefined : Number(/\d+/.exec(field)?.[0]);
        const plain = edges.some(
          (edge) => !edge.from.inMesh && (edge.port === port || port === undefined) && port !== undefined,
        );
        if (mode === 'STRICT' || plain) continue;
        const key = `${by?.metadata.namespace ?? ''}/${by?.metadata.name ?? to.name} ${field}`;
        if (said.has(key)) continue;
        said.add(key);
        const whom = `${to.name}${port === undefined ? '' : `:${port}`}`;
        yield {
          object: by ?? to.pods.owner,
          field: by === undefined ? to.pods.field : field,
          is: `${whom} takes plain text, and no caller outside the mesh is declared`,
          needed: by === undefined ? `a PeerAuthentication with mode STRICT in ${to.namespace}` : 'STRICT',
        };
      }
    }
  },
};

function portsOf(modes: object | undefined): readonly number[] {
  return Object.keys(modes ?? {}).map(Number);
}
