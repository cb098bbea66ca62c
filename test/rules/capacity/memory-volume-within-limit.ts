import { mutation, type Proof } from '../proof.ts';

const pod = (size: string, limit = 'limits: { memory: 1Gi }', medium = 'medium: Memory, ') => `
apiVersion: v1
kind: Pod
metadata: { name: render, namespace: film }
spec:
  containers: [{ name: render, resources: { ${limit} }, volumeMounts: [{ name: frames, mountPath: /frames }] }]
  volumes: [{ name: frames, emptyDir: { ${medium}sizeLimit: ${size} } }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a volume of twice the memory',
      manifests: pod('2Gi'),
      says: [
        'Pod film/render › spec.volumes[0].emptyDir.sizeLimit: 2Gi of memory, and the limit of the container that mounts it is 1024Mi › at most 1024Mi, or a higher memory limit',
      ],
    },
  ],
  accepted: [
    { what: 'as large as the limit', manifests: pod('1Gi') },
    { what: 'no limit', manifests: pod('2Gi', 'requests: { memory: 1Gi }') },
    { what: 'a volume on disk', manifests: pod('2Gi', 'limits: { memory: 1Gi }', '') },
  ],
  mutations: [
    mutation('a volume in memory that is too large', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).flatMap(({ name, emptyDir }, index) => {
        const mounting = (spec?.template?.spec?.containers ?? []).filter((one) =>
          one.volumeMounts?.some((mount) => mount.name === name),
        );
        if (emptyDir === undefined || mounting.length === 0) return [];
        if (mounting.some(({ resources }) => resources?.limits?.memory === undefined)) return [];
        return [
          { field: `spec.template.spec.volumes[${index}].emptyDir`, to: { medium: 'Memory', sizeLimit: '99Ti' } },
        ];
      }),
    ),
  ],
};
