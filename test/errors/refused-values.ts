import { sampleCluster, sampleSystem, webServer } from '../sample-system.ts';
import { systemWith } from '../sample-data-services.ts';
import type { ClusterSpec } from '../../lib/spec/cluster.ts';
import type { SystemSpec } from '../../lib/spec/system.ts';
import type { Call } from '../../lib/spec/calls.ts';
import type { ExtraContainer } from '../../lib/spec/pod.ts';
import type { CronJobSpec, DeploymentSpec, RayClusterSpec, StatefulSetSpec } from '../../lib/spec/workload.ts';
import type { Refused } from './refused.ts';

const { description, image, resources, ports } = webServer;

const pool = {
  instanceTypes: ['m5.2xlarge'],
  capacity: 'on-demand',
  architecture: 'amd64',
  volumeSize: '100Gi',
  limits: { cpu: 400, memory: '1600Gi' },
} as const;

/** A call to an outside host. */
const outside = { host: 'a.example.com', port: 5432, protocol: 'TCP' } as const;

/** A workload with data on volumes. */
const keeper: StatefulSetSpec = {
  kind: 'StatefulSet',
  description,
  image,
  resources,
  replicas: 2,
  storage: { size: '1Gi', mountPath: '/data' },
  probes: { liveness: { exec: ['true'] }, readiness: { exec: ['test', '-e', '/data/ready'] } },
};

/** Values of the right type that would be rendered, and then fail or have no effect. */
export const refusedValues: readonly Refused[] = [
  [
    'a canary with a port whose connections cannot be split by weight',
    web({ ports: { http: 8080, 'tcp-feed': 7000 }, delivery: canary() }),
    [
      "charts/shop/web.ts › delivery.strategy: 'canary' with the port tcp-feed, whose connections cannot be split by weight › only ports of http, http2 or grpc, or another strategy",
    ],
  ],
  [
    'files that no ConfigMap holds',
    web({ files: { 'a.txt': 'a', 'big.txt': 'é'.repeat(600_000) } }),
    [
      'charts/shop/web.ts › files: 1200001 bytes, most of them in big.txt › at most 1048576, the limit of a ConfigMap; put larger data into the image or a bucket',
    ],
  ],
  [
    'files of one environment that make them too large',
    web({
      files: { 'a.txt': 'x'.repeat(600_000) },
      overrides: { staging: { files: { 'b.txt': 'x'.repeat(600_000) } } },
    }),
    [
      'charts/shop/web.ts › overrides.staging.files: 1200000 bytes, most of them in a.txt › at most 1048576, the limit of a ConfigMap; put larger data into the image or a bucket',
    ],
  ],
  [
    'shared memory that the memory of a worker does not hold',
    ray({ workers: workers('3Gi') }),
    [
      "charts/shop/ray.ts › workers.sharedMemory: '3Gi' › at most half of the memory of a worker, 4Gi, in which it is counted",
    ],
  ],
  [
    'another version of Ray than the image has',
    ray({ image: 'docker.io/rayproject/ray:2.40.0-py310' }),
    ["charts/shop/ray.ts › rayVersion: '2.53.0' › '2.40.0', which the image has"],
  ],
  [
    'an image in capitals',
    web({ image: 'docker.io/Library/Nginx:1.27.1' }),
    [
      "charts/shop/web.ts › image: 'docker.io/Library/Nginx' › a repository in lower case, such as docker.io/library/nginx: no other can be pulled",
    ],
  ],
  [
    'an image in capitals by its digest',
    web({ image: `docker.io/Nginx@sha256:${'0'.repeat(64)}` }),
    [
      "charts/shop/web.ts › image: 'docker.io/Nginx' › a repository in lower case, such as docker.io/library/nginx: no other can be pulled",
    ],
  ],
  [
    'a digest with a tag that moves',
    web({ image: `docker.io/nginx:latest@sha256:${'0'.repeat(64)}` }),
    [
      "charts/shop/web.ts › image: tag 'latest' › an immutable tag, such as a version; latest changes under running pods",
    ],
  ],
  [
    'a time zone that there is not',
    nightly({ timeZone: 'Europe/Berln' }),
    [
      "charts/shop/nightly.ts › timeZone: 'Europe/Berln' › an IANA time zone such as Etc/UTC (did you mean 'Europe/Berlin'?)",
    ],
  ],
  [
    'a time zone in small letters',
    nightly({ timeZone: 'europe/berlin' }),
    [
      "charts/shop/nightly.ts › timeZone: 'europe/berlin' › an IANA time zone such as Etc/UTC (did you mean 'Europe/Berlin'?)",
    ],
  ],
  [
    'a day that its month has not',
    nightly({ schedule: '0 0 31 2 *' }),
    ["charts/shop/nightly.ts › schedule: '0 0 31 2 *' › a day that its months have"],
  ],
  [
    'a weekday that Kubernetes does not know',
    nightly({ schedule: '0 0 * * 7' }),
    ["charts/shop/nightly.ts › schedule: '0 0 * * 7' › weekdays, Sunday to Saturday, from 0 to 6"],
  ],
  [
    'a schedule of one environment in words',
    nightly({ overrides: { staging: { schedule: '@daily' } } }),
    ["charts/shop/nightly.ts › overrides.staging.schedule: '@daily' › five fields of cron, such as '0 3 * * *'"],
  ],
  [
    'overrides of what the kind has not',
    web({ overrides: { staging: { storageSize: '5Gi', schedule: '0 3 * * *' } } }),
    [
      'charts/shop/web.ts › overrides.staging.schedule: a Deployment has none › no such field: only for CronJob',
      'charts/shop/web.ts › overrides.staging.storageSize: the workload has no volume › storage, or no size here',
    ],
  ],
  [
    'a fixed count where there is a range',
    web({ overrides: { staging: { scaling: { replicas: 3 } } } }),
    [
      'charts/shop/web.ts › overrides.staging.scaling.replicas: the count is a range › one of min, max, behavior, cpu, memory',
    ],
  ],
  [
    'a range where there is a fixed count',
    store({ overrides: { staging: { scaling: { max: 3 } } } }),
    ['charts/shop/store.ts › overrides.staging.scaling.max: the count is fixed › one of replicas'],
  ],
  [
    'overrides for where it does not run',
    web({ notInDev: 'too large', overrides: { dev: { environment: {} } } }),
    ['charts/shop/web.ts › overrides.dev: no effect: notInDev is set › no overrides for dev'],
  ],
  [
    'another delivery in dev',
    web({ overrides: { dev: { delivery: canary() } } }),
    ["charts/shop/web.ts › overrides.dev.delivery: 'canary' › no delivery: dev always uses rolling"],
  ],
  [
    'a Job before the workloads that calls one of them',
    [
      sampleSystem({
        front: {
          web: webServer,
          seed: { kind: 'Job', runs: 'before-workloads', description, image, resources, calls: ['front/web'] },
        },
      }),
    ],
    [
      "charts/shop/seed.ts › calls[0]: 'front/web' starts after it in the same sync › runs: 'after-workloads', or a call to a StatefulSet or a data service, which start earlier",
    ],
  ],
  [
    'a test of what is no Deployment of its layer, and one of a misspelt name',
    [
      sampleSystem({
        front: {
          web: webServer,
          seed: { kind: 'Job', runs: { beforeTrafficOf: 'front/wbe' }, description, image, resources },
        },
        back: { probe: { kind: 'Job', runs: { beforeTrafficOf: 'front/web' }, description, image, resources } },
      }),
    ],
    [
      "charts/shop/seed.ts › runs.beforeTrafficOf: 'front/wbe' › a Deployment of the same layer (did you mean 'front/web'?)",
      "charts/shop/probe.ts › runs.beforeTrafficOf: 'front/web' › a Deployment of the same layer",
    ],
  ],
  [
    'labels of the platform, and such as Kubernetes refuses',
    web({ labels: { owner: 'me', 'app.kubernetes.io/name': 'x', tier: 'a b', 'a/b/c': 'x', level: 'one' } }),
    [
      "charts/shop/web.ts › labels.owner: the platform's › a name of its own, such as tier",
      "charts/shop/web.ts › labels.app.kubernetes.io/name: the platform's › a name of its own, such as tier",
      "charts/shop/web.ts › labels.tier: 'a b' › at most 63 letters, digits, -, _ and ., a letter or digit first and last",
      "charts/shop/web.ts › labels.a/b/c: 'a/b/c' › a name of at most 63 letters, digits, -, _ and ., and a domain with / before it at most",
    ],
  ],
  [
    'faults that are none, and on a port without requests',
    web({ ports: { http: 8080, 'tcp-log': 9000 }, faultsInDev: { percent: 0, delay: '0.1s' } }),
    [
      'charts/shop/web.ts › faultsInDev: the port tcp-log carries no requests › ports of http, http2 or grpc alone',
      'charts/shop/web.ts › faultsInDev.percent: 0 › above 0 and at most 100',
      "charts/shop/web.ts › faultsInDev.delay: '0.1s' › a time such as 100ms or 2s",
    ],
  ],
  [
    'a rate limit without requests to count',
    web({
      ports: { 'tcp-http': 8080 },
      routes: [],
      probes: { liveness: { exec: ['true'] }, readiness: { exec: ['test', '-e', '/ready'] } },
      rateLimit: { requests: 0, per: 'second', burst: 1.5 },
    }),
    [
      'charts/shop/web.ts › rateLimit: no port carries requests: tcp-http › a port of http, http2 or grpc, whose requests are counted',
      'charts/shop/web.ts › rateLimit.requests: 0 › a whole number, 1 or more',
      'charts/shop/web.ts › rateLimit.burst: 1.5 › a whole number, 1 or more',
      "charts/shop/system.ts › hosts.www: no workload has a route for it › a route { host: 'www', path } in a workload",
    ],
  ],
  [
    'a burst below the rate limit, which would then never be reached',
    web({ rateLimit: { requests: 100, per: 'minute', burst: 50 } }),
    ['charts/shop/web.ts › rateLimit.burst: 50 › at least rateLimit.requests, 100'],
  ],
  [
    'a rate limit of an environment whose burst is never reached',
    web({
      rateLimit: { requests: 100, per: 'minute' },
      overrides: { staging: { rateLimit: { requests: 50, per: 'minute', burst: 20 } } },
    }),
    ['charts/shop/web.ts › overrides.staging.rateLimit.burst: 20 › at least overrides.staging.rateLimit.requests, 50'],
  ],
  [
    'a rate limit of one environment alone',
    web({ overrides: { staging: { rateLimit: { requests: 50, per: 'minute' } } } }),
    [
      'charts/shop/web.ts › overrides.staging.rateLimit: the workload has none › rateLimit of the workload, or none here',
    ],
  ],
  [
    'faults in production',
    // @ts-expect-error -- there is no such field
    web({ overrides: { production: { faultsInDev: { percent: 1, delay: '1s' } } } }),
    [
      'charts/shop/web.ts › overrides.production.faultsInDev: an unknown field › one of delivery | environment | files | rateLimit | resources | scaling | schedule | storageSize',
    ],
  ],
  [
    'a maintenance window that never opens',
    [
      sampleSystem(
        { front: { web: webServer } },
        {
          clusters: {
            ...sampleSystem({ front: { web: webServer } }).clusters,
            production: {
              ...sampleCluster,
              maintenanceWindow: { schedule: '0 8 30 2 *', hours: 0.5, timeZone: 'CEST' },
            },
          },
        },
      ),
    ],
    [
      "charts/shop/clusters.ts › clusters.production.maintenanceWindow.schedule: '0 8 30 2 *' › a day that its months have",
      'charts/shop/clusters.ts › clusters.production.maintenanceWindow.hours: 0.5 › a whole number of hours from 1 to 24',
      "charts/shop/clusters.ts › clusters.production.maintenanceWindow.timeZone: 'CEST' › an IANA time zone such as Etc/UTC (did you mean 'CET'?)",
    ],
  ],
  [
    'notices of deployments to nobody, and twice to the same',
    [sampleSystem({ front: { web: webServer } }, { deploymentNotices: { failed: [], deployed: ['chat', 'chat'] } })],
    [
      'charts/shop/system.ts › deploymentNotices.failed: no receiver › at least one, or no such event',
      'charts/shop/system.ts › deploymentNotices.deployed: chat, chat › each receiver once',
    ],
  ],
  [
    'a recovery point that backups do not keep',
    [
      sampleSystem(
        {
          front: {
            web: webServer,
            store: keeper,
          },
        },
        {
          recovery: { timeMinutes: 60, pointMinutes: 4 },
          backups: { schedule: '0 */6 * * *', retentionHours: 24 },
        },
      ),
    ],
    [
      'charts/shop/system.ts › dataServices.database: up to 5 minutes are lost (AWS stores the log every 5 minutes), and recovery.pointMinutes is 4 › a recovery point of 5 minutes or more, or another kind of database',
      'charts/shop/system.ts › dataServices.kafka: no backup has its messages › outsideRecovery, with the reason why that may be',
      "charts/shop/system.ts › backups.schedule: '0 */6 * * *' leaves 360 minutes between two backups of the volumes of store › one every 4 minutes at least, as recovery.pointMinutes asks for",
    ],
  ],
  [
    'a recovery point without backups',
    [
      {
        ...systemWith(['stock', 'backups'], {
          specs: { stock: { backups: undefined }, backups: { outsideRecovery: 'Replayed' } },
        }),
        recovery: { timeMinutes: 60, pointMinutes: 60 },
      },
    ],
    [
      'charts/shop/system.ts › dataServices.stock: no backups, and recovery.pointMinutes asks for some › backups: { bucket, schedule, retentionDays }',
    ],
  ],
  [
    'a recovery point for what no backup holds',
    [{ ...systemWith(['cache', 'queue', 'backups', 'catalogue']), recovery: { timeMinutes: 60, pointMinutes: 60 } }],
    [
      'charts/shop/system.ts › dataServices.cache: up to 1440 minutes are lost (a snapshot is made each day), and recovery.pointMinutes is 60 › outsideRecovery, with the reason why that may be',
      'charts/shop/system.ts › dataServices.queue: no backup has its messages › outsideRecovery, with the reason why that may be',
      'charts/shop/system.ts › dataServices.backups: no copy in another region › outsideRecovery, with the reason why that may be',
      'charts/shop/system.ts › dataServices.catalogue: nothing here says how often somebody else backs it up › outsideRecovery, with the reason why that may be',
    ],
  ],
  [
    'a reason that says nothing, and one without a recovery point',
    [
      systemWith(['cache', 'queue'], {
        specs: { cache: { outsideRecovery: ' ' }, queue: { outsideRecovery: 'Sent again' } },
      }),
    ],
    [
      'charts/shop/system.ts › dataServices.cache.outsideRecovery: empty › the reason that reviewers are shown',
      'charts/shop/system.ts › dataServices.queue.outsideRecovery: no effect: the system has no recovery › no such field',
    ],
  ],
  [
    'a recovery in no time, and volumes without backups',
    [sampleSystem({ front: { web: webServer, store: keeper } }, { recovery: { timeMinutes: 0, pointMinutes: 60 } })],
    [
      'charts/shop/system.ts › recovery.timeMinutes: 0 › a whole number, 1 or more',
      'charts/shop/system.ts › dataServices.kafka: no backup has its messages › outsideRecovery, with the reason why that may be',
      'charts/shop/system.ts › backups: none, and store keeps data on volumes › backups, which recovery.pointMinutes asks for',
    ],
  ],
  [
    'a log that is stored less often than the recovery point asks for',
    [
      {
        ...systemWith(['stock', 'backups'], {
          specs: { stock: { parameters: { archive_timeout: '1h' } }, backups: { outsideRecovery: 'Replayed' } },
        }),
        recovery: { timeMinutes: 60, pointMinutes: 15 },
      },
    ],
    [
      'charts/shop/system.ts › dataServices.stock: up to 60 minutes are lost (archive_timeout is 1h), and recovery.pointMinutes is 15 › a shorter archive_timeout among its parameters',
    ],
  ],
  [
    'a route that looks like a pattern',
    web({ routes: [{ host: 'www', path: '/orders/[0-9]+' }] }),
    ["charts/shop/web.ts › routes[0].path: '/orders/[0-9]+' looks like a pattern › a literal prefix, such as /orders"],
  ],
  [
    'a route with a query',
    web({ routes: [{ host: 'www', path: '/orders?a=1' }] }),
    ["charts/shop/web.ts › routes[0].path: '/orders?a=1' › only a path, without spaces, a query or double slashes"],
  ],
  [
    'a route without time',
    web({ routes: [{ host: 'www', path: '/', timeout: '0s' }] }),
    ["charts/shop/web.ts › routes[0].timeout: '0s' › a time such as 30s, or none"],
  ],
  [
    'a reference to a variable that is not there, or comes later',
    web({
      args: ['--db=$(DATABASE_URLL)', '$(date) $$(NOT_ONE)'],
      environment: { A: '$(B)', B: 'b', DATABASE_URL: 'x' },
      overrides: { production: { environment: { A: '$(C)' } } },
    }),
    [
      "charts/shop/web.ts › args[0]: $(DATABASE_URLL) › a variable of the container, or $$(…) for literal text (did you mean 'DATABASE_URL'?)",
      'charts/shop/web.ts › overrides.production.environment.A: $(C) › a variable that is set before it',
    ],
  ],
  [
    'a StatefulSet of no pods',
    store({ replicas: 0 }),
    ['charts/shop/store.ts › replicas: 0 › a whole number, 1 or more'],
  ],
  [
    'a StatefulSet of one pod and a half',
    store({ replicas: 1.5 }),
    ['charts/shop/store.ts › replicas: 1.5 › a whole number, 1 or more'],
  ],
  [
    'a volume where the secrets are',
    store({ storage: { size: '1Gi', mountPath: '/etc/secrets/x' } }),
    ["charts/shop/store.ts › storage.mountPath: '/etc/secrets/x' is in /etc/secrets › a directory of its own"],
  ],
  [
    'a volume at a relative path',
    store({ storage: { size: '1Gi', mountPath: 'data' } }),
    ["charts/shop/store.ts › storage.mountPath: 'data' › an absolute directory such as /var/lib/app"],
  ],
  [
    'a volume where every pod may write',
    store({ storage: { size: '1Gi', mountPath: '/tmp' } }),
    ["charts/shop/store.ts › storage.mountPath: '/tmp' is writable already › a directory of its own"],
  ],
  [
    'a writable directory with the name of the volume',
    store({ writable: ['/data'] }, '/var/lib/store'),
    [
      "charts/shop/store.ts › writable[0]: '/data' gets the same volume name as what the volume data holds › directories whose names differ in letters or digits",
    ],
  ],
  [
    'a deadline before a pod had its time',
    web({ progressDeadlineSeconds: 120 }),
    ['charts/shop/web.ts › progressDeadlineSeconds: 120 › a whole number above 150, the time that a start may take'],
  ],
  [
    'an address range that is none',
    inCluster({ network: { ...sampleCluster.network, vpcCidr: '10.0.0.0/33' } }),
    [
      "charts/shop/clusters.ts › clusters.production.network.vpcCidr: '10.0.0.0/33' › a block of addresses such as 10.0.0.0/16",
    ],
  ],
  [
    'an address range that begins elsewhere',
    inCluster({ network: { ...sampleCluster.network, dataCidrs: ['10.0.201.7/24'] } }),
    [
      "charts/shop/clusters.ts › clusters.production.network.dataCidrs[0]: '10.0.201.7/24' › 10.0.201.0/24, the first address of the block",
    ],
  ],
  [
    'a domain that is none',
    inCluster({ domain: 'shop_example.com' }),
    ["charts/shop/clusters.ts › clusters.production.domain: 'shop_example.com' › a domain such as shop.example.com"],
  ],
  [
    'a host that is none',
    web({ routes: routes() }, { hosts: { www: 'www_' } }),
    ["charts/shop/system.ts › hosts.www: 'www_' › the first part of a host name, such as www or api"],
  ],
  [
    'one host by two names',
    web({ routes: [...routes(), { host: 'api', path: '/' }] }, { hosts: { www: 'www', api: 'www' } }),
    ["charts/shop/system.ts › hosts.api: 'www' is the host of www › a host of its own"],
  ],
  [
    'two layers in one namespace',
    [layersIn('shop', 'shop')],
    ["charts/shop/system.ts › layers.back: namespace 'shop' is that of front › a namespace of its own"],
  ],
  [
    'a namespace in capitals',
    [layersIn('Shop', 'shop')],
    ["charts/shop/system.ts › layers.front: namespace 'Shop' › at most 63 lower-case letters, digits and dashes"],
  ],
  [
    'two systems of one name',
    [...web({}), ...web({})],
    ["charts/systems.ts › systems: two systems have the name 'shop' › a different name for each"],
  ],
  [
    'a workload with the name of what a data service brings',
    withExporter(),
    [
      "charts/shop/orders-exporter.ts › name: 'orders-exporter' is the name of a workload of the data service orders › another name",
    ],
  ],
  [
    'requests on a port that speaks TCP',
    calling({ workload: 'front/store', port: 'tcp-feed', methods: ['GET'] }),
    [
      'charts/shop/web.ts › calls[0]: methods and paths on a port that speaks tcp › a port of http, http2 or grpc in the mesh: requests are inspected only there',
    ],
  ],
  [
    'paths that are no prefix',
    calling({ workload: 'front/store', port: 'http', paths: ['/api/*/x'] }),
    ["charts/shop/web.ts › calls[0].paths[0]: '/api/*/x' › a path such as /status, or with * at its end: /api/*"],
  ],
  [
    'requests to a Ray cluster',
    callingRay(),
    [
      'charts/shop/web.ts › calls[0]: methods and paths on a port that is outside the mesh › a port of http, http2 or grpc in the mesh: requests are inspected only there',
    ],
  ],
  [
    'addresses that are none',
    calling({ ...outside, addresses: ['10.0.0.256', '0.0.0.0/0'] }),
    [
      "charts/shop/web.ts › calls[0].addresses[0]: '10.0.0.256' › a block of addresses such as 10.0.0.0/16",
      "charts/shop/web.ts › calls[0].addresses[1]: '0.0.0.0/0' › a smaller range: this one is every address",
    ],
  ],
  [
    'no address, for any host',
    calling({ ...outside, host: '*.example.com', addresses: [] }),
    [
      'charts/shop/web.ts › calls[0].addresses: none › at least one address or block of addresses',
      "charts/shop/web.ts › calls[0].host: '*.example.com' with addresses › a name without a wildcard",
    ],
  ],
  [
    'no pods, and nothing that says when there is work',
    web({ scaling: { min: 0, max: 4, cpu: 70 } }),
    [
      'charts/shop/web.ts › scaling.min: 0 › a whole number, 1 or more; 0 needs a source of events, which starts the first pod',
    ],
  ],
  [
    'sources of events that KEDA or the workload has not',
    web({
      scaling: {
        min: 0,
        max: 4,
        events: [
          { type: 'cpu', metadata: {} },
          { type: 'Cron', metadata: { start: '' } },
          { type: 'redis', metadata: {}, secrets: { password: 'redis' } },
        ],
      },
    }),
    [
      "charts/shop/web.ts › scaling.events[0].type: 'cpu' › scaling.cpu, in percent",
      "charts/shop/web.ts › scaling.events[1].type: 'Cron' › a scaler of KEDA, such as cron",
      'charts/shop/web.ts › scaling.events[1].metadata.start: empty › a value, or no such field',
      "charts/shop/web.ts › scaling.events[2].secrets.password: 'redis' › one of the secrets of this workload, or <name>-url of a data service that it calls",
    ],
  ],
  [
    'containers of one name, of none, and with a variable that no shell knows',
    web({
      initContainers: { web: extra(), Logs: extra() },
      sidecars: { 'istio-proxy': extra(), agent: { ...extra(), environment: { 'A-B': '' } } },
    }),
    [
      "charts/shop/web.ts › initContainers.web: 'web' is another container of the pod › a name of its own",
      "charts/shop/web.ts › initContainers.Logs: 'Logs' › at most 63 lower-case letters, digits and dashes",
      "charts/shop/web.ts › sidecars.istio-proxy: 'istio-proxy' is another container of the pod › a name of its own",
      'charts/shop/web.ts › sidecars.agent.environment.A-B: not a valid name of an environment variable › letters, digits and _',
    ],
  ],
  [
    'a route that Envoy would not take',
    web({
      routes: [
        { host: 'www', path: '/', headers: { 'X-A': 'b' }, rewrite: '/a b', cors: { origins: [], maxAge: '1' } },
        { host: 'www', path: '/x', cors: { origins: ['https://a.example.com/x'] } },
      ],
    }),
    [
      "charts/shop/web.ts › routes[0].headers.X-A: 'X-A' › a name in lower case, such as x-tenant: Envoy has only lower-case names",
      "charts/shop/web.ts › routes[0].rewrite: '/a b' › only a path, without spaces, a query or double slashes",
      'charts/shop/web.ts › routes[0].cors.origins: none › an origin, or no cors',
      "charts/shop/web.ts › routes[0].cors.maxAge: '1' › a time such as 24h",
      "charts/shop/web.ts › routes[1].cors.origins[0]: 'https://a.example.com/x' › an origin, such as https://www.example.com",
    ],
  ],
  [
    'a pod that no machine of its pool holds',
    web({ resources: { requests: { cpu: '40', memory: '1Gi' } } }),
    [
      'charts/shop/web.ts › resources.requests: 40.1 CPU and 1152Mi with the proxy in production › what a node of the pool general has for one pod (m5.2xlarge: 8 CPU and 32Gi), or a pool of larger nodes',
    ],
  ],
  [
    'a number that is none',
    web({ scaling: { replicas: Number.NaN } }),
    ['charts/shop/web.ts › scaling.replicas: NaN › a finite number'],
  ],
  [
    'an interval, a time to end and disk that are none',
    web({
      metrics: { exports: [], interval: '10x' },
      gracePeriodSeconds: 1e10,
      connectionPool: { maxConnections: 1e10, http1MaxPendingRequests: 1, http2MaxRequests: 1 },
      sidecars: { logs: { ...extra(), resources: { ...resources, ephemeralStorage: { request: '1', limit: '1Gi' } } } },
    }),
    [
      'charts/shop/web.ts › connectionPool.maxConnections: 10000000000 › at most 2147483647',
      "charts/shop/web.ts › metrics.interval: '10x' › a time such as 10s",
      'charts/shop/web.ts › gracePeriodSeconds: 10000000000 › at most 2147483647',
      "charts/shop/web.ts › sidecars.logs.resources.ephemeralStorage.request: '1' › a quantity such as 1Gi",
    ],
  ],
  [
    'a node pool that Karpenter would not take',
    inCluster({
      nodePools: {
        general: {
          ...pool,
          expireAfter: '720',
          consolidation: { policy: 'WhenEmpty', after: 'soon' },
          taint: { key: 'a/b/c', value: 'a b', effect: 'NoSchedule' },
        },
      },
    }),
    [
      "charts/shop/clusters.ts › clusters.production.nodePools.general.expireAfter: '720' › a time such as 10m or 720h",
      "charts/shop/clusters.ts › clusters.production.nodePools.general.consolidation.after: 'soon' › a time such as 10m or 720h",
      "charts/shop/clusters.ts › clusters.production.nodePools.general.taint.key: 'a/b/c' › the name of a label, such as shop.example.com/pool",
      "charts/shop/clusters.ts › clusters.production.nodePools.general.taint.value: 'a b' › the value of a label, such as spot",
    ],
  ],
  [
    'a delivery of one environment',
    web({ overrides: { production: { delivery: { strategy: 'canary', steps: [], maximumErrorRate: 2 } } } }),
    [
      'charts/shop/web.ts › overrides.production.delivery.maximumErrorRate: 2 › a share between 0 and 1, such as 0.05',
      'charts/shop/web.ts › overrides.production.delivery.steps: none › at least one step { weight, pause }',
    ],
  ],
  [
    'a range of one environment that a Ray cluster cannot have',
    ray({ overrides: { production: { scaling: { min: 3, max: 1.5 } } } }),
    ['charts/shop/ray.ts › overrides.production.scaling.max: 1.5 › a whole number, 1 or more'],
  ],
  [
    'text with half a character',
    web({ description: 'a\ud800' }),
    ['charts/shop/web.ts › description: a text with half a character › Unicode text'],
  ],
  [
    'names that all objects know',
    web({ calls: ['constructor'], secrets: { a: { from: 'constructor', property: 'b' } }, image: 'constructor' }),
    [
      "charts/shop/web.ts › calls[0]: 'constructor' › a data service (database, kafka), layer/workload, or host:port",
      "charts/shop/web.ts › secrets.a.from: 'constructor' › one of the system's remoteSecrets",
      "charts/shop/web.ts › image: 'constructor' has no pin › an entry in releases.ts, or a tag of its own",
    ],
  ],
  [
    'systems that are none',
    [null, {}] as unknown as readonly SystemSpec[],
    [
      'charts/systems.ts › systems[0]: null › a system, with a name',
      'charts/systems.ts › systems[1]: no name › a system, with a name',
    ],
  ],
  [
    'a metrics path and a target of one environment',
    web({ overrides: { production: { scaling: { cpu: 0 } } } }),
    ['charts/shop/web.ts › overrides.production.scaling.cpu: 0 › a whole number, 1 or more'],
  ],
];

function web(changes: Partial<DeploymentSpec>, rest: Partial<SystemSpec> = {}): readonly SystemSpec[] {
  const hosts = changes.routes === undefined ? {} : { hosts: { www: 'www' } };
  return [sampleSystem({ front: { web: { ...webServer, ...changes } } }, { ...hosts, ...rest })];
}

function store(changes: Partial<StatefulSetSpec>, mountPath = '/data'): readonly SystemSpec[] {
  const storage = { size: '1Gi', mountPath };
  const spec = { kind: 'StatefulSet', description, image, resources, ports, replicas: 1, storage, ...changes } as const;
  return [sampleSystem({ front: { store: spec } })];
}

function nightly(changes: Partial<CronJobSpec>): readonly SystemSpec[] {
  const spec = { kind: 'CronJob', description, image, resources, schedule: '0 3 * * *', ...changes } as const;
  return [sampleSystem({ front: { nightly: spec } })];
}

function ray(changes: Partial<RayClusterSpec>): readonly SystemSpec[] {
  const amounts = { requests: { cpu: '1', memory: '4Gi' } };
  const spec = {
    kind: 'RayCluster',
    description,
    image: 'ray',
    rayVersion: '2.53.0',
    head: amounts,
    resources: amounts,
    workers: workers('2Gi'),
    ...changes,
  } as const;
  return [sampleSystem({ front: { ray: spec } })];
}

function workers(sharedMemory: string): RayClusterSpec['workers'] {
  return { group: 'workers', min: 0, max: 2, sharedMemory };
}

function canary(): NonNullable<DeploymentSpec['delivery']> {
  return { strategy: 'canary', steps: [{ weight: 10, pause: '5m' }], maximumErrorRate: 0.05 };
}

function routes(): NonNullable<DeploymentSpec['routes']> {
  return [{ host: 'www', path: '/' }];
}

function inCluster(changes: Partial<ClusterSpec>): readonly SystemSpec[] {
  const [system] = web({});
  if (system === undefined) return [];
  const { clusters } = system;
  return [{ ...system, clusters: { ...clusters, production: { ...clusters.production, ...changes } } }];
}

function layersIn(front: string, back: string): SystemSpec {
  const system = sampleSystem({ front: { web: webServer }, back: { store: webServer } });
  const layers = {
    front: { namespace: front, workloads: { web: webServer } },
    back: { namespace: back, workloads: { store: webServer } },
  };
  return { ...system, layers };
}

/** A call from a web server to a store. */
function calling(call: Call): readonly SystemSpec[] {
  const callee = { ...webServer, ports: { http: 8080, 'tcp-feed': 7000 } };
  return [sampleSystem({ front: { web: { ...webServer, calls: [call] }, store: callee } })];
}

function callingRay(): readonly SystemSpec[] {
  const [system] = ray({});
  const spec = system?.layers.front?.workloads.ray;
  const call = { workload: 'front/ray', port: 'http-serve', methods: ['GET'] } as const;
  const caller: DeploymentSpec = { ...webServer, calls: [call] };
  return [sampleSystem({ front: { web: caller, ...(spec && { ray: spec }) } })];
}

function extra(): ExtraContainer {
  return { image, resources };
}

function withExporter(): readonly SystemSpec[] {
  const system = systemWith(['orders']);
  const layers = { ...system.layers, data: { workloads: { 'orders-exporter': webServer } } };
  return [{ ...system, layers }];
}
