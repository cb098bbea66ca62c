import type { System } from '../resolve/system.ts';
import type { DeploymentEvent, DeploymentNotices } from '../spec/system.ts';
import { alertReceivers } from './alertmanager-config.ts';

/** Name of the Secret from which Argo CD's notifications controller takes credentials, and their remote secret. */
export const noticeCredentials = {
  secret: 'argocd-notifications-secret',
  remote: alertReceivers.remote,
  keys: { chat: 'slack-webhook-url', page: 'pagerduty-routing-key' },
} as const;

type NoticeReceiver = keyof typeof noticeCredentials.keys;

/** The only receiver of pages; the key of the service's table of routing keys. */
const onCall = 'on-call';

/** When each event has happened: an expression over the Application. */
const conditions: Readonly<Record<DeploymentEvent, string>> = {
  started: "app.status.operationState?.phase == 'Running'",
  // A sync ends once its waves are healthy.
  deployed: "app.status.operationState?.phase == 'Succeeded' and app.status.health.status == 'Healthy'",
  failed: "app.status.operationState?.phase in ['Error', 'Failed']",
  // An aborted Rollout is degraded, and so is one whose pods do not become ready in time.
  degraded: "app.status.health.status == 'Degraded'",
};

const revision = '(.app.status.sync.revision | trunc 7)';

/** What is said of each event after the system and the environment: a format, and its arguments as a Go template. */
const sentences: Readonly<Record<DeploymentEvent, readonly [format: string, values: string]>> = {
  started: ['Argo CD applies revision %s', revision],
  deployed: ['revision %s is applied and healthy', revision],
  failed: ['revision %s could not be applied: %s', `${revision} .app.status.operationState.message`],
  degraded: ['unhealthy at revision %s; an aborted canary or blue-green release is one reason', revision],
};

/** Annotations of an Application that subscribe the receivers to its events. */
export function noticeSubscriptions(receivers: DeploymentNotices): Record<string, string> {
  return Object.fromEntries(
    noticesOf(receivers).map(([event, receiver]) => [
      `notifications.argoproj.io/subscribe.${event}.${receiver}`,
      receiver === 'page' ? onCall : '',
    ]),
  );
}

/** The keys of the credentials that the receivers need. */
export function noticeKeys(receivers: DeploymentNotices): readonly string[] {
  return [...new Set(noticesOf(receivers).map(([, receiver]) => noticeCredentials.keys[receiver]))].sort();
}

/** Name of the ConfigMap with the settings. It and the Secret come with Argo CD, without data. */
export const noticeSettingsName = 'argocd-notifications-cm';

/** Settings of Argo CD's notifications controller: whom it can tell, of what, and in which words. */
export function noticeSettings({ name, environment }: System, receivers: DeploymentNotices): Record<string, string> {
  const notices = noticesOf(receivers);
  const used = new Set(notices.map(([, receiver]) => receiver));
  const subject = `${name} in ${environment.name}`;
  return {
    ...(used.has('chat') && { 'service.webhook.chat': chatService }),
    ...(used.has('page') && { 'service.pagerdutyv2.page': pageService }),
    ...Object.fromEntries(
      Object.entries(conditions).flatMap(([key, when]) => {
        const event = key as DeploymentEvent;
        const told = notices.flatMap(([one, receiver]) => (one === event ? [receiver] : []));
        if (told.length === 0) return [];
        return [
          [`template.${event}`, told.map((receiver) => templates[receiver](event, subject)).join('')],
          [`trigger.${event}`, trigger(event, when)],
        ];
      }),
    ),
  };
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/ */
const chatService = `url: $${noticeCredentials.keys.chat}
headers:
  - name: Content-Type
    value: application/json
`;

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/pagerduty_v2/ */
const pageService = `serviceKeys:
  ${onCall}: $${noticeCredentials.keys.page}
`;

/** One notice for each revision. https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/ */
function trigger(event: DeploymentEvent, when: string): string {
  // A sync that has just begun has no result yet.
  const revision = event === 'started' ? 'app.status.sync.revision' : 'app.status.operationState?.syncResult?.revision';
  return `- when: ${when}
  oncePer: ${revision}
  send: [${event}]
`;
}

/** The part of an event's template that a receiver reads. */
const templates: Readonly<Record<NoticeReceiver, (event: DeploymentEvent, subject: string) => string>> = {
  // The body of Slack's incoming webhooks.
  chat: (event, subject) => `webhook:
  chat:
    method: POST
    body: '{"text": {{ ${sentence(event, subject)} | toJson }}}'
`,
  page: (event, subject) => `pagerdutyv2:
  summary: '{{ ${sentence(event, subject)} }}'
  severity: ${event === 'failed' || event === 'degraded' ? 'critical' : 'info'}
  source: ${subject.replaceAll(' ', '-')}
  dedupKey: ${subject.replaceAll(' ', '-')}-${event}
`,
};

function sentence(event: DeploymentEvent, subject: string): string {
  const [format, values] = sentences[event];
  return `printf "${subject}: ${format}" ${values}`;
}

function noticesOf(receivers: DeploymentNotices): readonly (readonly [DeploymentEvent, NoticeReceiver])[] {
  return Object.entries(receivers).flatMap(([event, told]) =>
    told.map((receiver) => [event as DeploymentEvent, receiver] as const),
  );
}
