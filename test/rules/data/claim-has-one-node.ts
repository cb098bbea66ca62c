import type { Of } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const web = (spec: string, pod = '', kind = 'Deployment') => `---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web, namespace: shop }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      ${pod}
      containers: [{ name: web, volumeMounts: [{ name: data, mountPath: /data }] }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: web } }]
`;

const claim = (mode: string) => `---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: web, namespace: shop }
spec: { accessModes: [${mode}], resources: { requests: { storage: 1Gi } } }
`;

const once = claim('ReadWriteOnce');
const recreated = 'strategy: { type: Recreate }';

export const proof: Proof = {
  refused: [
    {
      what: 'a rollout that adds a pod beside the one that has the volume',
      manifests: once + web('replicas: 1'),
      says: [
        'Deployment shop/web › spec.strategy.type: RollingUpdate, which adds a pod before the old one ends, and claim web is ReadWriteOnce › Recreate',
      ],
    },
    {
      what: 'two replicas',
      manifests: claim('ReadWriteOncePod') + web(`replicas: 2\n  ${recreated}`),
      says: [
        'Deployment shop/web › spec.replicas: 2, and claim web is ReadWriteOncePod › 1, a claim that is ReadWriteMany, or a StatefulSet whose replicas each have one',
      ],
    },
    {
      what: 'an autoscaler that adds replicas',
      manifests: `${once}${web(recreated)}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { minReplicas: 1, maxReplicas: 3, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`,
      says: [
        'HorizontalPodAutoscaler shop/web › spec.maxReplicas: 3, and claim web is ReadWriteOnce › 1, a claim that is ReadWriteMany, or a StatefulSet whose replicas each have one',
      ],
    },
    {
      what: 'a pod on each node',
      manifests: once + web('minReadySeconds: 1', '', 'DaemonSet'),
      says: [
        'DaemonSet shop/web › spec.template.spec.volumes[0].persistentVolumeClaim: a pod on each node, and claim web is ReadWriteOnce › a claim that is ReadWriteMany, or a volume of the node',
      ],
    },
  ],
  accepted: [
    { what: 'one after the other', manifests: once + web(recreated) },
    {
      what: 'no pod more',
      manifests: once + web('strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }'),
    },
    { what: 'what several nodes mount', manifests: claim('ReadWriteMany') + web('replicas: 3') },
    {
      what: 'what is mounted in one way or the other',
      manifests: claim('ReadWriteOnce, ReadWriteMany') + web('replicas: 3'),
    },
    { what: 'pods on one node', manifests: once + web('replicas: 3', 'nodeSelector: { kubernetes.io/hostname: a }') },
    { what: 'a claim of somewhere else', manifests: web('replicas: 3') },
  ],
  mutations: [
    mutation('a Deployment like it, with one volume for all of its pods', 'Deployment', (like) => {
      const { metadata, spec } = like;
      const named = { ...metadata, name: `${metadata.name}-kept` };
      const claim: Of<'PersistentVolumeClaim'> = {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: named,
        spec: { accessModes: ['ReadWriteOnce'] },
      };
      const volumes = [{ name: 'kept', persistentVolumeClaim: { claimName: named.name } }];
      const template = { ...spec?.template, spec: { ...spec?.template?.spec, volumes } };
      return [{ beside: [claim, { ...like, metadata: named, spec: { ...spec, replicas: 2, template } }] }];
    }),
  ],
};
