import { mutation, type Proof } from '../proof.ts';

const settings = `
apiVersion: v1
kind: ConfigMap
metadata: { name: argocd-notifications-cm, namespace: argocd }
data:
  service.slack: "token: $slack-token"
  service.webhook.chat: "url: $chat-url"
  template.app-deployed: "message: it runs"
  trigger.on-deployed: |
    - when: app.status.health.status == 'Healthy'
      send: [app-deployed]
  trigger.on-created: |
    - when: "true"
      send:
        - app-deployed
---
`;
const application = (subscription: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  { name: shop, namespace: argocd, annotations: { notifications.argoproj.io/subscribe.${subscription}: releases } }
spec: { source: { path: k8s } }
---
`;
const secret = (keys: string) => `
apiVersion: v1
kind: Secret
metadata: { name: argocd-notifications-secret, namespace: argocd }
stringData: ${keys}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a trigger that is not there',
      manifests: settings + application('on-deploy.slack'),
      says: [
        "Application argocd/shop › metadata.annotations['notifications.argoproj.io/subscribe.on-deploy.slack']: no trigger 'on-deploy' › one of on-deployed on-created (did you mean 'on-deployed'?)",
      ],
    },
    {
      what: 'a service by its sort and not by its name',
      manifests: settings + application('on-deployed.webhook'),
      says: [
        "Application argocd/shop › metadata.annotations['notifications.argoproj.io/subscribe.on-deployed.webhook']: no service 'webhook' › one of slack chat",
      ],
    },
    {
      what: 'templates that are not there, in both forms of a list',
      manifests: settings.replaceAll('template.app-deployed', 'template.other'),
      says: [
        "ConfigMap argocd/argocd-notifications-cm › data['trigger.on-created']: no template 'app-deployed' › one of other",
        "ConfigMap argocd/argocd-notifications-cm › data['trigger.on-deployed']: no template 'app-deployed' › one of other",
      ],
    },
    {
      what: 'a credential that is not there',
      manifests: settings + secret('{ slack-token: a, chat-uri: b }'),
      says: [
        "ConfigMap argocd/argocd-notifications-cm › data['service.webhook.chat']: no key 'chat-url' in Secret argocd-notifications-secret › one of slack-token chat-uri (did you mean 'chat-uri'?)",
      ],
    },
  ],
  accepted: [
    {
      what: 'everything is there',
      manifests: settings + application('on-deployed.chat') + secret('{ slack-token: a, chat-url: b }'),
    },
    { what: 'a service without a trigger', manifests: settings + application('slack') },
    { what: 'the settings are not among the manifests', manifests: application('on-deploy.slack') },
    { what: 'nor is the Secret', manifests: settings + application('on-created.slack') },
  ],
  mutations: [
    mutation('a misspelt trigger', 'Application', ({ metadata: { annotations = {} } }) =>
      Object.keys(annotations).some((key) => key.startsWith('notifications.argoproj.io/'))
        ? [{ field: 'metadata.annotations', to: { 'notifications.argoproj.io/subscribe.deploid.chat': '' } }]
        : [],
    ),
    mutation('a service that is gone', 'ConfigMap', ({ metadata, data = {} }) =>
      metadata.name === 'argocd-notifications-cm'
        ? Object.keys(data)
            .filter((key) => /^(service|template)\./.test(key))
            .map((gone) => ({
              field: 'data',
              to: Object.fromEntries(Object.entries(data).filter(([key]) => key !== gone)),
            }))
        : [],
    ),
  ],
};
