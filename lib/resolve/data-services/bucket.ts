import type { StatefulSetSpec } from '../../spec/workload.ts';
import type { DataService } from '../system.ts';
import type { AwsRole } from '../workload.ts';
import { variable, type Resolver } from './resolver.ts';

const port = 9000;

/** S3. A caller may write only below its own name. */
export const bucket: Resolver<DataService<'bucket'>> = {
  address({ size }, { region }) {
    const hosts = [`${size.name}.s3.${region}.amazonaws.com`];
    return { hosts, port: 443, egress: { to: 'host', hosts, port: 443, protocol: 'TLS', cidrs: undefined } };
  },
  connectionInfo: (service, { hosts }, { region }) => ({
    environment: service.managed
      ? { [variable(service, 'BUCKET')]: service.size.name, AWS_REGION: region }
      : {
          [variable(service, 'BUCKET')]: service.name,
          AWS_ENDPOINT_URL_S3: `http://${hosts[0] ?? ''}:${port}`,
        },
  }),
  rights: ({ size }, { name }, { kmsKey }) => [
    { actions: ['s3:ListBucket'], resources: [`arn:aws:s3:::${size.name}`] },
    { actions: ['s3:GetObject', 's3:PutObject'], resources: [`arn:aws:s3:::${size.name}/${name}/*`] },
    ...useOfKey(kmsKey),
  ],
  standIn: ({ spec }) => ({ port, spec: minio(spec.description) }),
};

/** AWS rights to read and write data that is encrypted with a key. */
export function useOfKey(key: string | undefined): AwsRole['statements'] {
  return key === undefined ? [] : [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key] }];
}

function minio(description: string): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for S3: ${description}`,
    image: 'quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z',
    architectures: ['amd64', 'arm64'],
    args: ['server', '/data'],
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/data' },
    ports: { http: port },
    resources: { requests: { cpu: '250m', memory: '512Mi' } },
    probes: { liveness: '/minio/health/live', readiness: '/minio/health/ready' },
  };
}
