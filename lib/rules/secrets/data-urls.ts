import type { Container } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const dataUrls: ClusterRule = {
  id: 'data-urls',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods', 'ConfigMap'],
  summary: 'no connection URL of a data service lacks both password and TLS',
  why: 'Without a password and TLS everybody in the network can use the service; with a password the URL belongs into a Secret.',
  source: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS',
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
        for (const [index, { name = '', value, valueFrom }] of (container.env ?? []).entries()) {
          const url = value === undefined ? undefined : openUrl(value);
          if (url !== undefined) yield { object: pods.owner, field: `${field}.env[${index}].value`, is: url, needed };
          const map = valueFrom?.configMapKeyRef?.name;
          // A ConfigMap in the input is judged on its own.
          if (map === undefined || cluster.named('ConfigMap', pods.namespace, map) !== undefined) continue;
          if (!urlName.test(name) || hasPassword(container, name)) continue;
          const is = `${name} of ConfigMap ${map}: without a password, or with one that everybody can read`;
          yield { object: pods.owner, field: `${field}.env[${index}].valueFrom.configMapKeyRef`, is, needed };
        }
      }
    }
  },
};

/** A variable with the URL of a data service. */
const urlName = /(?:^|_)(?:REDIS|RABBITMQ|AMQP|MONGO(?:DB)?|MEMCACHED?)_UR[IL]$/;

/** Whether the container also reads a password or a client certificate for the service. */
function hasPassword({ env = [], envFrom = [] }: Loose<Container>, url: string): boolean {
  const service = url.slice(0, url.lastIndexOf('_'));
  return (
    envFrom.some(({ secretRef }) => secretRef !== undefined) ||
    env.some(({ name = '' }) => name.includes(service) && credential.test(name))
  );
}

const credential = /PASS|AUTH|TOKEN|SECRET|CERT|TLS|KEY/;

/** A text that is such a URL. */
function openUrl(value: string): string | undefined {
  return /^(?:redis|amqp|mongodb|memcached?):\/\/[^@\s]+$/.test(value) ? value : undefined;
}
