import { mutation, type Proof } from '../proof.ts';

const hpa = (name: string, target = 'web', kind = 'Deployment') => `
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: shop }
spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: apps/v1, kind: ${kind}, name: ${target} } }
`;
const scaled = (annotations = '{}', advanced = '{}') => `
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop, annotations: ${annotations} }
spec: { scaleTargetRef: { name: web }, advanced: ${advanced}, triggers: [{ type: kafka, metadata: {} }] }
`;
const one = 'one autoscaler with the metrics of both';

export const proof: Proof = {
  refused: [
    {
      what: 'two HPAs',
      manifests: hpa('a') + hpa('b'),
      says: [
        `HorizontalPodAutoscaler shop/b › spec.scaleTargetRef.name: Deployment web, which HorizontalPodAutoscaler a scales too › ${one}`,
      ],
    },
    {
      what: 'an HPA and a ScaledObject that leaves the kind out',
      manifests: scaled() + hpa('web'),
      says: [
        `ScaledObject shop/web › spec.scaleTargetRef.name: Deployment web, which HorizontalPodAutoscaler web scales too › ${one}`,
      ],
    },
    {
      what: 'the HPA that KEDA makes, written by hand',
      manifests: scaled() + hpa('keda-hpa-web'),
      says: [
        `ScaledObject shop/web › spec.scaleTargetRef.name: Deployment web, which HorizontalPodAutoscaler keda-hpa-web scales too › ${one}`,
      ],
    },
    {
      what: 'the name of the HPA that KEDA makes, for another workload',
      manifests: scaled() + hpa('keda-hpa-web', 'other'),
      says: [
        'HorizontalPodAutoscaler shop/keda-hpa-web › metadata.name: keda-hpa-web, the name of the HorizontalPodAutoscaler that KEDA makes of ScaledObject web › another name',
      ],
    },
  ],
  accepted: [
    { what: 'targets of one name and two kinds', manifests: hpa('a') + hpa('b', 'web', 'StatefulSet') },
    {
      what: 'a ScaledObject that takes an HPA over',
      manifests:
        hpa('web') +
        scaled(
          '{ scaledobject.keda.sh/transfer-hpa-ownership: "true" }',
          '{ horizontalPodAutoscalerConfig: { name: web } }',
        ),
    },
  ],
  mutations: [
    mutation('a second HPA', 'HorizontalPodAutoscaler', (hpa) => [
      { beside: { ...hpa, metadata: { ...hpa.metadata, name: 'second' } } },
    ]),
    mutation('an HPA beside a ScaledObject', 'ScaledObject', ({ metadata, spec }) => {
      const second = { maxReplicas: 9, scaleTargetRef: spec?.scaleTargetRef };
      const beside = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata, spec: second };
      return [{ beside }];
    }),
  ],
};
