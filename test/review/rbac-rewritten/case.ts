import { all, replace, withText, type ReviewCase } from '../platform.ts';

const file = 'dist/production/shop/store.yaml';
const access = (actions: string) => `
apiVersion: iam.services.k8s.aws/v1alpha1
kind: Role
metadata: { name: store, namespace: back }
spec:
  name: store
  assumeRolePolicyDocument: '{}'
  inlinePolicies: { data: '{ "Statement": [{ "Effect": "Allow", "Action": ${actions}, "Resource": "arn:aws:s3:::a/*" }] }' }
`;
const rules = 'rules: [{ apiGroups: [apps], resources: [deployments, daemonsets], verbs: [get, list] }]';
const written = (from: string, to: string, actions: string) =>
  all(replace('production/shop/store', from, to), withText(file, access(actions)));
const before = "rules: [{ apiGroups: [''], resources: [configmaps], verbs: [get, list] }]";

export const reviewCase: ReviewCase = {
  shows: 'a role that is written in another way, or with a wildcard, loses nothing, and may do more with what it names',
  base: written(before, rules, '["s3:GetObject", "s3:PutObject"]'),
  head: written(
    before,
    `rules:
  - { apiGroups: [apps], resources: [daemonsets], verbs: [list, get] }
  - { apiGroups: [apps], resources: [deployments], verbs: ['*'] }`,
    '"s3:*Object"',
  ),
};
