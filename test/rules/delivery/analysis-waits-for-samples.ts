import { mutation, type Proof } from '../proof.ts';

const template = (fields: string, query = 'sum(kube_pod_status_ready{condition="false"})') => `
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec: { metrics: [{ name: pods, ${fields} provider: { prometheus: { address: 'http://a', query: '${query}' } } }] }`;

const at = 'AnalysisTemplate shop/web › spec.metrics[0].initialDelay: ';
const needed = 'at least 30s, in which a scrape has seen the new pods';

export const proof: Proof = {
  refused: [
    {
      what: 'the first sample, and no failure allowed',
      manifests: template(''),
      says: [`${at}missing, and not one measurement may fail › ${needed}`],
    },
    {
      what: 'less than a scrape takes',
      manifests: template('initialDelay: 10s, failureLimit: 0,'),
      says: [`${at}10s, and not one measurement may fail › ${needed}`],
    },
  ],
  accepted: [
    { what: 'a delay', manifests: template('initialDelay: 30s,') },
    { what: 'a failure that may be', manifests: template('failureLimit: 1,') },
    { what: 'another question', manifests: template('', 'sum(rate(errors_total[2m]))') },
  ],
  mutations: [
    mutation('no delay', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ provider }, index) =>
        provider?.prometheus?.query?.includes('kube_pod_status_ready') !== true
          ? []
          : [{ field: `spec.metrics[${index}].initialDelay`, to: undefined }],
      ),
    ),
  ],
};
