import type { ReviewCase } from '../platform.ts';

const definition = (text: string, properties: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com, annotations: { generator: ${text} } }
spec:
  group: example.com
  names: { kind: Widget, plural: widgets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, description: ${text}, properties: { a: { type: string }${properties} } } }
`;

export const reviewCase: ReviewCase = {
  shows: 'a newer version of an API, the default namespace written out, and more of a CRD mean nothing',
  base: () => ({
    'shop.yaml': `
apiVersion: extensions/v1beta1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{}] }
---
apiVersion: batch/v1beta1
kind: CronJob
metadata: { name: web }
spec:
  schedule: '@hourly'
  jobTemplate:
    spec: { template: { spec: { restartPolicy: Never, containers: [{ name: web, image: 'web:1', resources: { limits: { cpu: 1 } } }] } } }
---${definition('old', '')}`,
  }),
  head: () => ({
    'shop.yaml': `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: default }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{}] }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: web, namespace: default }
spec:
  schedule: '@hourly'
  jobTemplate:
    spec: { template: { spec: { restartPolicy: Never, containers: [{ name: web, image: 'web:1', resources: { limits: { cpu: 1000m } } }] } } }
---${definition('new', ', b: { type: string }')}`,
  }),
};
