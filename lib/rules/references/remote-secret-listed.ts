import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { remoteReads } from '../../model/references/remote-secrets.ts';

export const remoteSecretListed: ClusterRule = {
  id: 'remote-secret-listed',
  tier: 'contract',
  severity: 'error',
  misses: 'the list',
  kinds: ['ExternalSecret'],
  summary: 'every remote secret that is read is declared by the system',
  why: 'External Secrets writes no Secret at all as long as one of the properties that it reads is missing.',
  *check(cluster) {
    const listed = cluster.once(listedSecrets);
    if (listed.size === 0) return;
    for (const { object, field, propertyField, key, property } of cluster.once(remoteReads)) {
      const name = key.slice(key.lastIndexOf('/') + 1);
      const properties = listed.get(name);
      if (properties === undefined) {
        const is = `the system has no remote secret '${name}'${suggestion(name, listed.keys())}`;
        yield { object, field, is, needed: `one of ${[...listed.keys()].join(', ')}` };
      } else if (property !== undefined && !properties.includes(property)) {
        const is = `remote secret ${name} has no property '${property}'${suggestion(property, properties)}`;
        yield { object, field: propertyField, is, needed: `one of ${properties.join(', ')}` };
      }
    }
  },
};

/** The declared properties of each remote secret of the AppProject, by the name of the secret without its folder. */
function listedSecrets(cluster: Cluster): ReadonlyMap<string, readonly string[]> {
  const lines = cluster
    .of('AppProject')
    .flatMap(({ metadata }) => (metadata.annotations?.['strata.dev/remote-secrets'] ?? '').split('\n'));
  return new Map(
    lines.flatMap((line) => {
      const [name = '', properties = ''] = line.split(': ');
      return name === '' ? [] : [[name, properties.split(' ').filter((property) => property !== '')] as const];
    }),
  );
}
