import type { Of } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const field = "metadata.annotations['services.k8s.aws/deletion-policy']";
const instance = (annotations: string, spec = '{}') => `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: db, namespace: shop, annotations: ${annotations} }
spec: ${spec}
`;
const controller = (chart: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ack-rds, namespace: argocd }
spec: { source: { chart: ${chart}, helm: { valuesObject: { deletionPolicy: retain } } } }
`;

const says = [
  `DBInstance shop/db › ${field}: deletion of the object deletes DBInstance db in AWS › services.k8s.aws/deletion-policy: retain`,
];

export const proof: Proof = {
  refused: [
    { what: 'nothing says that it stays', manifests: instance('{}'), says },
    {
      what: 'it may go, whatever the controller does',
      manifests: instance('{ services.k8s.aws/deletion-policy: delete }') + controller('rds-chart'),
      says,
    },
    { what: 'the controller of another service', manifests: instance('{}') + controller('s3-chart'), says },
  ],
  accepted: [
    { what: 'the controller keeps everything', manifests: instance('{}') + controller('rds-chart') },
    { what: 'AWS refuses to delete it', manifests: instance('{}', '{ deletionProtection: true }') },
    { what: 'an instance of a cluster, which has the data', manifests: instance('{}', '{ dbClusterIdentifier: db }') },
    {
      what: 'the namespace says so',
      manifests: `${instance('{}')}---
apiVersion: v1
kind: Namespace
metadata: { name: shop, annotations: { rds.services.k8s.aws/deletion-policy: retain } }
`,
    },
  ],
  mutations: (['DBInstance', 'Bucket', 'Cluster.kafka.services.k8s.aws'] as const).map((kind) =>
    mutation(`a ${kind} that may go`, kind, (object) =>
      (object as Of<'DBInstance'>).spec?.dbClusterIdentifier === undefined
        ? [{ fields: { [field]: 'delete', 'spec.deletionProtection': undefined } }]
        : [],
    ),
  ),
};
