import { mutation, type Proof } from '../proof.ts';

const configuration = `
apiVersion: kafka.services.k8s.aws/v1alpha1
kind: Configuration
metadata: { name: kafka, namespace: shop }
spec: { name: shop-config, serverProperties: YQ== }`;
const cluster = (fields: string) => `
---
apiVersion: kafka.services.k8s.aws/v1alpha1
kind: Cluster
metadata: { name: kafka, namespace: shop }
spec: { name: shop, kafkaVersion: 3.8.x, numberOfBrokerNodes: 3, brokerNodeGroupInfo: {}${fields} }`;
const stack = `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Brokers: { Type: 'AWS::MSK::Configuration', Properties: { Name: shop-config, ServerProperties: a=b } }`;
const arn = (name: string) =>
  `, configurationInfo: { arn: 'arn:aws:kafka:eu-west-1:111122223333:configuration/${name}/a-1' }`;
const says = [
  'Configuration shop/kafka › spec.name: shop-config, which no Cluster has as configurationInfo › status.ackResourceMetadata.arn of this object, once it is made, as spec.configurationInfo.arn of its Cluster',
];

export const proof: Proof = {
  refused: [
    { what: 'a cluster with the settings of MSK', manifests: configuration + cluster(''), says },
    { what: 'a cluster with another configuration', manifests: configuration + cluster(arn('other')), says },
    {
      what: 'one of a stack that no cluster has',
      manifests: stack + cluster(arn('other')),
      says: [
        'Template manifests › Resources.Brokers.Properties.Name: shop-config, which no Cluster has as configurationInfo › its ARN, an output of the stack, as spec.configurationInfo.arn of its Cluster',
      ],
    },
  ],
  accepted: [
    { what: 'its cluster has its ARN', manifests: configuration + cluster(arn('shop-config')) },
    { what: 'its cluster has the ARN that the stack gives out', manifests: stack + cluster(arn('shop-config')) },
    {
      what: 'its cluster is in the same stack',
      manifests: `${stack}
  Cluster: { Type: 'AWS::MSK::Cluster', Properties: { ConfigurationInfo: { Arn: !GetAtt [Brokers, Arn] } } }`,
    },
  ],
  mutations: [
    mutation('a cluster that has none', 'Cluster.kafka.services.k8s.aws', ({ spec }) =>
      spec?.configurationInfo === undefined ? [] : [{ field: 'spec.configurationInfo', to: undefined }],
    ),
  ],
};
