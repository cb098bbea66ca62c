import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf, deliveryOf, type Delivery } from '../../model/delivery/deliveries.ts';

/** Defaults that the CRD writes into list items; Argo CD compares a list as one value. */
const defaults = ['conversionStrategy', 'decodingStrategy', 'metadataPolicy'] as const;

export const externalSecretDefaults: ClusterRule = {
  id: 'external-secret-defaults',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ExternalSecret'],
  summary: 'no ExternalSecret is out of sync for ever because its kind writes defaults into it',
  why: 'The API server adds defaults to list items, and Argo CD compares a list as one value: the Application stays OutOfSync, and no sync removes the difference.',
  source: [
    'https://external-secrets.io/latest/guides/datafrom-rewrite/',
    'https://github.com/external-secrets/external-secrets/issues/1320',
  ],
  *check(cluster) {
    const deliveries = cluster.once(deliveryOf);
    const all = cluster.once(deliveriesOf);
    if (all.length === 0 || all.every(knowsDefaults)) return;
    for (const object of cluster.of('ExternalSecret')) {
      const delivery = deliveries.size > 0 ? deliveries.get(object) : firstFolder(all);
      if (delivery === undefined || knowsDefaults(delivery) || asksServer(object)) continue;
      for (const [index, { remoteRef }] of (object.spec?.data ?? []).entries()) {
        const missing = remoteRef === undefined ? [] : defaults.filter((name) => remoteRef[name] === undefined);
        if (missing.length === 0) continue;
        const is = `without ${missing.join(', ')}, which the API server writes and Argo CD takes for a difference`;
        const needed = 'these fields, or ServerSideDiff=true in the compare-options of the Application';
        yield { object, field: `spec.data[${index}].remoteRef`, is, needed };
      }
    }
  },
};

function firstFolder(deliveries: readonly Delivery[]): Delivery | undefined {
  return deliveries.find(({ sources }) => sources.some(({ source }) => source.chart === undefined));
}

/** Whether Argo CD computes differences with the defaults of the CRD. https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/ */
function knowsDefaults({ spec, annotations }: Delivery): boolean {
  const compared = annotations['argocd.argoproj.io/compare-options'] ?? '';
  return (
    compared.includes('ServerSideDiff=true') || spec.syncPolicy?.syncOptions?.includes('ServerSideApply=true') === true
  );
}

function asksServer({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/compare-options']?.includes('ServerSideDiff=true') === true;
}
