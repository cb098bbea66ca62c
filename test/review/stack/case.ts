import { withText, type ReviewCase } from '../platform.ts';

const path = 'dist/clusters/production/shop.cloudformation.template';

const template = (resources: string) => `AWSTemplateFormatVersion: "2010-09-09"
Resources:
${resources}`;

export const reviewCase: ReviewCase = {
  shows: 'resources of a stack that are gone, are created again, or become others',
  base: withText(
    path,
    template(`  Backups: { Type: AWS::S3::Bucket, DeletionPolicy: Retain, Properties: { BucketName: shop-backups } }
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  Database: { Type: AWS::RDS::DBInstance, Properties: { DBInstanceClass: db.r5.large } }
  Route: { Type: AWS::EC2::Route, Properties: { DestinationCidrBlock: 0.0.0.0/0 } }
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/shop } }
  Private: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: false } }
  Public: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: false } }
  Images: { Type: AWS::ECR::Repository, Properties: { RepositoryName: shop } }
  Charts: { Type: AWS::ECR::Repository, Properties: { EncryptionConfiguration: { EncryptionType: KMS, KmsKey: a } } }
  Odd: { Type: constructor, Properties: { Name: one } }
  Reports:
    { Type: AWS::S3::Bucket, UpdateReplacePolicy: Retain, Properties: { BucketName: shop-reports } }
  Events: { Type: AWS::SQS::Queue, Properties: { QueueName: shop } }
`),
  ),
  head: withText(
    path,
    template(`  Private: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.2.0/24, MapPublicIpOnLaunch: false } }
  Public: { Type: AWS::EC2::Subnet, Properties: { CidrBlock: 10.0.1.0/24, MapPublicIpOnLaunch: true } }
  Images: { Type: AWS::ECR::Repository, Properties: { RepositoryName: shop/images } }
  Charts: { Type: AWS::ECR::Repository, Properties: { EncryptionConfiguration: { KmsKey: a, EncryptionType: KMS } } }
  Odd: { Type: constructor, Properties: { Name: two } }
  Reports:
    { Type: AWS::S3::Bucket, UpdateReplacePolicy: Retain, Properties: { BucketName: shop-all-reports } }
  Events: { Type: AWS::SNS::Topic, Properties: { TopicName: shop } }
`),
  ),
};
