import { mutation, type Proof } from '../proof.ts';

const rollout = (strategy: string, more = 'workloadRef: { apiVersion: apps/v1, kind: Deployment, name: web },') => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { ${more} strategy: { ${strategy} } }
`;
const routed = 'trafficRouting: { istio: { virtualService: { name: web } } }';
const services = 'canaryService: web-canary, stableService: web-stable';
const at = 'Rollout shop/web › spec';

export const proof: Proof = {
  refused: [
    {
      what: 'no strategy',
      manifests: rollout(''),
      says: [`${at}.strategy: neither blueGreen nor canary › one of both`],
    },
    {
      what: 'two strategies',
      manifests: rollout('canary: {}, blueGreen: { activeService: web }'),
      says: [`${at}.strategy: blueGreen and canary › one of both`],
    },
    {
      what: 'no pods',
      manifests: rollout('canary: {}', ''),
      says: [`${at}.template: missing, without workloadRef › one of both`],
    },
    {
      what: 'traffic without Services',
      manifests: rollout(`canary: { ${routed} }`),
      says: [
        `${at}.strategy.canary.canaryService: missing, with trafficRouting › a Service of that version`,
        `${at}.strategy.canary.stableService: missing, with trafficRouting › a Service of that version`,
      ],
    },
    {
      what: 'one Service for both',
      manifests: rollout('canary: { canaryService: web, stableService: web }'),
      says: [`${at}.strategy.canary.canaryService: web, the stable Service too › a Service of its own`],
    },
    {
      what: 'steps that are none',
      manifests: rollout(
        'canary: { steps: [{ setWeight: 101 }, {}, { setWeight: 10, pause: {} }, { setCanaryScale: { weight: 10 } }] }',
      ),
      says: [
        `${at}.strategy.canary.steps[0].setWeight: 101 › 0 to 100`,
        `${at}.strategy.canary.steps[1]: no action › one action`,
        `${at}.strategy.canary.steps[2]: setWeight and pause › one action`,
        `${at}.strategy.canary.steps[3].setCanaryScale: without trafficRouting › trafficRouting, or setWeight alone`,
      ],
    },
    {
      what: 'blue-green with one Service, both by hand and by time',
      manifests: rollout(
        'blueGreen: { activeService: web, previewService: web, autoPromotionEnabled: false, autoPromotionSeconds: 60 }',
      ),
      says: [
        `${at}.strategy.blueGreen.autoPromotionSeconds: 60, with autoPromotionEnabled: false › one of both`,
        `${at}.strategy.blueGreen.previewService: web, the active Service too › a Service of its own`,
      ],
    },
  ],
  accepted: [
    {
      what: 'a canary',
      manifests: rollout(`canary: { ${routed}, ${services}, steps: [{ setWeight: 100 }, { pause: {} }] }`),
    },
    {
      what: 'subsets',
      manifests: rollout('canary: { trafficRouting: { istio: { destinationRule: { name: web } } } }'),
    },
    {
      what: 'weights in a thousand',
      manifests: rollout(
        `canary: { trafficRouting: { maxTrafficWeight: 1000, nginx: { stableIngress: web } }, ${services}, steps: [{ setWeight: 150 }] }`,
      ),
    },
    { what: 'blue-green without a preview', manifests: rollout('blueGreen: { activeService: web }') },
  ],
  mutations: [
    mutation('both strategies, or none', 'Rollout', ({ spec }) =>
      spec?.strategy?.canary === undefined
        ? [
            { field: 'spec.strategy.canary', to: {} },
            { field: 'spec.strategy.blueGreen.previewService', to: spec?.strategy?.blueGreen?.activeService },
          ]
        : [
            { field: 'spec.strategy.canary', to: undefined },
            { field: 'spec.strategy.canary.canaryService', to: undefined },
            { field: 'spec.strategy.canary.stableService', to: spec.strategy.canary.canaryService },
            { field: 'spec.strategy.canary.steps[0].setWeight', to: 1000 },
          ],
    ),
    mutation('no template, or two', 'Rollout', () => [
      { field: 'spec.workloadRef', to: undefined },
      { field: 'spec.template', to: { spec: { containers: [] } } },
    ]),
  ],
};
