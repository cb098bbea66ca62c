import type { AlertmanagerConfig } from '../../imports/types/monitoring.coreos.com.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** Secret with the receivers' credentials, and the remote secret they come from. */
export const alertReceivers = {
  secret: 'alert-receivers',
  remote: 'alerting',
  keys: ['pagerduty-routing-key', 'slack-webhook-url', 'smtp-password'],
} as const;

/** Where alerts go: critical ones page, warnings go to Slack, the rest by mail. */
export function alertmanagerConfig({ name, owner, cluster }: System): AlertmanagerConfig {
  const credential = (key: (typeof alertReceivers.keys)[number]) => ({ name: alertReceivers.secret, key });
  const route = (severity: string, receiver: string, groupWait: string) => ({
    receiver,
    // Equality is the default; a bare `=` would break YAML 1.1 readers.
    matchers: [{ name: 'severity', value: severity }],
    groupWait,
  });
  const mail = `${owner}@${cluster.domain}`;
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { name, namespace: platform.prometheus.namespace, labels: systemLabels({ system: name, owner }) },
    spec: {
      route: {
        receiver: 'mail',
        groupBy: ['alertname', 'namespace'],
        groupWait: '30s',
        groupInterval: '5m',
        repeatInterval: '4h',
        matchers: [{ name: 'system', value: name }],
        routes: [route('critical', 'pagerduty', '10s'), route('warning', 'slack', '30s')],
      },
      receivers: [
        {
          name: 'pagerduty',
          pagerdutyConfigs: [{ routingKey: credential('pagerduty-routing-key'), sendResolved: true }],
        },
        {
          name: 'slack',
          slackConfigs: [{ apiURL: credential('slack-webhook-url'), channel: '#alerts', sendResolved: true }],
        },
        {
          name: 'mail',
          emailConfigs: [
            {
              to: mail,
              from: `alerts@${cluster.domain}`,
              smarthost: `email-smtp.${cluster.region}.amazonaws.com:587`,
              authUsername: `${name}-alerts`,
              authPassword: credential('smtp-password'),
              requireTLS: true,
            },
          ],
        },
      ],
    },
  };
}
