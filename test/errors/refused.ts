import { sampleCluster, sampleSystem, webServer } from '../sample-system.ts';
import type { Alert } from '../../lib/spec/monitoring.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { DeploymentSpec, StatefulSetSpec, WorkloadSpec } from '../../lib/spec/workload.ts';

/** Wrong specs, with all their errors. */
export type Refused = readonly [what: string, systems: readonly SystemSpec[], lines: readonly string[]];

const dataServices = sampleSystem({ front: {} }).dataServices ?? {};
const workers = { group: 'workers', min: 0, max: 2, sharedMemory: '2Gi' };
const { database: databaseSize } = sampleCluster.dataServices;

/** An alert that fires and stays silent, but does not resolve. */
const unproved = {
  expression: 'up == 0',
  for: '1m',
  severity: 'critical',
  summary: 'Down',
  description: 'Down',
  notAtStandby: 'Nobody asks',
  onlyAtStandby: 'Nobody asks',
  proof: [{ name: 'gone', series: { up: '0x9' }, firing: ['2h'], silent: ['90m'] }],
} as const satisfies Omit<Alert, 'concerns'>;

/** One wrong input for every check that the types do not make, as the author of a spec would write it. */
export const refused: readonly Refused[] = [
  [
    'a name in capitals',
    one({ Web: webServer }),
    ["charts/shop/Web.ts › name: 'Web' › at most 52 lower-case letters, digits and dashes, a letter first"],
  ],
  [
    'a name too long for the pods of a CronJob',
    one({ [`w${'e'.repeat(52)}b`]: webServer }),
    [
      "charts/shop/weeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeb.ts › name: 'weeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeb' › at most 52 lower-case letters, digits and dashes, a letter first",
    ],
  ],

  // Calls
  [
    'a callee that is misspelt',
    web({ calls: ['front/sotre'] }, { store: webServer }),
    [
      "charts/shop/web.ts › calls[0]: 'front/sotre' › a declared workload, as layer/workload or system/workload (did you mean 'front/store'?)",
    ],
  ],
  [
    'a data service that is misspelt',
    web({ calls: ['databse'] }),
    [
      "charts/shop/web.ts › calls[0]: 'databse' › a data service (database, kafka), layer/workload, or host:port (did you mean 'database'?)",
    ],
  ],
  [
    'a workload without its layer, hosts without a port, and a URL',
    one({
      web: { ...webServer, calls: ['cart', 'api.example.com', 'https://api.example.com/v1', 'http://a.example.com'] },
      cart: webServer,
    }),
    ['front/cart', 'api.example.com:443', 'api.example.com:443', 'a.example.com:80'].map(
      (meant, index) =>
        `charts/shop/web.ts › calls[${index}]: '${['cart', 'api.example.com', 'https://api.example.com/v1', 'http://a.example.com'][index] ?? ''}' › a data service (database, kafka), layer/workload, or host:port (did you mean '${meant}'?)`,
    ),
  ],
  [
    'previews with two workloads of one name',
    [
      sampleSystem(
        { front: { web: webServer }, back: { web: webServer } },
        { dataServices: {}, previews: { label: 'preview' } },
      ),
    ],
    [
      "charts/shop/system.ts › previews: 'web' is in front and in back › no previews, or different names: a preview has one namespace",
    ],
  ],
  [
    'a route of a system without hosts, to no port',
    one({
      web: {
        ...webServer,
        ports: { grpc: 8080 },
        routes: [{ host: 'www', path: '/' }],
        probes: { liveness: { tcp: 'grpc' }, readiness: { exec: ['a'] } },
      },
    }),
    [
      "charts/shop/web.ts › routes[0].host: 'www' › a host of the system: hosts: { www: 'www' } in system.ts",
      "charts/shop/web.ts › routes[0].port: missing, and no port is named 'http' › one of its ports grpc",
    ],
  ],
  [
    'a host without its protocol',
    web({ calls: ['broker.example.com:5671'] }),
    [
      "charts/shop/web.ts › calls[0]: 'broker.example.com:5671' › { host: 'broker.example.com', port: 5671, protocol }: only ports 443 and 80 imply a protocol",
    ],
  ],
  [
    'a host that is no host',
    web({ calls: ['api_example:443'] }),
    ["charts/shop/web.ts › calls[0]: host 'api_example' › a full host name such as api.example.com, or *.example.com"],
  ],
  [
    'a callee without ports',
    web({ calls: ['front/quiet'] }, { quiet: quiet() }),
    ["charts/shop/web.ts › calls[0]: 'front/quiet' has 0 ports › front/quiet to declare ports"],
  ],
  [
    'a callee with several ports',
    web({ calls: ['front/store'] }, { store: twoPorts() }),
    [
      "charts/shop/web.ts › calls[0]: 'front/store' has 2 ports › { workload: 'front/store', port } with one of its ports http, http-admin",
    ],
  ],
  [
    'a port that is misspelt',
    web({ calls: [{ workload: 'front/store', port: 'htpp-admin' }] }, { store: twoPorts() }),
    [
      "charts/shop/web.ts › calls[0]: port 'htpp-admin' › { workload: 'front/store', port } with one of its ports http, http-admin (did you mean 'http-admin'?)",
    ],
  ],
  [
    'a Ray cluster that calls into the mesh',
    one({ web: webServer, ranking: ray({ calls: ['front/web'] }) }),
    [
      "charts/shop/ranking.ts › calls[0]: 'front/web' is in the mesh and Ray pods are not › a call through a topic or a data service",
    ],
  ],
  [
    'a workload that another system does not have',
    [
      sampleSystem({ front: { web: { ...webServer, calls: ['other/sotre'] } } }),
      sampleSystem({ back: { store: webServer } }, { name: 'other' }),
    ],
    ["charts/shop/web.ts › calls[0]: 'other/sotre' › a workload of other (did you mean 'store'?)"],
  ],
  [
    'a workload of another system without a public route',
    [
      sampleSystem({ front: { web: { ...webServer, calls: ['other/store'] } } }),
      sampleSystem({ back: { store: webServer } }, { name: 'other' }),
    ],
    [
      "charts/shop/web.ts › calls[0]: 'other/store' runs in another cluster and has no public route › a route to it in charts/other/store.ts",
    ],
  ],

  // Ports, routes, probes
  [
    'a port name without a protocol',
    web({ ports: { api: 8080 }, probes: noHttp('api') }),
    [
      "charts/shop/web.ts › ports.api: 'api' names no protocol › a name of at most 15 characters that begins with http, http2, grpc, tcp, tls, udp, sctp, such as http or tcp-api",
    ],
  ],
  [
    'a privileged port',
    web({ ports: { http: 80 } }),
    ['charts/shop/web.ts › ports.http: 80 › a port from 1024 to 65535, which needs no privilege'],
  ],
  [
    'a port of the proxy',
    web({ ports: { http: 15090 } }),
    ['charts/shop/web.ts › ports.http: 15090 belongs to the Istio proxy › a port outside 15000 to 15090'],
  ],
  [
    'a port twice',
    web({ ports: { http: 8080, grpc: 8080 } }),
    ['charts/shop/web.ts › ports.grpc: 8080 is the port of http too › a port of its own'],
  ],
  [
    'a port that is the metrics port too',
    web({ ports: { http: 9090 }, metrics: { exports: [] } }),
    ['charts/shop/web.ts › ports.http: 9090 is the port of metrics too › a port of its own'],
  ],
  [
    'a route of an unknown host and port',
    web(
      {
        routes: [
          { host: 'ww', path: '/', port: 'htp' },
          { host: 'www', path: '/' },
        ],
      },
      {},
      { hosts: { www: 'www' } },
    ),
    [
      "charts/shop/web.ts › routes[0].host: 'ww' › one of the system's hosts www (did you mean 'www'?)",
      "charts/shop/web.ts › routes[0].port: 'htp' › one of its ports http (did you mean 'http'?)",
    ],
  ],
  [
    'two routes with one path',
    web(
      { routes: [{ host: 'www', path: '/' }] },
      { store: { ...webServer, routes: [{ host: 'www', path: '/' }] } },
      { hosts: { www: 'www' } },
    ),
    ['charts/shop/store.ts › routes[0].path: www / leads to front/web already › a path of its own'],
  ],
  [
    'a host without a route',
    web({}, {}, { hosts: { www: 'www' } }),
    ["charts/shop/system.ts › hosts.www: no workload has a route for it › a route { host: 'www', path } in a workload"],
  ],
  [
    'an HTTP probe without a port',
    one({ web: { ...quiet(), probes: { liveness: '/live', readiness: { exec: ['ready'] } } } }),
    [
      "charts/shop/web.ts › probes.liveness: '/live', but there is no HTTP port › a port http, metrics, or a probe { exec } or { tcp }",
    ],
  ],
  [
    'a TCP probe of an unknown port',
    web({ probes: { liveness: { tcp: 'htp' }, readiness: '/ready' } }),
    ["charts/shop/web.ts › probes.liveness: port 'htp' › one of its ports of TCP (did you mean 'http'?)"],
  ],
  [
    'one probe for two questions',
    web({ probes: { liveness: '/health', readiness: '/health' } }),
    [
      'charts/shop/web.ts › probes: liveness and readiness are the same › a liveness probe that checks only the process',
    ],
  ],

  // Secrets, files, environment
  [
    'an unknown remote secret',
    web({ secrets: { token: { from: 'vender', property: 'token' } } }),
    ["charts/shop/web.ts › secrets.token.from: 'vender' › one of the system's remoteSecrets (did you mean 'vendor'?)"],
  ],
  [
    'an unknown property',
    web({ secrets: { token: { from: 'vendor', property: 'tokne' } } }),
    [
      "charts/shop/web.ts › secrets.token: property 'tokne' › one of token, url, the properties of vendor (did you mean 'token'?)",
    ],
  ],
  [
    'an unknown property in a template',
    web({ secrets: { url: { from: 'vendor', template: 'x{{ .tokne }}' } } }),
    [
      "charts/shop/web.ts › secrets.url: property 'tokne' › one of token, url, the properties of vendor (did you mean 'token'?)",
    ],
  ],
  [
    'a key that no Secret can have',
    web({ secrets: { 'a/b': { from: 'vendor', property: 'token' } } }),
    ['charts/shop/web.ts › secrets.a/b: not a valid key of a Secret › letters, digits, dots, dashes and underscores'],
  ],
  [
    'two templates over properties of the same name',
    web(
      {
        secrets: {
          own: { from: 'database', template: '{{ .username }}' },
          url: { from: 'vendor', template: '{{ .username }}' },
        },
      },
      {},
      {
        remoteSecrets: { database: ['username', 'password'], vendor: ['username'] },
      },
    ),
    [
      'charts/shop/web.ts › secrets.url: username is a property of shop/production/database too › templates over one remote secret, or properties with other names',
    ],
  ],
  [
    'a readiness probe that never takes a pod out',
    web({ probes: { liveness: '/live', readiness: '/ready', readinessFailures: 0 } }),
    ['charts/shop/web.ts › probes.readinessFailures: 0 › a whole number, 1 or more'],
  ],
  [
    'a file out of its folder',
    web({ files: { 'a/../b.yaml': '' } }),
    [
      'charts/shop/web.ts › files.a/../b.yaml: not a valid path of a file › names of letters, digits, dots, dashes and underscores, with a slash between them',
    ],
  ],
  [
    'a variable that no shell knows',
    web({ environment: { 'LOG-LEVEL': 'info' } }),
    ['charts/shop/web.ts › environment.LOG-LEVEL: not a valid name of an environment variable › letters, digits and _'],
  ],
  [
    'a variable that is set twice',
    web({
      environment: { VENDOR: 'none' },
      secrets: { token: { from: 'vendor', property: 'token', as: { variable: 'VENDOR' } } },
    }),
    ['charts/shop/web.ts › secrets.token.as: VENDOR is set by environment too › one of the two'],
  ],

  // Topics
  [
    'a topic that nobody declares',
    web({ publishes: ['order'], consumes: { group: 'a', topics: ['payment'] } }),
    [
      "charts/shop/web.ts › publishes: topic 'order' › a topic of a kafka data service (did you mean 'orders'?)",
      "charts/shop/web.ts › consumes.topics: topic 'payment' › a topic of a kafka data service (did you mean 'payments'?)",
    ],
  ],

  // Images and resources
  [
    'an image without a pin',
    web({ image: 'wbe' }),
    [
      "charts/shop/web.ts › image: 'wbe' has no pin › an entry in releases.ts (did you mean 'web'?), or a tag of its own",
    ],
  ],
  [
    'the tag latest',
    web({ image: 'docker.io/library/nginx:latest' }),
    [
      "charts/shop/web.ts › image: tag 'latest' › an immutable tag, such as a version; latest changes under running pods",
    ],
  ],
  [
    'a pin to latest',
    web({}, {}, { releases: pinnedTo('latest') }),
    [
      "charts/shop/web.ts › image: tag 'latest' › an immutable tag, such as a version; latest changes under running pods",
    ],
  ],
  [
    'a quantity with a wrong unit',
    web({ resources: { requests: { cpu: '0.5 cores', memory: '512MB' } } }),
    [
      "charts/shop/web.ts › resources.requests.cpu: '0.5 cores' › a CPU quantity such as 500m or 2",
      "charts/shop/web.ts › resources.requests.memory: '512MB' › a quantity such as 512Mi or 4Gi",
    ],
  ],
  [
    'a limit below the request',
    web({ resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '500m', memory: '1Gi' } } }),
    [
      'charts/shop/web.ts › resources.limits.cpu: 500m, less than the request › at least 1',
      'charts/shop/web.ts › resources.limits.memory: 1Gi, less than the request › at least 2Gi',
    ],
  ],
  [
    'a user of the node',
    web({ user: 1000 }),
    ['charts/shop/web.ts › user: 1000 › at least 10000, out of the range of the node’s own users'],
  ],
  [
    'an unknown node pool',
    web({ placement: 'gpus' }),
    ["charts/shop/web.ts › placement: 'gpus' › one of the node pools general, spot, gpu (did you mean 'gpu'?)"],
  ],
  [
    'no spot pool for what may be interrupted',
    web({ interruptible: true }, {}, onlyGeneralPool()),
    ['charts/shop/web.ts › interruptible: no spot pool › one of the node pools general'],
  ],
  [
    'a pool that is too small',
    web({ scaling: { min: 2, max: 4000, cpu: 70 } }),
    [
      'charts/shop/clusters.ts › clusters.production.nodePools.general.limits.cpu: 400 › at least 3451: at their maximum web 3000, database-users 0.2, and 15 % for the nodes themselves',
      "charts/shop/clusters.ts › clusters.production.nodePools.general.limits.memory: '1600Gi' › at least 3594Gi: at their maximum web 3125Gi, database-users 1Gi, and 15 % for the nodes themselves",
    ],
  ],
  [
    'fewer GPUs than workers',
    one({ ranking: ray({ workers: { ...workers, max: 20 } }) }),
    [
      'charts/shop/clusters.ts › clusters.production.nodePools.gpu.limits.gpus: 10 › at least 20: at their maximum ranking 20',
    ],
  ],

  [
    'an image that the nodes cannot run',
    web({}, {}, onArm()),
    [
      'charts/shop/web.ts › architectures: amd64 › arm64 too, the architecture of the nodes of shop, and an image built for it',
    ],
  ],

  // Scaling
  [
    'a range that is none',
    web({ scaling: { min: 3, max: 3 } }),
    ['charts/shop/web.ts › scaling.max: 3 › more than scaling.min, 3; a fixed count is { replicas: 3 }'],
  ],
  [
    'half a replica',
    web({ scaling: { min: 0.5, max: 3 } }),
    ['charts/shop/web.ts › scaling.min: 0.5 › a whole number, 1 or more'],
  ],
  [
    'a negative count',
    web({ scaling: { replicas: -1 } }),
    ['charts/shop/web.ts › scaling.replicas: -1 › a whole number, 0 or more'],
  ],
  [
    'an override that is no range',
    web({ scaling: { min: 2, max: 4 }, overrides: { production: { scaling: { min: 4, max: 3 } } } }),
    ['charts/shop/web.ts › overrides.production.scaling: min 4, max 3 › max more than min'],
  ],
  [
    'consumer lag without a consumer',
    web({ scaling: { min: 1, max: 2, kafkaLag: 100 } }),
    ['charts/shop/web.ts › scaling.kafkaLag: 100 › a consumer group: set consumes { group, topics }'],
  ],
  [
    'more consumers than partitions',
    web({ scaling: { min: 1, max: 4, kafkaLag: 100 }, consumes: { group: 'a', topics: ['payments'] } }),
    ['charts/shop/web.ts › scaling.max: 4 › at most 3, the partitions that its consumer group shares'],
  ],
  [
    'a queue without a secret for its broker',
    web({ scaling: { min: 1, max: 4, rabbitmq: { queue: 'q', messages: 5, secret: 'url' } } }),
    [
      "charts/shop/web.ts › scaling.rabbitmq.secret: 'url' › one of the secrets of this workload, or <name>-url of a broker that it calls",
    ],
  ],

  // Delivery
  [
    'a canary without steps',
    web({ delivery: { strategy: 'canary', steps: [], maximumErrorRate: 2 } }),
    [
      'charts/shop/web.ts › delivery.maximumErrorRate: 2 › a share between 0 and 1, such as 0.05',
      'charts/shop/web.ts › delivery.steps: none › at least one step { weight, pause }',
    ],
  ],
  [
    'canary steps that go down',
    web({
      delivery: {
        strategy: 'canary',
        maximumErrorRate: 0.05,
        steps: [
          { weight: 50, pause: '5m' },
          { weight: 20, pause: 'soon' },
        ],
      },
    }),
    [
      'charts/shop/web.ts › delivery.steps[1].weight: 20 › a whole number above 50 and below 100',
      "charts/shop/web.ts › delivery.steps[1].pause: 'soon' › a time such as 30s, 5m or 1h",
    ],
  ],
  [
    'blue-green without ports and without time',
    one({ web: { ...quiet(), delivery: { strategy: 'blue-green', watchMinutes: 0 } } }),
    [
      "charts/shop/web.ts › delivery.strategy: 'blue-green' without ports › rolling: there are no requests to move from the old version to the new",
      'charts/shop/web.ts › delivery.watchMinutes: 0 › 1 or more',
    ],
  ],
  [
    'a headless Service of nothing',
    one({ web: { ...quiet(), headless: true } }),
    ['charts/shop/web.ts › headless: true without ports › ports, or no headless Service: there is nothing to call'],
  ],
  [
    'a workload that would run nowhere',
    web({ notInDev: 'too large', onlyInDev: 'a stand-in' }),
    ['charts/shop/web.ts › onlyInDev: notInDev is set too › one of the two: it would run nowhere'],
  ],

  // Jobs, rights, patches
  [
    'a schedule with six fields',
    one({ web: cronJob('0 0 3 * * *') }),
    ["charts/shop/web.ts › schedule: '0 0 3 * * *' › five fields of cron, such as '0 3 * * *'"],
  ],
  [
    'wildcards in rights',
    web({ kubernetesApi: [{ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] }] }),
    ["charts/shop/web.ts › kubernetesApi[0]: a wildcard '*' › the API groups, resources and verbs by name"],
  ],
  [
    'an unknown placeholder',
    web({ aws: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::{archiv}'] }] }),
    [
      "charts/shop/web.ts › aws[0].resources: '{archiv}' › one of {region}, {account}, {cluster}, {key}, {database}, {kafka}",
    ],
  ],
  [
    'a role name that AWS refuses',
    one(
      {
        [`web-${'x'.repeat(46)}`]: {
          ...webServer,
          aws: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'] }],
        },
      },
      {
        clusters: clustersNamed('shop-production'),
      },
    ),
    [
      "charts/shop/web-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.ts › name: 'web-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' makes the AWS role shop-production-front-web-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, 72 characters › a role of at most 64 characters: a shorter name",
    ],
  ],
  [
    'a patch without a reason',
    web({ patches: [{ kind: 'Deployment', path: '/spec/paused', value: true, because: ' ' }] }),
    ['charts/shop/web.ts › patches[0].because: empty › the reason that reviewers are shown'],
  ],
  [
    'an exception without a reason, and one for a kind that is not there',
    web({
      exceptions: [
        { rule: 'image-digest', kind: 'Deployment', because: '' },
        { rule: 'image-digest', kind: 'Pod', because: 'a test' },
      ],
    }),
    ['charts/shop/web.ts › exceptions[0].because: empty › the reason that every check lists'],
  ],
  [
    'a patch of a kind that is not there, and one to nowhere',
    web({
      patches: [
        { kind: 'Ingress', path: '/spec/paused', value: true, because: 'a test' },
        { kind: 'Deployment', path: '/spec/none/of/these', value: true, because: 'a test' },
      ],
    }),
    [
      "charts/shop/web.ts › patches[1].path: '/spec/none/of/these' leads nowhere in Deployment web › a JSON pointer to a field whose parent exists",
      "charts/shop/web.ts › patches[0].kind: 'Ingress' › one of its kinds ServiceAccount, Deployment, Service, DestinationRule, HorizontalPodAutoscaler, VerticalPodAutoscaler, PodDisruptionBudget, NetworkPolicy, AuthorizationPolicy, Sidecar",
    ],
  ],
  [
    'a patch that makes an object invalid',
    web({ patches: [{ kind: 'Service', path: '/spec/tpye', value: 'ClusterIP', because: 'a test' }] }),
    [
      "charts/shop/web.ts › patches[0] › dist/production/shop/front/web.yaml › Service web › spec.tpye: an unknown field › did you mean 'type'?",
    ],
  ],

  [
    'previews of what needs rights in its namespace',
    web(
      { kubernetesApi: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
      {},
      { previews: { label: 'x' }, dataServices: {} },
    ),
    ['charts/shop/system.ts › previews: web needs the Kubernetes API › no previews, or no such workload'],
  ],

  [
    'previews of a system with topics',
    web({}, {}, { previews: { label: 'x' } }),
    ["charts/shop/system.ts › previews: 'kafka' has topics, and nothing makes them in a preview › no previews"],
  ],

  // Ranges
  [
    'targets and limits that nothing can meet',
    web({
      scaling: { min: 2, max: 4, cpu: 0, memory: -1, prometheus: { name: 'a', query: 'a', threshold: 0 } },
      verticalScaling: { min: { cpu: '2', memory: '1Gi' }, max: { cpu: '1', memory: '1Gi' } },
      connectionPool: { maxConnections: 0, http1MaxPendingRequests: 1, http2MaxRequests: 1 },
      metrics: { path: 'metrics', exports: [] },
    }),
    [
      'charts/shop/web.ts › scaling.cpu: 0 › a whole number, 1 or more',
      'charts/shop/web.ts › scaling.memory: -1 › a whole number, 1 or more',
      'charts/shop/web.ts › scaling.prometheus.threshold: 0 › a number above 0',
      'charts/shop/web.ts › verticalScaling.min: 2 and 1Gi › at most verticalScaling.max, 1 and 1Gi',
      'charts/shop/web.ts › connectionPool.maxConnections: 0 › a whole number, 1 or more',
      "charts/shop/web.ts › metrics.path: 'metrics' › a path that begins with a slash, such as /metrics",
    ],
  ],
  [
    'bounds that are no quantities',
    web({ verticalScaling: { min: { cpu: 'half', memory: '1Gi' }, max: { cpu: '1', memory: '1Gi' } } }),
    ['charts/shop/web.ts › verticalScaling: not all are quantities › quantities such as 500m and 1Gi'],
  ],
  [
    'a volume of no size',
    one({ store: { ...storeOf('10'), overrides: { production: { storageSize: 'big' } } } }),
    [
      "charts/shop/store.ts › storage.size: '10' › a size such as 10Gi",
      "charts/shop/store.ts › overrides.production.storageSize: 'big' › a size such as 10Gi",
    ],
  ],
  [
    'a minimum of one environment above the maximum',
    web({ overrides: { production: { scaling: { min: 9 } } } }),
    [
      'charts/shop/web.ts › overrides.production.scaling.min: 9 › less than scaling.max, 4, or a max in the override too',
    ],
  ],
  [
    'a digest where the pin should be',
    web({ image: 'web@sha256:0123' }),
    [
      "charts/shop/web.ts › image: 'web' with a digest › a name that releases.ts pins, with the digest there",
      "charts/shop/web.ts › image: digest 'sha256:0123' › sha256: and 64 hexadecimal digits",
    ],
  ],
  [
    'backups at no time, kept for none',
    web({}, {}, { backups: { schedule: 'daily', retentionHours: 0 } }),
    [
      "charts/shop/system.ts › backups.schedule: 'daily' › five fields of cron, such as '0 3 * * *'",
      'charts/shop/system.ts › backups.retentionHours: 0 › a whole number, 1 or more',
    ],
  ],
  [
    'a restore test that nobody does, within no time',
    web({}, {}, { restoreTest: { workload: 'front/web', withinDays: 0 } }),
    [
      'charts/shop/system.ts › restoreTest.withinDays: 0 › a whole number, 1 or more',
      "charts/shop/system.ts › restoreTest.workload: 'front/web' › a CronJob, as layer/workload",
    ],
  ],
  [
    'alerts about nothing, in no cluster, and without a proof',
    web(
      {},
      {},
      { alerts: { Lost: { ...unproved, concerns: ['front/wbe'] }, Vague: { ...unproved, for: 'soon', concerns: [] } } },
    ),
    [
      'charts/shop/alerts.ts › Lost.onlyAtStandby: notAtStandby is set too › one of the two: no cluster would have it',
      "charts/shop/alerts.ts › Lost.concerns[0]: 'front/wbe' › a data service, a layer or layer/workload of the system (did you mean 'front/web'?)",
      'charts/shop/alerts.ts › Lost.proof: in no scenario it fires and resolves › one with times in firing, and a later one in silent',
      'charts/shop/alerts.ts › Lost.proof: in no scenario it stays silent › one with times in silent alone: what looks alike and is no fault',
      "charts/shop/alerts.ts › Vague.for: 'soon' › a time such as 5m",
      'charts/shop/alerts.ts › Vague.onlyAtStandby: notAtStandby is set too › one of the two: no cluster would have it',
      'charts/shop/alerts.ts › Vague.concerns: no name › what it is about: a workload, data service or layer',
      'charts/shop/alerts.ts › Vague.proof: in no scenario it fires and resolves › one with times in firing, and a later one in silent',
      'charts/shop/alerts.ts › Vague.proof: in no scenario it stays silent › one with times in silent alone: what looks alike and is no fault',
    ],
  ],
  [
    'the size of a data service that is not there',
    [sizeOfNothing()],
    [
      "charts/shop/clusters.ts › clusters.production.dataServices.databse: no data service has this name › a data service of the system (did you mean 'database'?)",
    ],
  ],

  // Systems
  [
    'a data service in no layer, and one without a size',
    one(
      { web: webServer },
      {
        dataServices: {
          ...dataServices,
          database: { ...dataServices.database, layer: 'bakc' },
          cache: { ...dataServices.database, layer: 'front' },
        } as NonNullable<SystemSpec['dataServices']>,
      },
    ),
    [
      "charts/shop/system.ts › dataServices.database.layer: 'bakc' › one of the layers of the system",
      'charts/shop/clusters.ts › clusters.production.dataServices.cache: missing › the size of a aurora-postgresql',
    ],
  ],
  [
    'a data service with the size of another kind',
    one({ web: webServer }, sizedAsDatabase()),
    ['charts/shop/clusters.ts › clusters.production.dataServices.kafka: kind aurora-postgresql › the size of a kafka'],
  ],
  [
    'two objects with one name',
    [sampleSystem({ front: { 'web-headless': webServer, web: store() } })],
    ['charts/shop/system.ts › front: two objects are Service./front/web-headless in production › different names'],
  ],
];

function one(workloads: Readonly<Record<string, WorkloadSpec>>, rest: Partial<SystemSpec> = {}): readonly SystemSpec[] {
  return [sampleSystem({ front: workloads }, rest)];
}

/** The sample's web server with an error. */
function web(
  mistake: Partial<DeploymentSpec>,
  others: Readonly<Record<string, WorkloadSpec>> = {},
  rest: Partial<SystemSpec> = {},
): readonly SystemSpec[] {
  return one({ web: { ...webServer, ...mistake }, ...others }, rest);
}

function sizeOfNothing(): SystemSpec {
  const system = sampleSystem({ front: { web: webServer } });
  const { production } = system.clusters;
  const dataServices = {
    ...production.dataServices,
    databse: production.dataServices.database,
  } as typeof production.dataServices;
  return { ...system, clusters: { ...system.clusters, production: { ...production, dataServices } } };
}

/** A store with a volume. */
function storeOf(size: string): StatefulSetSpec {
  const { description, image, resources, ports } = webServer;
  return {
    kind: 'StatefulSet',
    description,
    image,
    resources,
    ports,
    replicas: 1,
    storage: { size, mountPath: '/data' },
  };
}

/** A Deployment without ports. */
function quiet(): DeploymentSpec {
  const { ports, ...rest } = webServer;
  const exec = Object.keys(ports);
  return { ...rest, probes: { liveness: { exec }, readiness: { exec: ['ready'] } } };
}

function twoPorts(): DeploymentSpec {
  return { ...webServer, ports: { http: 8080, 'http-admin': 8081 } };
}

function noHttp(port: string): NonNullable<DeploymentSpec['probes']> {
  return { liveness: { tcp: port }, readiness: { exec: ['ready'] } };
}

function ray(changes: Partial<Extract<WorkloadSpec, { kind: 'RayCluster' }>>): WorkloadSpec {
  return {
    kind: 'RayCluster',
    description: 'Ranks products',
    image: 'ray',
    rayVersion: '2.53.0',
    head: { requests: { cpu: '1', memory: '4Gi' } },
    resources: { requests: { cpu: '1', memory: '4Gi' }, gpus: 1 },
    workers,
    placement: 'gpu',
    ...changes,
  };
}

function cronJob(schedule: string): WorkloadSpec {
  const { description, image, resources } = webServer;
  return { kind: 'CronJob', description, image, resources, schedule };
}

function store(): WorkloadSpec {
  const { description, image, resources, ports } = webServer;
  const storage = { size: '1Gi', mountPath: '/data' };
  return { kind: 'StatefulSet', description, image, resources, ports, replicas: 1, storage };
}

function pinnedTo(tag: string): SystemSpec['releases'] {
  const pins = { web: { tag } };
  return { dev: pins, staging: pins, production: pins };
}

function clustersNamed(name: string): SystemSpec['clusters'] {
  const cluster = { ...sampleCluster, name };
  return { dev: cluster, staging: cluster, production: cluster, dr: cluster };
}

function onlyGeneralPool(): Partial<SystemSpec> {
  const { general } = sampleCluster.nodePools;
  const production = { ...sampleCluster, nodePools: { ...(general && { general }) } };
  return { clusters: { ...clustersNamed('shop'), production } };
}

function sizedAsDatabase(): Partial<SystemSpec> {
  const sizes = { ...sampleCluster.dataServices, ...(databaseSize && { kafka: databaseSize }) };
  return { clusters: { ...clustersNamed('shop'), production: { ...sampleCluster, dataServices: sizes } } };
}

function onArm(): Partial<SystemSpec> {
  const { general, ...others } = sampleCluster.nodePools;
  const nodePools = { ...(general && { general: { ...general, architecture: 'arm64' as const } }), ...others };
  return { clusters: { ...clustersNamed('shop'), production: { ...sampleCluster, nodePools } } };
}
