import { mutation, type Proof } from '../proof.ts';

const topic = `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: raw-events-r, namespace: shop }
spec: { topicName: raw_events.R }
---
`;

const reader = (name: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: etl, namespace: shop, annotations: { strata.dev/consumes: ${name} } }
spec: { selector: {}, template: { spec: { containers: [] } } }
`;

const scaled = (name: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: etl, namespace: shop }
spec: { scaleTargetRef: { name: etl }, triggers: [{ type: kafka, metadata: { topic: ${name} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the name of the object instead',
      manifests: topic + reader('raw-events-r'),
      says: [
        "Deployment shop/etl › metadata.annotations['strata.dev/consumes']: no KafkaTopic 'raw-events-r' (did you mean 'raw_events.R'?) › a topic that is declared",
      ],
    },
    {
      what: 'lag of a topic that is not there',
      manifests: topic + scaled('raw_events.T'),
      says: [
        "ScaledObject shop/etl › spec.triggers[0].metadata.topic: no KafkaTopic 'raw_events.T' (did you mean 'raw_events.R'?) › a topic that is declared",
      ],
    },
  ],
  accepted: [
    { what: 'a topic that is there', manifests: topic + reader('raw_events.R') + `---${scaled('raw_events.R')}` },
    { what: 'topics that nobody declares', manifests: reader('raw_events.T') },
  ],
  mutations: [
    mutation('another topic', 'Deployment', ({ metadata }, cluster) =>
      cluster.of('KafkaTopic').length === 0
        ? []
        : ['strata.dev/publishes', 'strata.dev/consumes'].flatMap((name) =>
            metadata.annotations?.[name] === undefined
              ? []
              : [{ field: `metadata.annotations['${name}']`, to: 'nothing' }],
          ),
    ),
    mutation('lag of another topic', 'ScaledObject', ({ spec }) =>
      (spec?.triggers ?? []).flatMap(({ metadata }, index) =>
        metadata?.topic === undefined ? [] : [{ field: `spec.triggers[${index}].metadata.topic`, to: 'nothing' }],
      ),
    ),
  ],
};
