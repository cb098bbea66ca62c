import type { AppProject, Application, ApplicationSet, Rollout } from '../imports/types/argoproj.io.ts';
import type { Namespace } from '../imports/kubernetes.ts';
import { alertReceivers } from './kinds/alertmanager-config.ts';
import { appProject, controllerProject } from './kinds/app-project.ts';
import { chartApplication, folderApplication, type Source } from './kinds/application.ts';
import type { ClusterIdentity } from './kinds/cluster-config.ts';
import { controllerPolicy } from './kinds/controller-policies.ts';
import { lines } from './kinds/declared.ts';
import { annotationPrefix } from './kinds/metadata.ts';
import { previewApplicationSet, previewProject } from './kinds/application-set.ts';
import { namespace, securityLabels } from './kinds/namespace.ts';
import { defaultDeny, namespacePolicy } from './kinds/network-policy.ts';
import { grafanaAdmin } from './kinds/platform.ts';
import { apiGroup, type Manifest } from './manifests/manifest.ts';
import { previewSecrets } from './preview.ts';
import type { System } from './resolve/system.ts';
import type { ClusterAddOn, Controller, ControllerNamespace } from './spec/controller.ts';

/** The controllers' Helm charts, and their namespaces. */
export interface Controllers {
  readonly charts: Readonly<Record<string, Controller>>;
  readonly namespaces: Readonly<Record<string, ControllerNamespace>>;
  /** Pods that no Helm chart of the table contains. @default - none */
  readonly addOns?: Readonly<Record<string, ClusterAddOn>>;
}

/**
 * The files of `argocd/<environment>/<system>/`: the root Application that a person applies once, and what it follows.
 */
export function deliveryFiles(
  system: System,
  manifests: readonly Manifest[],
  controllers: Controllers,
  source: Source,
): Readonly<Record<string, readonly Manifest[]>> {
  const installed = installedControllers(system, manifests, controllers);
  const ofControllers = controllerObjects(system, manifests, installed, controllers.namespaces);
  const policies = controllerPolicies(system, installed, controllers);
  return {
    'root.yaml': root(system, source, [...ofControllers, ...policies]),
    'controllers.yaml': ofControllers,
    ...(policies.length > 0 && { 'policies.yaml': policies }),
    [`${system.name}.yaml`]: systemObjects(system, manifests, source),
  };
}

/** Helm charts that a rendered object needs, by wave, then by name. */
export function installedControllers(
  system: System,
  manifests: readonly Manifest[],
  { charts }: Controllers,
): readonly (readonly [name: string, controller: Controller])[] {
  const rendered = new Set(manifests.map((manifest) => `${apiGroup(manifest)}/${manifest.kind}`));
  return Object.entries(charts)
    .filter(([, { platforms, kinds }]) => {
      if (platforms !== undefined && !platforms.includes(system.environment.platform)) return false;
      return kinds === undefined || kinds.some((kind) => rendered.has(kind));
    })
    .sort(([a, { wave: first = 0 }], [b, { wave: second = 0 }]) => first - second || (a < b ? -1 : 1));
}

/**
 * AWS identities that must exist before Argo CD runs: those of the controllers, and of each namespace's secret reader.
 */
export function clusterIdentities(
  system: System,
  installed: readonly (readonly [string, Controller])[],
): readonly ClusterIdentity[] {
  const { cluster, environment, namespaces, monitoringSecrets, previews } = system;
  const ofControllers = installed.flatMap(([, { identity, namespace: home }]) =>
    identity === undefined
      ? []
      : [{ ...identity, namespace: home, role: `${cluster.name}-${identity.serviceAccount}` }],
  );
  const stores = [
    ...namespaces.map(({ name, secretStore, workloads }) => {
      const ofServices = system.dataServices.filter((service) => service.namespace === name);
      const keys = [
        ...workloads.flatMap(({ secrets }) => secrets?.keys ?? []),
        ...ofServices.flatMap(({ secretKeys }) => secretKeys),
      ];
      return { name, store: secretStore, remoteKeys: keys.map(({ remoteKey }) => remoteKey) };
    }),
    {
      name: 'monitoring',
      store: monitoringSecrets.store,
      remoteKeys: [grafanaAdmin.remote, alertReceivers.remote].map((name) => `${monitoringSecrets.keyPrefix}${name}`),
    },
  ];
  const ofNamespaces = stores.flatMap(({ name, store, remoteKeys }) =>
    store?.provider === 'aws-secrets-manager' ? [secretReader(system, name, remoteKeys)] : [],
  );
  if (previews === undefined || environment.name !== 'staging') return [...ofControllers, ...ofNamespaces];
  const ofPreviews = {
    ...secretReader(system, 'preview', [`${system.name}/${previewSecrets}/*`]),
    subjectPattern: 'system:serviceaccount:pr-*:external-secrets',
  };
  return [...ofControllers, ...ofNamespaces, ofPreviews];
}

/**
 * The identity that reads the remote secrets of one namespace, and no others. Secrets Manager appends a dash and six
 * characters to the name.
 */
function secretReader({ cluster }: System, namespaceName: string, remoteKeys: readonly string[]): ClusterIdentity {
  const region = '{region}';
  return {
    serviceAccount: 'external-secrets',
    namespace: namespaceName,
    role: `${cluster.name}-${namespaceName}-external-secrets`,
    statements: [
      {
        actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        resources: [...new Set(remoteKeys)]
          .sort()
          .map((key) => `arn:aws:secretsmanager:${region}:{account}:secret:${key}-??????`),
      },
      {
        actions: ['kms:Decrypt'],
        resources: ['{key}'],
        conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
      },
    ],
  };
}

/**
 * The objects that create and delete the previews of a system: a project for their namespaces, and an ApplicationSet.
 */
export function previewObjects(system: System, manifests: readonly Manifest[], source: Source): readonly Manifest[] {
  const { name, description, environment, previews } = system;
  const anywhere = manifests.map((manifest) => ({
    ...manifest,
    metadata: { ...manifest.metadata, namespace: 'pr-*' },
  }));
  const labels = { ...securityLabels('restricted', environment), 'istio.io/rev': environment.istioRevision };
  // Argo CD creates the namespace itself; the project must permit it like any other object.
  const created = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'pr-*' } };
  return [
    appProject(previewProject(name), `Previews of: ${description}`, [source.repoURL], [...anywhere, created]),
    previewApplicationSet(name, source, previews?.label ?? 'preview', labels),
  ] as (AppProject | ApplicationSet)[];
}

/**
 * The objects that a person applies: a project for Argo CD's own objects, and the Application that follows this folder.
 */
function root(system: System, source: Source, ofControllers: readonly Manifest[]): readonly Manifest[] {
  const { name, environment, previews } = system;
  const previewSet = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'any', namespace: 'argocd' },
  };
  const permitted: readonly Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>[] = [
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name: 'any', namespace: 'argocd' } },
    { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata: { name: 'any', namespace: 'argocd' } },
    ...(ofControllers.some(({ kind }) => kind === 'Namespace')
      ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } }]
      : []),
    ...ofControllers.filter(({ kind }) => kind === 'NetworkPolicy'),
    ...(previews !== undefined && environment.name === 'staging' ? [previewSet] : []),
  ];
  return [
    appProject(
      'root',
      'Projects, Applications, and the namespaces of controllers with their policies',
      [source.repoURL],
      permitted,
    ),
    folderApplication('root', 'root', source, { path: `argocd/${environment.name}/${name}`, namespace: 'argocd' }),
  ] as (AppProject | Application)[];
}

function controllerObjects(
  system: System,
  manifests: readonly Manifest[],
  installed: readonly (readonly [string, Controller])[],
  namespaces: Controllers['namespaces'],
): readonly Manifest[] {
  const { name, owner, environment, cluster } = system;
  const used = new Set(installed.map(([, { namespace: home }]) => home));
  const rendered = new Set(manifests.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const repositories = [
    ...new Set(installed.flatMap(([, { repository, crds }]) => [repository, ...(crds ? [crds.repository] : [])])),
  ].sort();
  const homes = Object.entries(namespaces).filter(([home]) => used.has(home) && !rendered.has(home));
  const objects: (AppProject | Application | Namespace)[] = [
    controllerProject(repositories, [...used].sort()),
    ...homes.map(([home, { podSecurity, mesh = false }]) => {
      const object = namespace({ name: home, system: name, owner, environment, labels: {}, podSecurity, mesh });
      const annotations = {
        'argocd.argoproj.io/sync-wave': '-200',
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      };
      return { ...object, metadata: { ...object.metadata, annotations } };
    }),
    ...installed.map(([release, controller]) =>
      chartApplication(release, controller, controller.values?.({ system: name, environment, cluster })),
    ),
  ];
  return objects as unknown as readonly Manifest[];
}

/**
 * Policies of the namespaces of controllers, applied before the Helm charts. `kube-system` has a policy for each known
 * pod and no default policy, so that a pod which AWS adds later is not cut off.
 */
function controllerPolicies(
  system: System,
  installed: readonly (readonly [string, Controller])[],
  { namespaces, addOns = {} }: Controllers,
): readonly Manifest[] {
  const { name, owner, environment } = system;
  const present = Object.values(addOns).filter(
    ({ platforms }) => platforms === undefined || platforms.includes(environment.platform),
  );
  const parts = [...installed.map(([, controller]) => controller), ...present];
  const homes = [...new Set(parts.map(({ namespace: home }) => home))].sort();
  const policies = homes.flatMap((home) => {
    if (namespaces[home]?.ownPolicies === true) return [];
    const place = { name: home, system: name, owner };
    return [
      ...(home === 'kube-system' ? [] : [defaultDeny(place)]),
      ...parts
        .filter((part) => part.namespace === home)
        .flatMap(({ pods = {} }) => Object.entries(pods))
        .map(([policy, pods]) => namespacePolicy(place, policy, controllerPolicy(pods, system))),
    ];
  });
  return policies.map(({ metadata, ...rest }) => {
    const annotations = { 'argocd.argoproj.io/sync-wave': '-199' };
    return { ...rest, metadata: { ...metadata, annotations } };
  }) as unknown as readonly Manifest[];
}

function systemObjects(system: System, manifests: readonly Manifest[], source: Source): readonly Manifest[] {
  const { name, description, environment, namespaces } = system;
  const folder = { path: `dist/${environment.name}/${name}`, namespace: namespaces[0]?.name ?? 'default' };
  return [
    appProject(name, description, [source.repoURL], manifests, systemAnnotations(system), syncWindows(system)),
    folderApplication(`${name}-cluster`, name, source, { ...folder, wave: -85, files: { include: clusterFiles } }),
    folderApplication(name, name, source, {
      ...folder,
      files: { exclude: clusterFiles },
      ignoreDifferences: controlledFields(manifests),
    }),
  ] as (AppProject | Application)[];
}

/** When Argo CD may sync the system automatically; the objects of the cluster itself are synced at any time. */
function syncWindows({ name, cluster: { maintenanceWindow } }: System): AppProject['spec']['syncWindows'] {
  if (maintenanceWindow === undefined) return undefined;
  const { schedule, hours, timeZone = 'Etc/UTC' } = maintenanceWindow;
  return [{ kind: 'allow', schedule, duration: `${hours}h`, timeZone, applications: [name], manualSync: true }];
}

/** What the documents require of a whole system in an environment, as annotations that rules read. */
function systemAnnotations({
  cluster,
  environment,
  remoteSecrets,
  recovery,
  restoreTest,
}: System): Record<string, string> {
  const { monthlyBudget, overBudget } = cluster;
  // The secrets that the namespace of monitoring reads, in the same folder.
  const listed: System['remoteSecrets'] = {
    ...remoteSecrets,
    [grafanaAdmin.remote]: grafanaAdmin.keys,
    ...(environment.platform === 'eks' && { [alertReceivers.remote]: alertReceivers.keys }),
  };
  const { machine } = environment;
  return {
    [`${annotationPrefix}/environment`]: environment.name,
    ...(machine !== undefined && { [`${annotationPrefix}/machine`]: `${machine.cpu} CPU, ${machine.memory}` }),
    ...(monthlyBudget !== undefined && { [`${annotationPrefix}/monthly-budget`]: `${monthlyBudget} USD` }),
    ...(overBudget !== undefined && { 'allow.strata.dev/within-budget': overBudget }),
    ...(recovery !== undefined && {
      [`${annotationPrefix}/recovery`]: `within ${recovery.timeMinutes} minutes, as of at most ${recovery.pointMinutes} minutes before`,
    }),
    ...(restoreTest !== undefined && {
      [`${annotationPrefix}/restore-test`]: `${restoreTest.namespace}/${restoreTest.name} within ${restoreTest.withinDays} days`,
    }),
    ...lines(
      'remote-secrets',
      Object.entries(listed).map(([name, properties]) => `${name}: ${[...properties].sort().join(' ')}`),
    ),
  };
}

/**
 * Files that the controllers of later waves need: nodes, storage, and the namespace and credentials of monitoring. In
 * the system's own Application, a single unhealthy workload could keep Prometheus from being installed.
 */
const clusterFiles = '{cluster.yaml,monitoring/*}';

/**
 * Fields that are in Git and that Argo Rollouts writes: the weights of its routes, and the selectors of its Services.
 * Argo CD neither reports nor reverts a difference in them.
 */
function controlledFields(manifests: readonly Manifest[]): NonNullable<Application['spec']['ignoreDifferences']> {
  const rollouts = manifests.filter(({ kind }) => kind === 'Rollout') as unknown as readonly Rollout[];
  const routes = new Map<string, IgnoredDifference>();
  const services = rollouts.flatMap(({ metadata: { namespace }, spec: { strategy = {} } }) => {
    const { canary, blueGreen } = strategy;
    const { virtualService, virtualServices = [] } = canary?.trafficRouting?.istio ?? {};
    for (const { name } of [...(virtualService ? [virtualService] : []), ...virtualServices]) {
      const [route = name, home = namespace] = name.split('.');
      routes.set(`${route}.${home}`, {
        ...{ group: 'networking.istio.io', kind: 'VirtualService', name: route, namespace: home },
        jqPathExpressions: ['.spec.http[].route[].weight'],
      });
    }
    return [canary?.stableService, canary?.canaryService, blueGreen?.activeService, blueGreen?.previewService].flatMap(
      (name) => (name === undefined ? [] : { kind: 'Service', name, namespace, jsonPointers: ['/spec/selector'] }),
    );
  });
  return [...routes.values(), ...services];
}

type IgnoredDifference = NonNullable<Application['spec']['ignoreDifferences']>[number];
