import { mutation, type Proof } from '../proof.ts';

const pod = (resources: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: web:v1.0, resources: { ${resources} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'more than the limits',
      manifests: pod('requests: { cpu: 2, memory: 1Gi }, limits: { cpu: 1500m, memory: 512Mi }'),
      says: [
        'Pod shop/web › spec.containers[0].resources.requests.cpu: 2, above the limit of 1500m › at most 1500m',
        'Pod shop/web › spec.containers[0].resources.requests.memory: 1Gi, above the limit of 512Mi › at most 512Mi',
      ],
    },
    {
      what: 'parts of a device, of a byte, and what is no resource',
      manifests: pod('limits: { nvidia.com/gpu: 500m, memory: 512m, gpu: 1 }'),
      says: [
        'Pod shop/web › spec.containers[0].resources.limits.gpu: no resource of a container › one of cpu, memory, ephemeral-storage',
        'Pod shop/web › spec.containers[0].resources.limits.memory: 512m: a part of a byte › bytes, such as 256Mi',
        "Pod shop/web › spec.containers[0].resources.limits['nvidia.com/gpu']: 500m: a part of one › a whole number",
      ],
    },
    {
      what: 'a device without a limit, and with another one',
      manifests: pod('requests: { nvidia.com/gpu: 1, a.example.com/b: 1 }, limits: { nvidia.com/gpu: 2 }'),
      says: [
        "Pod shop/web › spec.containers[0].resources.requests['a.example.com/b']: 1, and no limit › a limit of the same",
        "Pod shop/web › spec.containers[0].resources.requests['nvidia.com/gpu']: 1, and the limit is 2 › 2: such a resource is not shared",
      ],
    },
  ],
  accepted: [
    {
      what: 'the limits themselves',
      manifests: pod('requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1000m, memory: 1024Mi }'),
    },
    { what: 'a device as a limit alone', manifests: pod('limits: { nvidia.com/gpu: 1, cpu: 0.5 }') },
    { what: 'no limits', manifests: pod('requests: { cpu: 100m }') },
  ],
  mutations: [
    mutation('requests of too much', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ resources }, index) => {
        const field = `spec.template.spec.containers[${index}].resources`;
        return [
          ...(resources?.limits?.memory === undefined ? [] : [{ field: `${field}.requests.memory`, to: '9Ti' }]),
          { field: `${field}.requests.memory`, to: '100m' },
          { field: `${field}.limits['nvidia.com/gpu']`, to: '0.5' },
          { field: `${field}.limits.gpu`, to: '1' },
        ];
      }),
    ),
  ],
};
