import type { AlertmanagerConfig } from '../../imports/types/monitoring.coreos.com.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** Secret with the receivers' credentials, and the remote secret that they come from. */
export const alertReceivers = {
  secret: 'alert-receivers',
  remote: 'alerting',
  keys: ['heartbeat-url', 'pagerduty-routing-key', 'slack-webhook-url', 'smtp-password'],
} as const;

/**
 * Routes the alerts of a cluster to receivers: by severity, unless an alert names its receiver. Alerts of Helm charts
 * are included: the cluster's Prometheus adds the label `system` to every alert. Watchdog always fires; its receiver is
 * a service that calls somebody when it stops. Alerts of severity `none`, which only silence others, have no receiver.
 */
export function alertmanagerConfig(system: System): AlertmanagerConfig {
  const { name, owner, contacts } = system;
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
        // Nobody must act on mail at once, so it repeats as rarely as possible: Alertmanager remembers sent
        // notifications for 120 h.
        repeatInterval: '120h',
        matchers: [matcher('system', name)],
        routes: [
          {
            receiver: 'heartbeat',
            matchers: [matcher('alertname', 'Watchdog')],
            groupWait: '0s',
            repeatInterval: '5m',
          },
          { receiver: 'nobody', matchers: [matcher('severity', 'none')] },
          route('receiver', 'page', 'page'),
          route('receiver', 'chat', 'chat'),
          { receiver: 'mail', matchers: [matcher('receiver', 'mail')] },
          route('severity', 'critical', 'page'),
          route('severity', 'warning', 'chat'),
        ],
      },
      receivers: [
        {
          name: 'page',
          pagerdutyConfigs: [{ routingKey: credential('pagerduty-routing-key'), sendResolved: true }],
          ...(contacts.onCall !== undefined && { emailConfigs: [mail(system, contacts.onCall)] }),
        },
        {
          name: 'chat',
          slackConfigs: [{ apiURL: credential('slack-webhook-url'), channel: '#alerts', sendResolved: true }],
        },
        { name: 'mail', emailConfigs: [mail(system, contacts.owner)] },
        { name: 'heartbeat', webhookConfigs: [{ urlSecret: credential('heartbeat-url'), sendResolved: false }] },
        { name: 'nobody' },
      ],
    },
  };
}

// Equality is the default operator; a bare `=` would break YAML 1.1 readers.
function matcher(name: string, value: string): { name: string; value: string } {
  return { name, value };
}

function route(label: string, value: string, receiver: 'page' | 'chat') {
  const groupWait = receiver === 'page' ? '10s' : '30s';
  return { receiver, matchers: [matcher(label, value)], groupWait, repeatInterval: '4h' };
}

function credential(key: (typeof alertReceivers.keys)[number]) {
  return { name: alertReceivers.secret, key };
}

function mail({ name, cluster }: System, to: string) {
  return {
    to,
    from: `alerts@${cluster.domain}`,
    smarthost: `email-smtp.${cluster.region}.amazonaws.com:587`,
    authUsername: `${name}-alerts`,
    authPassword: credential('smtp-password'),
    requireTLS: true,
  };
}
