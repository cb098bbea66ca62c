import { mutation, type Proof } from '../proof.ts';

const deployment = (container: string, spec = '') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  ${spec}
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web:v1.0, ${container} }] }
`;
const budget = (bound: string) => `
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { selector: {}, ${bound} }
`;
const statefulSet = (maxUnavailable: string) => `
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  updateStrategy: { rollingUpdate: { maxUnavailable: ${maxUnavailable} } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }
`;
const service = (port: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ ${port} }] }
`;
const route = (http: string) => `
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec: { hosts: [web], http: [{ ${http} }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'numbers of pods',
      manifests: deployment(
        'ports: [{ containerPort: 70000, hostPort: 0 }], livenessProbe: { grpc: { port: 0 }, successThreshold: 2 }',
        'replicas: -1',
      ),
      says: [
        'Deployment shop/web › spec.replicas: -1 › at least 0',
        'Deployment shop/web › spec.template.spec.containers[0].livenessProbe.grpc.port: 0 › 1 to 65535',
        'Deployment shop/web › spec.template.spec.containers[0].livenessProbe.successThreshold: 2 › 0 to 1',
        'Deployment shop/web › spec.template.spec.containers[0].ports[0].containerPort: 70000 › 1 to 65535',
      ],
    },
    {
      what: 'a StatefulSet of which no pod may be missing',
      manifests: statefulSet('0%') + statefulSet('0'),
      says: [
        "StatefulSet shop/web › spec.updateStrategy.rollingUpdate.maxUnavailable: '0%' › at least 1, or 1 to 100%",
        'StatefulSet shop/web › spec.updateStrategy.rollingUpdate.maxUnavailable: 0 › at least 1, or 1 to 100%',
      ],
    },
    {
      what: 'what is neither a number nor a percentage, or more than all',
      manifests: budget('minAvailable: half') + budget('maxUnavailable: 120%'),
      says: [
        "PodDisruptionBudget shop/web › spec.minAvailable: 'half' › at least 0, or at most 100%",
        "PodDisruptionBudget shop/web › spec.maxUnavailable: '120%' › at least 0, or at most 100%",
      ],
    },
    {
      what: 'a port that nodes do not open',
      manifests: service('port: 80, nodePort: 8080'),
      says: ['Service shop/web › spec.ports[0].nodePort: 8080 › 30000 to 32767'],
    },
    {
      what: 'numbers of a route',
      manifests: route('directResponse: { status: 99 }, retries: { attempts: -1 }, mirrorPercentage: { value: 101 }'),
      says: [
        'VirtualService shop/web › spec.http[0].directResponse.status: 99 › 200 to 599',
        'VirtualService shop/web › spec.http[0].mirrorPercentage.value: 101 › 0 to 100',
        'VirtualService shop/web › spec.http[0].retries.attempts: -1 › at least 0',
      ],
    },
  ],
  accepted: [
    { what: 'a pod in ten of a StatefulSet', manifests: statefulSet('10%') },
    {
      what: 'the bounds themselves',
      manifests: deployment(
        'ports: [{ containerPort: 65535 }], readinessProbe: { grpc: { port: 1 }, successThreshold: 2 }',
        "replicas: 0\n  strategy: { rollingUpdate: { maxSurge: '200%', maxUnavailable: '100%' } }",
      ),
    },
    { what: 'no port of nodes, and a port by its name', manifests: service('port: 80, nodePort: 0, targetPort: http') },
    { what: 'a percentage of all', manifests: budget('minAvailable: 100%') },
  ],
  mutations: [
    mutation('a port of a container', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ ports = [] }, container) =>
        ports.map((_, port) => ({
          field: `spec.template.spec.containers[${container}].ports[${port}].containerPort`,
          to: 0,
        })),
      ),
    ),
    mutation('two successes of a liveness probe', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ livenessProbe }, container) =>
        livenessProbe === undefined
          ? []
          : [{ field: `spec.template.spec.containers[${container}].livenessProbe.successThreshold`, to: 2 }],
      ),
    ),
    mutation('a port of a Service', 'Service', ({ spec }) =>
      (spec?.ports ?? []).flatMap((_, index) => [
        { field: `spec.ports[${index}].port`, to: 65536 },
        { field: `spec.ports[${index}].nodePort`, to: 80 },
      ]),
    ),
    mutation('a port of a NetworkPolicy', 'NetworkPolicy', ({ spec }) =>
      (spec?.egress ?? []).flatMap(({ ports = [] }, rule) =>
        ports.map((_, port) => ({ field: `spec.egress[${rule}].ports[${port}].port`, to: 0 })),
      ),
    ),
    mutation('a share of more than all', 'PodDisruptionBudget', () => [{ field: 'spec.maxUnavailable', to: '101%' }]),
    mutation('a window of an autoscaler', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.behavior.scaleDown.stabilizationWindowSeconds', to: 3601 },
      { field: 'spec.behavior.scaleUp.policies', to: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] },
    ]),
    mutation('the same of what KEDA makes', 'ScaledObject', () => [
      {
        field: 'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp',
        to: { stabilizationWindowSeconds: 3601 },
      },
    ]),
    mutation('a negative weight', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ route = [] }, http) =>
        route.map((_, index) => ({ field: `spec.http[${http}].route[${index}].weight`, to: -1 })),
      ),
    ),
    mutation('more than a percentage', 'DestinationRule', () => [
      { field: 'spec.trafficPolicy.outlierDetection.maxEjectionPercent', to: 101 },
    ]),
    mutation('a priority of the system', 'PriorityClass', () => [{ field: 'value', to: 1_000_000_001 }]),
    mutation('a limit of retries', 'CronJob', () => [{ field: 'spec.jobTemplate.spec.backoffLimit', to: -1 }]),
  ],
};
