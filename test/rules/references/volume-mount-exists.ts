import { mutation, type Proof } from '../proof.ts';

const statefulSet = (mount: string, volumes = '') => `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: redis, namespace: shop }
spec:
  selector: { matchLabels: { app: redis } }
  template:
    metadata: { labels: { app: redis } }
    spec:
      containers: [{ name: redis, volumeMounts: [{ name: data, mountPath: /data }, { name: ${mount}, mountPath: /etc/redis }] }]
      volumes: [{ name: config, emptyDir: {} }${volumes}]
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { storageClassName: gp3 } }]
`;

const claimed = (name: string) =>
  statefulSet('config', `, { name: old, persistentVolumeClaim: { claimName: ${name} } }`);

export const proof: Proof = {
  refused: [
    {
      what: 'a mount without a volume',
      manifests: statefulSet('redis-config'),
      says: [
        "StatefulSet shop/redis › spec.template.spec.containers[0].volumeMounts[1].name: no volume 'redis-config' › the name of an existing one",
      ],
    },
    {
      what: 'a claim that nobody makes',
      manifests: claimed('old-data'),
      says: [
        "StatefulSet shop/redis › spec.template.spec.volumes[1].persistentVolumeClaim.claimName: no PersistentVolumeClaim 'old-data' in shop › the name of an existing one",
      ],
    },
  ],
  accepted: [
    { what: 'a volume and a claim template', manifests: statefulSet('config') },
    { what: 'a claim of a StatefulSet', manifests: claimed('data-redis-0') },
  ],
  mutations: [
    mutation('a mount of another volume', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ volumeMounts = [] }, container) =>
        volumeMounts.map((_, index) => ({
          field: `spec.template.spec.containers[${container}].volumeMounts[${index}].name`,
          to: 'nothing',
        })),
      ),
    ),
    mutation('a claim template of another name', 'StatefulSet', ({ spec }) =>
      (spec?.volumeClaimTemplates ?? []).map((_, index) => ({
        field: `spec.volumeClaimTemplates[${index}].metadata.name`,
        to: 'x',
      })),
    ),
  ],
};
