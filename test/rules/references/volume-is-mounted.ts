import { mutation, type Proof } from '../proof.ts';

const web = (mounts: string, annotations = '') => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, annotations: { ${annotations} } }
spec:
  volumes: [{ name: tmp, emptyDir: {} }, { name: disk, persistentVolumeClaim: { claimName: disk } }]
  containers: [{ name: web, ${mounts} }]
`;
const tmp = 'volumeMounts: [{ name: tmp, mountPath: /tmp }]';

export const proof: Proof = {
  refused: [
    {
      what: 'a volume that nobody mounts',
      manifests: web(tmp),
      says: ['Pod shop/web › spec.volumes[1]: disk, which no container mounts › a volumeMount, or no volume'],
    },
  ],
  accepted: [
    {
      what: 'a file system and a device',
      manifests: web(`${tmp}, volumeDevices: [{ name: disk, devicePath: /dev/xvdb }]`),
    },
    {
      what: 'a volume for the proxy',
      manifests: web(tmp, `sidecar.istio.io/userVolumeMount: '[{"name":"disk","mountPath":"/disk"}]'`),
    },
  ],
  mutations: [
    mutation('a mount less', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).length === 1 && (spec?.template?.spec?.initContainers ?? []).length === 0
        ? (spec?.template?.spec?.containers?.[0]?.volumeMounts ?? []).length > 0
          ? [{ field: 'spec.template.spec.containers[0].volumeMounts', to: undefined }]
          : []
        : [],
    ),
  ],
};
