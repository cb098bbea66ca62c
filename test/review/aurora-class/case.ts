import type { ReviewCase } from '../platform.ts';

const cluster = `apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBCluster
metadata: { name: orders, namespace: back }
spec: { dbClusterIdentifier: orders, engine: aurora-postgresql, engineVersion: '16.9' }
`;

const instance = (name: string, size: string) => `---
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: ${name}, namespace: back }
spec: { dbInstanceIdentifier: ${name}, dbClusterIdentifier: orders, engine: aurora-postgresql, dbInstanceClass: ${size} }
`;

const aurora = (writer: string, reader: string) => () => ({
  'dist/production/shop/back/aurora.yaml': cluster + instance('orders-0', writer) + instance('orders-1', reader),
});

export const reviewCase: ReviewCase = {
  shows: 'the writer and the reader of an Aurora cluster get another class',
  base: aurora('db.r6g.large', 'db.r6g.large'),
  head: aurora('db.r6g.xlarge', 'db.r6g.2xlarge'),
};
