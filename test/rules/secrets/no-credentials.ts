import { mutation, type Proof } from '../proof.ts';
import { inContainers } from '../pod-mutations.ts';

const config = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: config, namespace: shop }
data: { ${data} }
`;

const deployment = (container: string, pod = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: web${container} }] }
`;

const application = (values: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: grafana, namespace: argocd }
spec: { project: shop, destination: {}, source: { repoURL: https://example.com, helm: { valuesObject: ${values} } } }
`;

/** Put together here, so that nobody who looks for credentials finds these. */
const made = {
  aws: ['AKIA', 'Q3EGRT5XZ7KLMN42'].join(''),
  pem: ['-----BEGIN RSA PRIVATE', 'KEY-----'].join(' '),
  jwt: ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0abc', 'dozjgNryP4J3jVmNHl0w5N'].join('.'),
  slack: ['https://hooks.slack.com/services', 'T000', 'B000', 'XXXX'].join('/'),
  github: ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_'),
  anthropic: ['sk-ant', 'api03', 'abcdefghijklmnopqrstuvwxyz'].join('-'),
  openai: ['sk-proj', 'abcdefghIJKLMNOP0123456789'].join('-'),
  stripe: ['sk', 'live', 'abcdefghijklmnop01'].join('_'),
  slackApp: ['xapp-1-A012', '123', 'abcdef'].join('-'),
  webhook: ['whsec', 'abcdefghijklmnop01'].join('_'),
  npm: ['npm', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_'),
  pypi: ['pypi', 'AgEIcHlwaS5vcmcabcdefghijklmnop'].join('-'),
  huggingFace: ['hf', 'abcdefghijklmnopqrstuvwxyzABCDEFGH'].join('_'),
  basic: ['Authorization: Basic', btoa('web:hunter2')].join(' '),
  registry: `{"auths":{"a":{"auth":"${btoa('web:hunter2')}"}}}`,
  json: '{"a":{"password":"hunter2","b":1}}',
  key: ['clientSecret: aB3dE6gH9jK2', 'mN5pQ8rS1tU4'].join(''),
  random: ['Zx81kQ', 'pLm02Vn', 'TrE93w'].join(''),
};

export const proof: Proof = {
  refused: [
    {
      what: 'what one can tell by its form',
      manifests: Object.values(made)
        .slice(0, -1)
        .map((text) => config(`a: '${text}'`))
        .join('---'),
      says: [
        'ConfigMap shop/config › data.a: an access key of AWS › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.a: a private key › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.a: a JSON Web Token › an ExternalSecret, and a new credential: this one is known',
        "ConfigMap shop/config › data.a: a webhook of Slack's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a token of GitHub's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a key of Anthropic's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a key of OpenAI's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a key of Stripe's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a token of Slack's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a key of Stripe's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a token of npm's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a token of PyPI's › an ExternalSecret, and a new credential: this one is known",
        "ConfigMap shop/config › data.a: a token of Hugging Face's › an ExternalSecret, and a new credential: this one is known",
        'ConfigMap shop/config › data.a: a password of HTTP › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.a: a password of a registry › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.a: a password › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.a: a key › an ExternalSecret, and a new credential: this one is known',
      ],
    },
    {
      what: 'a private key in base64',
      manifests: config(`a: ${btoa(made.pem + made.pem)}`),
      says: [
        'ConfigMap shop/config › data.a: a private key, in base64 › an ExternalSecret, and a new credential: this one is known',
      ],
    },
    {
      what: 'passwords in texts',
      manifests:
        config(
          `a: 'postgres://shop:hunter2@db/shop', b: "x\\nadminPassword: hunter2\\n", c: 'password=hunter2', d: "port 6379\\nrequirepass 5241590000000000"`,
        ) +
        '---' +
        deployment(`, command: [run, --api-key=hunter22], env: [{ name: AUTH, value: Bearer abcdefghijklmnop }]`),
      says: [
        'ConfigMap shop/config › data.a: a password in a URL › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.b: a password › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.c: a password › an ExternalSecret, and a new credential: this one is known',
        'ConfigMap shop/config › data.d: a password › an ExternalSecret, and a new credential: this one is known',
        'Deployment shop/web › spec.template.spec.containers[0].command[1]: a password › an ExternalSecret, and a new credential: this one is known',
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: a bearer token › an ExternalSecret, and a new credential: this one is known',
      ],
    },
    {
      what: 'passwords under their name',
      manifests:
        application(`{ adminPassword: hunter2, auth: { clientSecret: ${made.random} } }`) +
        '---' +
        deployment(', args: [--password, hunter2], env: [{ name: DB_PASS, value: hunter2 }]'),
      says: [
        'Application argocd/grafana › spec.source.helm.valuesObject.adminPassword: a literal value of adminPassword › an ExternalSecret, and a new credential: this one is known',
        'Application argocd/grafana › spec.source.helm.valuesObject.auth.clientSecret: a literal value of clientSecret › an ExternalSecret, and a new credential: this one is known',
        'Deployment shop/web › spec.template.spec.containers[0].args[1]: a literal value of password › an ExternalSecret, and a new credential: this one is known',
        'Deployment shop/web › spec.template.spec.containers[0].env[0].value: a literal value of DB_PASS › an ExternalSecret, and a new credential: this one is known',
      ],
    },
  ],
  accepted: [
    {
      what: 'places of secrets',
      manifests: application(
        `{ adminPassword: '\${GRAFANA_PASSWORD}', existingSecret: grafana-admin, passwordKey: admin-password, token: some-secret-name, httpTokens: required, url: 'https://example.com/oauth/token', sample: 'postgres://app:hunter2@db.example.com/app' }`,
      ),
    },
    {
      what: 'placeholders',
      manifests: config(
        `a: 'postgres://{{ .user }}:{{ .password | urlquery }}@db', b: 'postgres://u:$(PASSWORD)@db', c: 'password=\${PASSWORD}', d: 'requirepass {{ .password }}', e: 'kube_secret_info{secret="web"}', f: 'password: <none>', g: 'requirepass replace-at-start', h: 'password: placeholder', tls-secret: web-tls`,
      ),
    },
    {
      what: 'hashes, keys of Secrets, references and examples',
      manifests: `${application('{ passwordSecret: { secretName: kafka, password: user.password }, password: "vault:secret/db#password" }')}---${deployment(
        ', args: [--password, --verbose]',
      ).replace(
        'labels: { app: web } }',
        `labels: { app: web }, annotations: { checksum/secret: ${'9f86d081884c7d65'.repeat(4)} } }`,
      )}---${config(
        `a: 'AKIAIOSFODNN7EXAMPLE', b: 'postgres://u:xxxx@db', c: 'postgres://u:REDACTED@db', d: 'api_key = env.API_KEY', e: 'password: env:PASSWORD', f: 'API_KEY=your-api-key', g: 'publicKey: ${made.random}${made.random}'`,
      )}`,
    },
    {
      what: 'words',
      manifests: config(
        `a: 'The password: see the wiki of the team', b: 'Bearer tokens are checked', c: 'task-that-is-sk-long', d: 'git@github.com:example/strata.git', e: 'https://a.example.com:8080/x@sha256', f: '# requirepass foobared'`,
      ),
    },
    { what: 'a certificate in base64', manifests: config(`a: ${btoa('-----BEGIN CERTIFICATE-----aaaaaaaa')}`) },
  ],
  mutations: [
    mutation('a token', 'ConfigMap', ({ data = {} }) =>
      Object.keys(data).map((name) => ({ field: `data['${name}']`, to: `first line\ntoken is ${made.github}\n` })),
    ),
    mutation('an annotation', 'Deployment', () => [
      { field: "metadata.annotations['note']", to: `redis://:${made.random}@redis:6379` },
    ]),
    mutation('a Helm value', 'Application', ({ spec }) =>
      spec?.source?.helm === undefined
        ? []
        : [{ field: 'spec.source.helm.valuesObject.grafana.adminPassword', to: 'prom-operator' }],
    ),
    inContainers('an argument', ({ field }) => [{ field: `${field}.args`, to: [`--api-key=${made.random}`] }]),
  ],
};
