import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const manifests = (config: string, kind = 'Validating') => `
apiVersion: v1
kind: Service
metadata: { name: guard, namespace: film }
spec: { selector: { app: guard }, ports: [{ name: https, port: 8443 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: guard, namespace: film, labels: { app: guard } }
spec: { containers: [] }
---
apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}WebhookConfiguration
metadata: { name: guard }
webhooks: [{ name: guard.film.example.com, sideEffects: None, admissionReviewVersions: [v1], clientConfig: { ${config} } }]
`;
const at = (kind: string) => `${kind}WebhookConfiguration guard › webhooks[0].clientConfig.service`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt Service',
      manifests: manifests('service: { namespace: film, name: gard, port: 8443 }'),
      says: [`${at('Validating')}.name: no Service 'gard' in film (did you mean 'guard'?) › guard`],
    },
    {
      what: 'the port that is meant if none is named',
      manifests: manifests('service: { namespace: film, name: guard }', 'Mutating'),
      says: [`${at('Mutating')}.port: missing, which is 443, and Service guard has no port 443 › one of 8443`],
    },
    {
      what: 'another port',
      manifests: manifests('service: { namespace: film, name: guard, port: 9443 }'),
      says: [`${at('Validating')}.port: Service guard has no port 9443 › one of 8443`],
    },
  ],
  accepted: [
    { what: 'a Service and its port', manifests: manifests('service: { namespace: film, name: guard, port: 8443 }') },
    { what: 'a webhook outside', manifests: manifests('url: https://guard.example.com/') },
    {
      what: 'a Service in a namespace of which nothing is here',
      manifests: manifests('service: { namespace: kube-system, name: guard }'),
    },
  ],
  mutations: [
    mutation('a webhook at another port', 'Service', ({ metadata: { name, namespace = '' } }) => [
      {
        beside: {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingWebhookConfiguration',
          metadata: { name },
          webhooks: [{ name: 'guard.film.example.com', clientConfig: { service: { name, namespace, port: 7 } } }],
        } as KubernetesObject,
      },
    ]),
  ],
};
