import { all, withText, type Edit, type ReviewCase } from '../platform.ts';

const cluster: Edit = all(
  withText(
    'dist/clusters/production/shop.yaml',
    `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1, version: "1.35" }
`,
  ),
  withText(
    'dist/clusters/production/shop.cloudformation.template',
    `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
`,
  ),
  withText(
    'dist/clusters/staging/shop.yaml',
    `apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
nodes: [{ role: control-plane }]
`,
  ),
);

export const reviewCase: ReviewCase = {
  shows: 'the definitions of clusters are gone, and the clusters remain',
  base: cluster,
  head: (texts) => texts,
};
