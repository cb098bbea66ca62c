import { restoreTestAnnotation, restoreTests } from '../../../lib/model/data/restore-tests.ts';
import { mutation, type Proof } from '../proof.ts';

const asked = `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/restore-test: shop/restore within 7 days } }
spec: {}
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: restore, namespace: shop }
spec: { schedule: 0 5 * * 0 }
---
`;
const alert = (name: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: shop, namespace: monitoring }
spec:
  groups:
    - name: shop
      rules:
        - alert: Untested
          expr: time() - kube_cronjob_status_last_successful_time{namespace="shop",cronjob="${name}"} > 700000
`;

export const proof: Proof = {
  refused: [
    {
      what: 'an alert on another CronJob',
      manifests: asked + alert('dump'),
      says: [
        'CronJob shop/restore › metadata.name: no alert fires when no restore succeeds within 7 days › an alert on kube_cronjob_status_last_successful_time{cronjob="restore"}',
      ],
    },
  ],
  accepted: [{ what: 'an alert on it', manifests: asked + alert('restore') }],
  mutations: [
    mutation('another name', 'CronJob', ({ metadata }, cluster) =>
      restoreTests(cluster).flatMap(({ namespace, name, project }) =>
        namespace === metadata.namespace && name === metadata.name
          ? {
              beside: [
                {
                  ...project,
                  metadata: {
                    ...project.metadata,
                    name: 'other',
                    annotations: { [restoreTestAnnotation]: `${namespace}/unwatched within 7 days` },
                  },
                },
                { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'unwatched', namespace } },
              ],
            }
          : [],
      ),
    ),
  ],
};
