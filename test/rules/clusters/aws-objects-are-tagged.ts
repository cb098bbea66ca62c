import { mutation, type Proof } from '../proof.ts';

const all = ['Component', 'Environment', 'Owner', 'Project'];
const tags = (keys: readonly string[]) => keys.map((key) => `${key}: a`).join(', ');
const broker = (keys = all) => `
---
apiVersion: mq.services.k8s.aws/v1alpha1
kind: Broker
metadata: { name: rabbitmq, namespace: shop }
spec:
  { name: shop, engineType: RABBITMQ, hostInstanceType: mq.m5.large, deploymentMode: SINGLE_INSTANCE, publiclyAccessible: false, tags: { ${tags(keys)} } }`;
const volumes = (parameters: string) => `
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: gp3 }
provisioner: ebs.csi.aws.com
parameters: { type: gp3, ${parameters} }`;
const template = (properties: string) => `
---
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Queue: { Type: 'AWS::SQS::Queue', Properties: { ${properties} } }
  Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [!Ref Queue] } }`;
const needed = `the tags ${all.join(', ')}`;

export const proof: Proof = {
  refused: [
    {
      what: 'volumes, a queue and a bucket without the tags that a broker has',
      manifests: [
        broker(),
        volumes('tagSpecification_1: Project=shop'),
        template('QueueName: shop'),
        `
---
apiVersion: s3.services.k8s.aws/v1alpha1
kind: Bucket
metadata: { name: files, namespace: shop }
spec: { name: shop-files, tagging: { tagSet: [{ key: Project, value: shop }, { key: Owner, value: shop }] } }`,
      ].join(''),
      says: [
        `StorageClass gp3 › parameters.tagSpecification_1: no tag Component, Environment, Owner › ${needed}`,
        `Template manifests › Resources.Queue.Properties.Tags: no tag ${all.join(', ')} › ${needed}`,
        `Bucket shop/files › spec.tagging.tagSet: no tag Component, Environment › ${needed}`,
      ],
    },
  ],
  accepted: [
    { what: 'a house that divides no bill', manifests: volumes('encrypted: "true"') + template('QueueName: shop') },
    {
      what: 'only the tags that anything has',
      manifests: broker(['Project']) + volumes("tagSpecification_1: 'Project=shop'"),
    },
    { what: 'tags that a function makes', manifests: broker() + template('Tags: !If [Production, [], []]') },
  ],
  mutations: [
    mutation('no tags', 'EC2NodeClass', () => [{ field: 'spec.tags', to: undefined }]),
    mutation('a bucket without tags', 'Bucket', () => [{ field: 'spec.tagging', to: undefined }]),
    mutation('volumes without one of them', 'StorageClass', () => [
      { field: 'parameters.tagSpecification_2', to: undefined },
    ]),
  ],
};
