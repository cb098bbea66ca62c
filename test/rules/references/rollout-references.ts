import { mutation, type Proof } from '../proof.ts';

const there = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
---
apiVersion: v1
kind: Service
metadata: { name: web-stable, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: gateways }
spec: { hosts: [web], http: [{ name: primary, route: [] }] }
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: errors, namespace: shop }
spec: { args: [{ name: revision }, { name: limit, value: "5" }], metrics: [] }
---
`;

const rollout = (canary: string, workload = 'web') => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: ${workload} }
  strategy: { canary: { ${canary} } }
`;

const routes = (name: string, route: string) =>
  rollout(`trafficRouting: { istio: { virtualServices: [{ name: ${name}, routes: [${route}] }] } }`);

export const proof: Proof = {
  refused: [
    {
      what: 'another workload',
      manifests: there + rollout('', 'wep'),
      says: ["Rollout shop/web › spec.workloadRef.name: no Deployment 'wep' in shop (did you mean 'web'?) › web"],
    },
    {
      what: 'a Service that is not there',
      manifests: there + rollout('stableService: web-stable, canaryService: web-canary'),
      says: [
        "Rollout shop/web › spec.strategy.canary.canaryService: no Service 'web-canary' in shop › the name of an existing one",
      ],
    },
    {
      what: 'a route of its own namespace',
      manifests: there + routes('web', 'primary'),
      says: [
        "Rollout shop/web › spec.strategy.canary.trafficRouting.istio.virtualServices[0].name: no VirtualService 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'a misspelt route',
      manifests: there + routes('web.gateways', 'primry'),
      says: [
        "Rollout shop/web › spec.strategy.canary.trafficRouting.istio.virtualServices[0].routes[0]: no route 'primry' in VirtualService web (did you mean 'primary'?) › one of primary",
      ],
    },
    {
      what: 'an analysis that is not there',
      manifests: there + rollout('steps: [{ analysis: { templates: [{ templateName: error }] } }]'),
      says: [
        "Rollout shop/web › spec.strategy.canary.steps[0].analysis.templates[0].templateName: no AnalysisTemplate 'error' in shop (did you mean 'errors'?) › errors",
      ],
    },
    {
      what: 'an analysis of an experiment that is not there',
      manifests:
        there + rollout('steps: [{ experiment: { templates: [], analyses: [{ name: a, templateName: error }] } }]'),
      says: [
        "Rollout shop/web › spec.strategy.canary.steps[0].experiment.analyses[0].templateName: no AnalysisTemplate 'error' in shop (did you mean 'errors'?) › errors",
      ],
    },
    {
      what: 'an argument that nobody gives',
      manifests: there + rollout('analysis: { templates: [{ templateName: errors }] }'),
      says: [
        "Rollout shop/web › spec.strategy.canary.analysis.args: AnalysisTemplate errors asks for 'revision' › an argument 'revision' with a value",
      ],
    },
  ],
  accepted: [
    { what: 'what is there', manifests: there + routes('web.gateways', 'primary') },
    {
      what: 'an argument that is given',
      manifests:
        there + rollout('analysis: { templates: [{ templateName: errors }], args: [{ name: revision, value: a }] }'),
    },
  ],
  mutations: [
    mutation('another workload', 'Rollout', () => [{ field: 'spec.workloadRef.name', to: 'nobody' }]),
    mutation('another Service', 'Rollout', ({ spec }) => [
      ...(spec?.strategy?.canary === undefined ? [] : [{ field: 'spec.strategy.canary.canaryService', to: 'nobody' }]),
      ...(spec?.strategy?.blueGreen === undefined
        ? []
        : [{ field: 'spec.strategy.blueGreen.activeService', to: 'nobody' }]),
    ]),
    mutation('another route', 'Rollout', ({ spec }) =>
      (spec?.strategy?.canary?.trafficRouting?.istio?.virtualServices ?? []).flatMap((_, index) => {
        const at = `spec.strategy.canary.trafficRouting.istio.virtualServices[${index}]`;
        return [
          { field: `${at}.name`, to: 'nobody' },
          { field: `${at}.routes[0]`, to: 'nothing' },
        ];
      }),
    ),
    mutation('another analysis', 'Rollout', ({ spec }) =>
      spec?.strategy?.canary?.analysis === undefined
        ? []
        : [
            { field: 'spec.strategy.canary.analysis.templates[0].templateName', to: 'nothing' },
            ...(spec.strategy.canary.steps ?? []).flatMap(({ analysis }, index) =>
              analysis === undefined
                ? []
                : { field: `spec.strategy.canary.steps[${index}].analysis.templates[0].templateName`, to: 'nothing' },
            ),
          ],
    ),
    mutation('no argument', 'Rollout', ({ spec }) =>
      spec?.strategy?.blueGreen === undefined
        ? []
        : [{ field: 'spec.strategy.blueGreen.prePromotionAnalysis.args', to: [] }],
    ),
  ],
};
