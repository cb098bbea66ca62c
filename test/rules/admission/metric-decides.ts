import type { Of } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const analysis = (...metrics: string[]) => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec: { metrics: [${metrics.map((metric) => `{ ${metric} }`).join(', ')}] }
`;
const prometheus = 'provider: { prometheus: { query: up } }';

export const proof: Proof = {
  refused: [
    {
      what: 'what always succeeds',
      manifests: analysis(`name: up, ${prometheus}`),
      says: [
        'AnalysisTemplate shop/web › spec.metrics[0].successCondition: missing, as is failureCondition: every measurement succeeds › a condition, such as result[0] >= 0.95',
      ],
    },
    {
      what: 'several measurements at no interval, and more failures than measurements',
      manifests: analysis(
        `name: up, ${prometheus}, successCondition: 'result[0] > 0', count: 3, failureLimit: 4`,
        `name: up, ${prometheus}, failureCondition: 'result[0] < 1'`,
      ),
      says: [
        'AnalysisTemplate shop/web › spec.metrics[0].failureLimit: 4, above count 3: it never fails › at most 3',
        'AnalysisTemplate shop/web › spec.metrics[0].interval: missing, with count 3 › a duration, such as 1m',
        'AnalysisTemplate shop/web › spec.metrics[1].name: up again › a name of its own',
      ],
    },
  ],
  accepted: [
    {
      what: 'a condition of failure, and as many failures as measurements',
      manifests: analysis(
        `name: up, ${prometheus}, failureCondition: 'result[0] < 1', count: 3, failureLimit: 3, interval: 1m`,
      ),
    },
    {
      what: 'a Job, which says itself how it went',
      manifests: analysis('name: test, provider: { job: { spec: { template: {} } } }'),
    },
    {
      what: 'a number that is an argument',
      manifests: analysis(`name: up, ${prometheus}, failureCondition: 'result[0] < 1', count: '{{args.count}}'`),
    },
  ],
  mutations: [
    mutation('no condition', 'AnalysisTemplate', ({ spec }) =>
      asking(spec?.metrics).map((index) => ({
        fields: {
          [`spec.metrics[${index}].successCondition`]: undefined,
          [`spec.metrics[${index}].failureCondition`]: undefined,
        },
      })),
    ),
    mutation('no interval', 'AnalysisTemplate', ({ spec }) =>
      asking(spec?.metrics).map((index) => ({
        fields: { [`spec.metrics[${index}].interval`]: undefined, [`spec.metrics[${index}].count`]: 3 },
      })),
    ),
  ],
};

/** Metrics that ask Prometheus; a Job says itself how it went. */
function asking(metrics: NonNullable<Of<'AnalysisTemplate'>['spec']>['metrics'] = []): readonly number[] {
  return metrics.flatMap(({ provider }, index) => (provider?.prometheus === undefined ? [] : index));
}
