import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const oneWriterPerSecret: ClusterRule = {
  id: 'one-writer-per-secret',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Certificate', 'ExternalSecret'],
  summary: 'every Secret is written by one object',
  why: 'Two writers of one Secret overwrite each other again and again, and pods start with either value.',
  source: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
  *check(cluster) {
    const writers = new Map<string, KubernetesObject>();
    const other = (object: KubernetesObject, name: string): KubernetesObject | undefined => {
      const key = `${object.metadata.namespace ?? ''}/${name}`;
      const before = writers.get(key);
      if (before === undefined) writers.set(key, object);
      return before;
    };
    for (const secret of cluster.of('Secret')) other(secret, secret.metadata.name);
    for (const certificate of cluster.of('Certificate')) {
      const name = certificate.spec?.secretName ?? '';
      const before = other(certificate, name);
      if (before !== undefined && !isEmptySecret(before)) yield found(certificate, 'spec.secretName', name, before);
    }
    for (const external of cluster.of('ExternalSecret')) {
      const { name = external.metadata.name, creationPolicy } = external.spec?.target ?? {};
      // These policies extend a Secret that another object creates, or write none.
      if (creationPolicy === 'Merge' || creationPolicy === 'None') continue;
      const before = other(external, name);
      if (before !== undefined) yield found(external, 'spec.target.name', name, before);
    }
  },
};

/** This Secret only carries labels, and the Certificate fills it. https://cloudnative-pg.io/documentation/current/certificates/ */
function isEmptySecret(object: KubernetesObject): boolean {
  const { kind, data, stringData } = object as Of<'Secret'>;
  return kind === 'Secret' && data === undefined && stringData === undefined;
}

function found(object: KubernetesObject, field: string, name: string, { kind, metadata }: KubernetesObject) {
  const is = `${name}, which ${kind} ${metadata.name} writes too`;
  return { object, field, is, needed: kind === 'Secret' ? 'the Secret gone' : 'a Secret of its own' };
}
