import { mutation, type Proof } from '../proof.ts';
import { alert } from './alert-cases.ts';

const at = 'PrometheusRule monitoring/shop › spec.groups[0].rules[0]';

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: alert('a > 1'),
      says: [
        `${at}.annotations: alert 'Slow' has no summary and no description › what is wrong, and of what`,
        `${at}.labels: alert 'Slow' has no severity › severity: critical, warning or info`,
      ],
    },
    {
      what: 'an empty description',
      manifests: alert(
        'a > 1',
        "\n          labels: { severity: info }\n          annotations: { summary: It is slow, description: '' }",
      ),
      says: [`${at}.annotations: alert 'Slow' has no description › what is wrong, and of what`],
    },
  ],
  accepted: [
    {
      what: 'everything is said',
      manifests: alert(
        'a > 1',
        '\n          labels: { severity: info }\n          annotations: { summary: It is slow, description: Very }',
      ),
    },
    {
      what: 'the severity of its group',
      manifests: alert('a > 1', '\n          annotations: { summary: It is slow, description: Very }').replace(
        'rules:',
        'labels: { severity: info }\n      rules:',
      ),
    },
    {
      what: 'a message, as it was called',
      manifests: alert(
        'a > 1',
        '\n          labels: { severity: info }\n          annotations: { message: It is slow }',
      ),
    },
  ],
  mutations: [
    mutation('something is not said', 'PrometheusRule', ({ spec }) =>
      (spec?.groups ?? []).flatMap(({ rules = [] }, group) =>
        rules.flatMap((_, rule) =>
          ['labels.severity', 'annotations.summary', 'annotations.description', 'annotations', 'labels'].map(
            (field) => ({
              field: `spec.groups[${group}].rules[${rule}].${field}`,
              to: undefined,
            }),
          ),
        ),
      ),
    ),
  ],
};
