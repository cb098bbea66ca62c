import type { Of } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const web = (spec: string, pod = '') => `---
apiVersion: apps/v1
kind: Deployment
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
        'Deployment shop/web › spec.strategy.type: missing, which is RollingUpdate: it adds a pod before the old one ends, and claim web is ReadWriteOnce › Recreate',
      ],
    },
  ],
  accepted: [
    { what: 'one after the other', manifests: once + web(recreated) },
    {
      what: 'no pod more',
      manifests: once + web('strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } }'),
    },
    { what: 'what several nodes mount', manifests: claim('ReadWriteMany') + web('replicas: 1') },
    {
      what: 'what is mounted in one way or the other',
      manifests: claim('ReadWriteOnce, ReadWriteMany') + web('replicas: 1'),
    },
    { what: 'a pod of one node', manifests: once + web('replicas: 1', 'nodeSelector: { kubernetes.io/hostname: a }') },
    { what: 'a claim of somewhere else', manifests: web('replicas: 1') },
    { what: 'several replicas, of which another rule speaks', manifests: once + web('replicas: 3') },
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
      return [{ beside: [claim, { ...like, metadata: named, spec: { ...spec, replicas: 1, template } }] }];
    }),
  ],
};
