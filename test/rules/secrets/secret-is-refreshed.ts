import { mutation, type Proof } from '../proof.ts';

const secret = (spec: string) => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: relay, namespace: mail }
spec: { ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'read once',
      manifests: secret("refreshInterval: '0'"),
      says: [
        'ExternalSecret mail/relay › spec.refreshInterval: 0: read once, and no rotation is seen › 1h, or refreshPolicy: CreatedOnce',
      ],
    },
  ],
  accepted: [
    { what: 'read each hour', manifests: secret('refreshInterval: 1h') },
    { what: 'meant', manifests: secret("refreshInterval: '0', refreshPolicy: CreatedOnce") },
  ],
  mutations: [mutation('read once', 'ExternalSecret', () => [{ field: 'spec.refreshInterval', to: '0s' }])],
};
