import type { ReviewCase } from '../platform.ts';

interface Written {
  readonly image: string;
  readonly pods: string;
  readonly deployment: string;
  readonly set: string;
  readonly job: string;
  readonly claim: string;
  readonly storage: string;
  readonly secret: string;
  readonly binding: string;
  readonly service: string;
  readonly port: string;
  readonly probe: string;
}

const manifests = (written: Written) => () => ({
  'shop.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  ${written.deployment}
  template:
    metadata: { labels: { app: web } }
    spec:
      ${written.pods}
      containers: [{ name: web, ${written.image}, readinessProbe: { ${written.probe} } }]
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: 'example.com/db@sha256:${'0'.repeat(64)}' }] }
  ${written.set}
---
apiVersion: batch/v1
kind: Job
metadata: { name: once, namespace: shop }
spec:
  ${written.job}
  template: { spec: { restartPolicy: Never, containers: [{ name: once, image: 'example.com/once:1' }] } }
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: web, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }${written.claim} }
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: fast }
provisioner: ebs.csi.aws.com
${written.storage}
---
apiVersion: v1
kind: Secret
metadata: { name: web, namespace: shop }
${written.secret}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { kind: ClusterRole, name: view${written.binding} }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ${written.service}ports: [{ port: 80${written.port} }] }
`,
});

const claim = (rest: string) =>
  `[{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } }${rest} }`;

export const reviewCase: ReviewCase = {
  shows: 'a default that is written out changes nothing, and restarts nothing',
  base: manifests({
    image: 'image: nginx:1.27',
    pods: 'serviceAccountName: web',
    deployment: '',
    set: `volumeClaimTemplates: ${claim('')} }]`,
    job: '',
    claim: '',
    storage: '',
    secret: '',
    binding: '',
    service: '',
    port: '',
    probe: 'httpGet: { port: 80 }',
  }),
  head: manifests({
    image: 'image: nginx:1.27, imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePolicy: File',
    pods: 'serviceAccountName: web\n      restartPolicy: Always\n      hostNetwork: false\n      securityContext: {}',
    deployment: 'strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% } }',
    set: `podManagementPolicy: OrderedReady\n  volumeClaimTemplates: ${claim(', volumeMode: Filesystem')}, apiVersion: v1, kind: PersistentVolumeClaim }]`,
    job: 'completions: 1\n  parallelism: 1\n  completionMode: NonIndexed',
    claim: ', volumeMode: Filesystem',
    storage: 'reclaimPolicy: Delete\nvolumeBindingMode: Immediate',
    secret: 'type: Opaque\nimmutable: false',
    binding: ', apiGroup: rbac.authorization.k8s.io',
    service: 'type: ClusterIP, sessionAffinity: None, ',
    port: ', targetPort: 80, protocol: TCP',
    probe: 'timeoutSeconds: 1, periodSeconds: 10, httpGet: { path: /, port: 80, scheme: HTTP }',
  }),
};
