import { mutation, type Proof } from '../proof.ts';

const analysis = (query: string, condition: string) => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec:
  metrics:
    - name: errors
      ${condition}
      provider: { prometheus: { address: http://prometheus, query: ${JSON.stringify(query)} } }
`;

const share = 'sum(rate(errors_total[2m])) / sum(rate(all_total[2m]))';
const success = 'AnalysisTemplate shop/web › spec.metrics[0].successCondition';

export const proof: Proof = {
  refused: [
    {
      what: 'a result that may not be there',
      manifests: analysis(share, "successCondition: 'result[0] <= 0.05'"),
      says: [
        `${success}: takes result[0], and the query may have no result › len(result) == 0 || result[0] <= 0.05, or len(result) > 0 && …`,
      ],
    },
    {
      what: 'a share of nothing',
      manifests: analysis(share, "successCondition: 'len(result) == 0 || result[0] <= 0.05'"),
      says: [
        `${success}: compares a share, which is NaN without requests › isNaN(result[0]) || len(result) == 0 || result[0] <= 0.05`,
      ],
    },
    {
      what: 'a failure that is judged by nothing',
      manifests: analysis('max(errors)', "failureCondition: 'result[0] > 0'"),
      says: [
        'AnalysisTemplate shop/web › spec.metrics[0].failureCondition: takes result[0], and the query may have no result › len(result) > 0 && result[0] > 0',
      ],
    },
  ],
  accepted: [
    {
      what: 'both are said',
      manifests: analysis(share, "successCondition: 'len(result) == 0 || isNaN(result[0]) || result[0] <= 0.05'"),
    },
    {
      what: 'the query says it',
      manifests: analysis('sum(errors) or vector(0)', "successCondition: 'result[0] == 0'"),
    },
    {
      what: 'a share of something alone',
      manifests: analysis(
        'sum(rate(errors_total[2m])) / (sum(rate(all_total[2m])) > 0)',
        "successCondition: 'len(result) == 0 || result[0] <= 0.05'",
      ),
    },
  ],
  mutations: [
    mutation('no word of an empty result', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ successCondition }, metric) =>
        successCondition === undefined
          ? []
          : {
              field: `spec.metrics[${metric}].successCondition`,
              to: successCondition.replace(/len\(result\) \S+ 0 (\|\||&&) /, ''),
            },
      ),
    ),
    mutation('no word of NaN', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ successCondition = '' }, metric) =>
        successCondition.includes('isNaN')
          ? {
              field: `spec.metrics[${metric}].successCondition`,
              to: successCondition.replace('isNaN(result[0]) || ', ''),
            }
          : [],
      ),
    ),
  ],
};
