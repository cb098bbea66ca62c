import { containersOf } from '../pods.ts';
import type { ClusterRule } from '../rule.ts';

/** A URL with neither password nor TLS is one that everybody in the network can use, or one that must move to a Secret. */
export const dataUrls: ClusterRule = {
  id: 'data-urls',
  severity: 'warning',
  summary: 'no data service is called without a password and without TLS',
  *check(cluster) {
    const needed = 'an ExternalSecret with the URL, its password, and TLS';
    for (const config of cluster.of('ConfigMap')) {
      for (const [name, value] of Object.entries(config.data ?? {})) {
        const url = value?.startsWith('#') === false ? openUrl(value) : undefined;
        if (url !== undefined) yield { object: config, field: `data['${name}']`, is: url, needed };
      }
    }
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        for (const [index, { value }] of (container.env ?? []).entries()) {
          const url = value === undefined ? undefined : openUrl(value);
          if (url !== undefined) yield { object: pods.owner, field: `${field}.env[${index}].value`, is: url, needed };
        }
      }
    }
  },
};

/** A text that is such a URL. */
function openUrl(value: string): string | undefined {
  return /^(?:redis|amqp|mongodb|memcached?):\/\/[^@\s]+$/.test(value) ? value : undefined;
}
