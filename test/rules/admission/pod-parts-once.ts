import { mutation, type Proof } from '../proof.ts';

const pod = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { ${spec} }
`;
const container = (rest: string) => pod(`containers: [{ name: web, image: web:v1.0, ${rest} }]`);

export const proof: Proof = {
  refused: [
    {
      what: 'names of containers and volumes',
      manifests: pod(
        'containers: [{ name: web }], initContainers: [{ name: web }], volumes: [{ name: a }, { name: a }]',
      ),
      says: [
        'Pod shop/web › spec.initContainers[0].name: web, as spec.containers[0].name has › one of its own',
        'Pod shop/web › spec.volumes[1].name: a, as spec.volumes[0].name has › one of its own',
      ],
    },
    {
      what: 'ports and mounts of a container',
      manifests: container(
        'ports: [{ name: a, containerPort: 1, hostPort: 1 }, { name: a, containerPort: 2, hostPort: 1 }], volumeMounts: [{ name: a, mountPath: /a }, { name: b, mountPath: /a }]',
      ),
      says: [
        'Pod shop/web › spec.containers[0].ports[1].hostPort: TCP 1, as spec.containers[0].ports[0].hostPort has › one of its own',
        'Pod shop/web › spec.containers[0].ports[1].name: a, as spec.containers[0].ports[0].name has › one of its own',
        'Pod shop/web › spec.containers[0].volumeMounts[1].mountPath: /a, as spec.containers[0].volumeMounts[0].mountPath has › one of its own',
      ],
    },
  ],
  accepted: [
    {
      what: 'one name in two containers, and a port of two protocols',
      manifests: pod(
        'containers: [{ name: a, ports: [{ name: a, containerPort: 1, hostPort: 1 }] }, { name: b, ports: [{ name: a, containerPort: 1, hostPort: 1, protocol: UDP }] }]',
      ),
    },
    {
      what: 'one volume in two places',
      manifests: container('volumeMounts: [{ name: a, mountPath: /a }, { name: a, mountPath: /b }]'),
    },
  ],
  mutations: [
    mutation('what is there once more', 'Deployment', ({ spec }) => {
      const { containers = [], volumes = [] } = spec?.template?.spec ?? {};
      const field = 'spec.template.spec';
      return [
        { field: `${field}.containers`, to: [...containers, containers[0]] },
        ...(volumes.length === 0 ? [] : [{ field: `${field}.volumes`, to: [...volumes, volumes[0]] }]),
        ...containers.flatMap(({ ports = [], volumeMounts = [] }, index) => [
          ...(ports.length === 0 ? [] : [{ field: `${field}.containers[${index}].ports`, to: [...ports, ports[0]] }]),
          ...(volumeMounts.length === 0
            ? []
            : [{ field: `${field}.containers[${index}].volumeMounts`, to: [...volumeMounts, volumeMounts[0]] }]),
        ]),
      ];
    }),
  ],
};
