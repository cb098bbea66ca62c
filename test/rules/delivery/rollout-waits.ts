import { mutation, type Proof } from '../proof.ts';

const project = (environment: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`;

const rollout = (strategy: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { ${strategy} } }
`;
const at = 'Rollout shop/web › spec.strategy';
const analysis = 'analysis: { templates: [{ templateName: web }] }';

export const proof: Proof = {
  refused: [
    {
      what: 'no steps',
      manifests: rollout('canary: {}'),
      says: [
        `${at}.canary.steps: no step that gives the new version a part of the traffic › setWeight below 100, then a pause with an analysis`,
      ],
    },
    {
      what: 'no time to measure',
      manifests: rollout(`canary: { ${analysis}, steps: [{ pause: {} }, { setWeight: 10 }] }`),
      says: [`${at}.canary.steps: no pause and no analysis after the last setWeight › pause or analysis`],
    },
    {
      what: 'time that nobody uses',
      manifests: rollout('canary: { steps: [{ setWeight: 10 }, { pause: { duration: 5m } }] }'),
      says: [`${at}.canary.analysis: none, and no pause waits for somebody › an AnalysisTemplate`],
    },
    {
      what: 'an experiment that ends by itself',
      manifests: rollout(
        'canary: { steps: [{ experiment: { duration: 1h, templates: [{ name: a, specRef: canary }] } }] }',
      ),
      says: [`${at}.canary.analysis: none, and no pause waits for somebody › an AnalysisTemplate`],
    },
    {
      what: 'blue-green that promotes itself',
      manifests: rollout('blueGreen: { activeService: web }'),
      says: [`${at}.blueGreen.prePromotionAnalysis: none, and autoPromotionEnabled is not false › an AnalysisTemplate`],
    },
    {
      what: 'a test before anybody asks, and nothing that measures after',
      manifests: rollout(
        'canary: { steps: [{ analysis: { templates: [{ templateName: test }] } }, { setWeight: 10 }, { pause: { duration: 5m } }] }',
      ),
      says: [`${at}.canary.analysis: none, and no pause waits for somebody › an AnalysisTemplate`],
    },
  ],
  accepted: [
    {
      what: 'a test before, and an analysis after',
      manifests: rollout(
        'canary: { steps: [{ analysis: { templates: [{ templateName: test }] } }, { setWeight: 10 }, { analysis: { templates: [{ templateName: web }] } }] }',
      ),
    },
    {
      what: 'an analysis',
      manifests: rollout(`canary: { ${analysis}, steps: [{ setWeight: 10 }, { pause: { duration: 5m } }] }`),
    },
    { what: 'a step that measures', manifests: rollout(`canary: { steps: [{ setWeight: 10 }, { ${analysis} }] }`) },
    {
      what: 'somebody',
      manifests: rollout('canary: { steps: [{ setWeight: 10 }, { pause: {} }, { setWeight: 100 }] }'),
    },
    {
      what: 'somebody for blue-green',
      manifests: rollout('blueGreen: { activeService: web, autoPromotionEnabled: false }'),
    },
    {
      what: 'a header that asks for the new version',
      manifests: rollout(
        'canary: { steps: [{ setHeaderRoute: { name: new, match: [{ headerName: new, headerValue: { exact: "1" } }] } }, { pause: {} }, { setHeaderRoute: { name: new } }] }',
      ),
    },
    {
      what: 'an experiment that measures',
      manifests: rollout(
        'canary: { steps: [{ experiment: { templates: [{ name: web, specRef: canary }], analyses: [{ name: web, templateName: web }] } }] }',
      ),
    },
    {
      what: 'an experiment until somebody terminates it',
      manifests: rollout('canary: { steps: [{ experiment: { templates: [{ name: web, specRef: canary }] } }] }'),
    },
    {
      what: 'a plugin',
      manifests: rollout('canary: { steps: [{ setWeight: 10 }, { plugin: { name: argoproj-labs/wait } }] }'),
    },
    {
      what: 'a tenth of a thousand',
      manifests: rollout(
        'canary: { trafficRouting: { maxTrafficWeight: 1000, nginx: { stableIngress: web } }, steps: [{ setWeight: 100 }, { pause: {} }] }',
      ),
    },
    { what: 'dev', manifests: rollout('canary: {}') + project('dev') },
  ],
  mutations: [
    mutation('nothing that waits or measures', 'Rollout', ({ spec }, { environment }) =>
      environment !== 'production' && environment !== 'dr'
        ? []
        : spec?.strategy?.canary === undefined
          ? [{ field: 'spec.strategy.blueGreen.prePromotionAnalysis', to: undefined }]
          : [
              { field: 'spec.strategy.canary.steps', to: undefined },
              { field: 'spec.strategy.canary.analysis', to: undefined },
              { field: 'spec.strategy.canary.steps', to: [{ setWeight: 50 }] },
            ],
    ),
  ],
};
