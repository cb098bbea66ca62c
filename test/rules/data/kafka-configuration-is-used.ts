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
const arn = (name: string) =>
  `, configurationInfo: { arn: 'arn:aws:kafka:eu-west-1:111122223333:configuration/${name}/a-1' }`;
const says = [
  'Configuration shop/kafka › spec.name: shop-config, which no Cluster has as configurationInfo › status.ackResourceMetadata.arn of this object, once it is made, as spec.configurationInfo.arn of its Cluster',
];

export const proof: Proof = {
  refused: [
    { what: 'a cluster with the settings of MSK', manifests: configuration + cluster(''), says },
    { what: 'a cluster with another configuration', manifests: configuration + cluster(arn('other')), says },
  ],
  accepted: [{ what: 'its cluster has its ARN', manifests: configuration + cluster(arn('shop-config')) }],
  mutations: [
    mutation('a cluster that has none', 'Cluster.kafka.services.k8s.aws', ({ spec }) =>
      spec?.configurationInfo === undefined ? [] : [{ field: 'spec.configurationInfo', to: undefined }],
    ),
  ],
};
