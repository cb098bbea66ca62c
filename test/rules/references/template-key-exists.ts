import { mutation, type Proof } from '../proof.ts';

const secret = (template: string, more = '') => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: mail, namespace: shop }
spec:
  data: [{ secretKey: account, remoteRef: { key: mail } }]
  ${more}
  target: { template: { data: { relay: '${template}' } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a key that nothing reads',
      manifests: secret('{{ .acount | toString }}:{{ .secret }}'),
      says: [
        "ExternalSecret shop/mail › spec.target.template.data['relay']: uses 'acount', which no entry of spec.data reads (did you mean 'account'?) › one of account, or an entry with secretKey acount",
        "ExternalSecret shop/mail › spec.target.template.data['relay']: uses 'secret', which no entry of spec.data reads › one of account, or an entry with secretKey secret",
      ],
    },
    {
      what: 'a key by index',
      manifests: secret('{{ index . "smtp.key" }}'),
      says: [
        "ExternalSecret shop/mail › spec.target.template.data['relay']: uses 'smtp.key', which no entry of spec.data reads › one of account, or an entry with secretKey smtp.key",
      ],
    },
  ],
  accepted: [
    { what: 'a key that is read', manifests: secret('smtp://{{ .account | b64dec | replace ".x" "" }}@mx.example') },
    { what: 'whatever a secret holds', manifests: secret('{{ .password }}', 'dataFrom: [{ extract: { key: mail } }]') },
    { what: 'a loop', manifests: secret('{{ range $name, $value := . }}{{ $name }}={{ $value.x }}{{ end }}') },
    { what: 'no template', manifests: secret('none').replace(/ {2}target.*\n/, '') },
  ],
  mutations: [
    mutation('a key that nothing reads', 'ExternalSecret', ({ spec }) =>
      spec?.dataFrom === undefined ? [{ field: 'spec.target.template.data.made', to: '{{ .notRead }}' }] : [],
    ),
  ],
};
