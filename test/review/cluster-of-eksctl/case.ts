import { all, withText, type Edit, type ReviewCase } from '../platform.ts';

const config = (environment: string, version: string, type: string, maximum: number, key: string): Edit =>
  withText(
    `dist/clusters/${environment}/shop.yaml`,
    `apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop-${environment}, region: us-east-1, version: "${version}" }
secretsEncryption: { keyARN: arn:aws:kms:us-east-1:123456789012:key/${key} }
managedNodeGroups:
  - { name: system, instanceType: ${type}, minSize: 2, maxSize: ${maximum}, desiredCapacity: 2 }
`,
  );

export const reviewCase: ReviewCase = {
  shows: 'what eksctl and EKS do not change of a cluster that exists',
  base: all(config('staging', '1.35', 'm5.large', 3, 'a'), config('production', '1.33', 'm5.large', 3, 'a')),
  head: all(config('staging', '1.34', 'm5.large', 4, 'a'), config('production', '1.35', 'm5.xlarge', 3, 'b')),
};
