import { replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a field that a rule of a CRD keeps',
  head: replace(
    'production/shop/cluster',
    'group: karpenter.k8s.aws, kind: EC2NodeClass',
    'group: karpenter.azure.com, kind: AKSNodeClass',
  ),
};
