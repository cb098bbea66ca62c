import { mutation, type Proof } from '../proof.ts';

const job = `
apiVersion: batch/v1
kind: Job
metadata: { name: migration, namespace: shop, annotations: { strata.dev/writes: database } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: a, image: a:1 }] } } }`;
const cluster = (fields: string) => `
---
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBCluster
metadata: { name: database, namespace: shop }
spec: { dbClusterIdentifier: shop, engine: aurora-postgresql, globalClusterIdentifier: shop${fields} }`;
const inCluster = (fields: string) => `
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database, namespace: shop }
spec: { instances: 1, storage: { size: 1Gi }${fields} }`;

const needed = 'no such object here';
const field = "metadata.annotations['strata.dev/writes']";

export const proof: Proof = {
  refused: [
    {
      what: 'a migration beside a reading cluster of a global database',
      manifests: job + cluster(''),
      says: [
        `Job shop/migration › ${field}: database, which DBCluster shop/database only reads from another region › ${needed}`,
      ],
    },
    {
      what: 'a migration beside a cluster of CloudNativePG that follows another',
      manifests: job + inCluster(', replica: { enabled: true, source: other }'),
      says: [
        `Job shop/migration › ${field}: database, which Cluster shop/database only reads from another region › ${needed}`,
      ],
    },
  ],
  accepted: [
    { what: 'beside the writing cluster', manifests: job + cluster(', masterUsername: postgres') },
    { what: 'beside a cluster that follows nobody', manifests: job + inCluster('') },
  ],
  mutations: [
    mutation('the writing cluster becomes a reading one', 'DBCluster', ({ spec }) =>
      spec?.globalClusterIdentifier === undefined || spec.masterUsername === undefined
        ? []
        : [{ field: 'spec.masterUsername', to: undefined }],
    ),
  ],
};
