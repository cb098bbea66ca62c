import known from '../../knowledge/external-secrets-defaults.json' with { type: 'json' };
import type { Cluster } from '../../model/cluster.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { each } from '../../model/each.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { fieldsIn } from '../../model/untyped.ts';

export const externalSecretDefaults: ClusterRule = {
  id: 'external-secret-defaults',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ExternalSecret'],
  summary: 'no ExternalSecret stays out of sync because the API server writes defaults into it',
  why: 'The API server adds defaults to list items, and Argo CD compares a list as one value: the Application stays OutOfSync, and no sync removes the difference.',
  source: [
    'https://github.com/external-secrets/external-secrets/pull/6798',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/',
  ],
  *check(cluster) {
    const defaults = defaultsOf(cluster);
    if (defaults.length === 0) return;
    for (const object of cluster.of('ExternalSecret')) {
      const delivery = holderOf(cluster, object);
      if (delivery === undefined || knowsDefaults(delivery) || asksServer(object)) continue;
      for (const path of ['spec.data[].remoteRef', 'spec.dataFrom[].extract', 'spec.dataFrom[].find'])
        for (const [value, field] of each<unknown>(object, path)) {
          const written = fieldsIn(value);
          const missing = defaults
            .filter((one) => written[one.field] === undefined && (one.find || !path.endsWith('find')))
            .map((one) => one.field);
          if (missing.length === 0) continue;
          const is = `without ${missing.join(', ')}, which the API server writes and Argo CD takes for a difference`;
          const needed =
            'these fields, External Secrets 2.9 or newer, or ServerSideDiff=true in the compare-options of the Application';
          yield { object, field, is, needed };
        }
    }
  },
};

/** Defaults that the installed releases write. */
function defaultsOf(cluster: Cluster): typeof known.defaults {
  const versions = installedCharts(cluster)
    .filter(({ chart }) => chart === 'external-secrets')
    .flatMap(({ version }) => {
      const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
      return major === undefined ? [] : [Number(major) * 1000 + Number(minor)];
    });
  const number = ([major = 0, minor = 0]: readonly number[]): number => major * 1000 + minor;
  return known.defaults.filter(({ from, until }) =>
    versions.some((version) => version >= number(from) && version < number(until)),
  );
}

/** Whether Argo CD has the API server compute differences, which alone knows the defaults. https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/ */
function knowsDefaults({ annotations }: Delivery): boolean {
  return annotations['argocd.argoproj.io/compare-options']?.includes('ServerSideDiff=true') === true;
}

function asksServer({ metadata }: KubernetesObject): boolean {
  return metadata.annotations?.['argocd.argoproj.io/compare-options']?.includes('ServerSideDiff=true') === true;
}
