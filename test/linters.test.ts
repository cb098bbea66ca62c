import { describe, expect, it } from 'vitest';
import type { Container, PodSpec } from '../imports/kubernetes.ts';
import { golden as cronJob } from './golden/cron-job/spec.ts';
import { golden as statefulSet } from './golden/stateful-set/spec.ts';
import { objectsBelow, ofKind, podsOf, readObjects, title, type Placed, type Pods } from './objects.ts';
import { renderSample } from './sample-system.ts';

// What kube-linter, kube-score, Polaris, Checkov, Kubescape and Kyverno ask of manifests, as far as one can tell
// without them; a check bears the names of those that have it. https://kyverno.io/policies/pod-security/
const environments = ['dev', 'staging', 'production', 'dr'].map((name) => objectsBelow(`dist/${name}`));
// No system has a CronJob, nor a StatefulSet in the cloud, so far.
const samples = [cronJob, statefulSet].map(({ system }) => readObjects(renderSample(system).dist));
const sources = [...environments, ...samples];

interface Subject {
  readonly pods: Pods;
  readonly container: Container;
  readonly objects: readonly Placed[];
}

/** Whether a container and its pod pass. */
type Passes = (subject: Subject) => boolean;

const runsOnce = ({ owner: { kind } }: Pods) => kind === 'Job' || kind === 'CronJob';
// KubeRay gives Ray's pods their probes, and makes one of them at a time.
const isRay = ({ owner: { kind } }: Pods) => kind === 'RayCluster';
const serves = (pods: Pods) => !runsOnce(pods) && !isRay(pods);
const isAutoscaler = ({ name }: Container) => name === 'autoscaler';

const checks: Readonly<Record<string, Passes>> = {
  'requests and limits, local disk included (kube-score container-resources, ephemeral-storage; CKV_K8S_10 to 13)': ({
    container: { resources },
  }) =>
    ['cpu', 'memory', 'ephemeral-storage'].every(
      (name) => resources?.requests?.[name] !== undefined && resources.limits?.[name] !== undefined,
    ),
  'a user and a group above 10000, not root (kube-score user-group-id; CKV_K8S_40; run-as-non-root)': ({
    container: { securityContext },
  }) =>
    securityContext?.runAsNonRoot === true &&
    Number(securityContext.runAsUser) >= 10000 &&
    Number(securityContext.runAsGroup) >= 10000,
  'a read-only root file system, no privileges, no capabilities (Kyverno restricted; CKV_K8S_16, 20, 22, 28, 37)': ({
    container: { securityContext },
  }) =>
    securityContext?.readOnlyRootFilesystem === true &&
    securityContext.privileged === false &&
    securityContext.allowPrivilegeEscalation === false &&
    securityContext.capabilities?.drop?.join() === 'ALL' &&
    securityContext.capabilities.add === undefined,
  'seccomp of the runtime, in pod and container (CKV_K8S_31; Kyverno restrict-seccomp-strict; C-0055)': ({
    container: { securityContext },
    pods: { spec },
  }) => [securityContext, spec.securityContext].every((context) => context?.seccompProfile?.type === 'RuntimeDefault'),
  'nothing of the node (host-network, host-pid, host-ipc, sensitive-host-mounts, disallow-host-ports)': ({
    container,
    pods: { spec },
  }) =>
    [spec.hostNetwork, spec.hostPID, spec.hostIPC].every((host) => host === undefined) &&
    (container.ports ?? []).every(({ hostPort }) => hostPort === undefined) &&
    (spec.volumes ?? []).every(({ emptyDir, secret, configMap }) => Boolean(emptyDir ?? secret ?? configMap)),
  'an image with a tag that is not latest, always pulled (latest-tag; CKV_K8S_14, 15; pullPolicyNotAlways)': ({
    container,
  }) =>
    isAutoscaler(container) ||
    (/:[\w][\w.-]*(@sha256:[0-9a-f]{64})?$/.test(container.image ?? '') &&
      !/:latest(@|$)/.test(container.image ?? '') &&
      container.imagePullPolicy === 'Always'),
  'probes that ask two questions, on declared ports (kube-score pod-probes-identical; liveness-port, readiness-port)':
    ({ container: { livenessProbe, readinessProbe, startupProbe, ports = [] }, pods }) => {
      if (!serves(pods)) return livenessProbe === undefined && readinessProbe === undefined;
      const asked = [livenessProbe, readinessProbe, startupProbe].map(
        (probe) => probe?.httpGet?.port ?? probe?.tcpSocket?.port,
      );
      const question = (probe: typeof livenessProbe) => JSON.stringify([probe?.httpGet, probe?.exec, probe?.tcpSocket]);
      return (
        livenessProbe !== undefined &&
        readinessProbe !== undefined &&
        startupProbe !== undefined &&
        question(livenessProbe) !== question(readinessProbe) &&
        asked.every((port) => port === undefined || ports.some(({ containerPort }) => containerPort === port))
      );
    },
  'variables set once, secrets from files (duplicate-env-var; CKV_K8S_35; C-0012; sensitiveContainerEnvVar)': ({
    container: { env = [], envFrom },
    pods: { owner },
  }) =>
    new Set(env.map(({ name }) => name)).size === env.length &&
    envFrom === undefined &&
    env.every(
      ({ name, value, valueFrom }) =>
        (value === undefined || !soundsSecret.test(name) || value.startsWith('/')) &&
        (valueFrom === undefined ||
          owner.metadata.annotations['ignore-check.kube-linter.io/read-secret-from-env-var'] !== undefined),
    ),
  'an account of its own (default-service-account, non-existent-service-account; CKV_K8S_41; CIS 5.2.1)': ({
    pods: { spec, owner },
    objects,
  }) =>
    spec.serviceAccountName !== 'default' &&
    objects.some(
      (one) =>
        title(one) === `ServiceAccount ${owner.metadata.namespace}/${spec.serviceAccountName ?? ''}` &&
        (one as Placed & { automountServiceAccountToken?: boolean }).automountServiceAccountToken === false,
    ),
  'no token unless the account has rights (automountServiceAccountToken; CKV_K8S_38; C-0034)': ({
    pods: { spec, owner, role },
    objects,
  }) => {
    if (spec.automountServiceAccountToken === false) return true;
    const { namespace } = owner.metadata;
    const bound = ofKind(objects, 'RoleBinding').some(
      ({ metadata, subjects = [] }) =>
        metadata.namespace === namespace &&
        subjects.some(({ kind, name }) => kind === 'ServiceAccount' && name === spec.serviceAccountName),
    );
    // KubeRay binds the account of a head that scales its cluster.
    return bound || role === 'head';
  },
  'a priority (priorityClassNotSet)': ({ pods: { spec } }) => spec.priorityClassName !== undefined,
  'apart from its own kind, by wish (no-anti-affinity; kube-score host-podantiaffinity)': ({ pods }) => {
    const terms = pods.spec.affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return (
      !serves(pods) ||
      terms.some(
        ({ podAffinityTerm: { topologyKey, labelSelector } }) =>
          topologyKey === 'kubernetes.io/hostname' && selects(labelSelector?.matchLabels, pods.labels),
      )
    );
  },
  'spread over zones and hosts (topologySpreadConstraint; pod-topology-spread-constraints)': ({ pods }) => {
    const constraints = pods.spec.topologySpreadConstraints ?? [];
    const keys = constraints.map(({ topologyKey }) => topologyKey).join();
    const own = constraints.every(({ labelSelector }) => selects(labelSelector?.matchLabels, pods.labels));
    return !serves(pods) || (keys === 'topology.kubernetes.io/zone,kubernetes.io/hostname' && own);
  },
  'a budget that permits a disruption, whatever is unhealthy (pdb-*; missingPodDisruptionBudget; pdbDisruptionsIsZero)':
    ({ pods, objects }) => {
      const budget = ofKind(objects, 'PodDisruptionBudget').find(
        ({ metadata, spec }) =>
          metadata.namespace === pods.owner.metadata.namespace && selects(spec?.selector?.matchLabels, pods.labels),
      );
      return (
        !serves(pods) ||
        (Number(budget?.spec?.maxUnavailable) > 0 && budget?.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow')
      );
    },
  'a policy of one label with both directions (missingNetworkPolicy; pod-networkpolicy; CKV2_K8S_6; non-isolated-pod)':
    ({ pods, objects }) =>
      ofKind(objects, 'NetworkPolicy').some(({ metadata, spec }) => {
        const labels = spec?.podSelector.matchLabels ?? {};
        return (
          metadata.namespace === pods.owner.metadata.namespace &&
          Object.keys(labels).length === 1 &&
          selects(labels, pods.labels) &&
          (spec?.ingress ?? []).length > 0 &&
          (spec?.egress ?? []).length > 0 &&
          spec?.policyTypes?.join() === 'Ingress,Egress'
        );
      }),
  'the common labels, on controller and pods (metadataAndInstanceMismatched; C-0076, C-0077; Kyverno require-labels)':
    ({ pods: { owner, labels } }) =>
      [owner.metadata.labels, labels].every(
        (all) =>
          commonLabels.every((label) => (all[label] ?? '') !== '') &&
          all['app.kubernetes.io/instance'] === owner.metadata.name &&
          all['app.kubernetes.io/name'] === owner.metadata.name,
      ),
  'a namespace that is its own (use-namespace; CKV_K8S_21; disallow-default-namespace)': ({ pods: { owner } }) =>
    !/^(default|kube-.*|)$/.test(owner.metadata.namespace),
  'a restart policy that ends (cronjob-restartpolicy; restart-policy)': ({ pods }) =>
    runsOnce(pods) ? pods.spec.restartPolicy === 'Never' : isRay(pods) || pods.spec.restartPolicy === undefined,
};

const soundsSecret = /secret|key|password|pwd|token|jwt|bearer|credential/i;
const commonLabels = ['name', 'instance', 'version', 'part-of', 'managed-by']
  .map((label) => `app.kubernetes.io/${label}`)
  .concat('owner');

describe('every rendered pod has', () => {
  it.each(Object.entries(checks))('%s', (_what, passes) => {
    const failing = sources.flatMap((objects) =>
      podsOf(objects).flatMap((pods) =>
        pods.spec.containers
          .filter((container) => !passes({ pods, container, objects }))
          .map(({ name }) => `${pods.owner.file} ${title(pods.owner)} ${name}`),
      ),
    );
    expect(failing).toEqual([]);
  });
});

describe('a pod would be refused with', () => {
  const [store] = podsOf(samples[1] ?? []).filter(({ owner }) => owner.kind === 'StatefulSet');
  const broken: readonly (readonly [string, keyof typeof checks, (pod: PodSpec, main: Container) => void])[] = [
    ['no limit of its disk', 'requests and limits', (_, main) => delete main.resources?.limits?.['ephemeral-storage']],
    [
      'root as its user',
      'a user and a group',
      (_, main) => Object.assign(main.securityContext ?? {}, { runAsUser: 0 }),
    ],
    [
      'a capability',
      'a read-only root',
      (_, main) => Object.assign(main.securityContext ?? {}, { capabilities: { drop: ['ALL'], add: ['NET_RAW'] } }),
    ],
    ['no seccomp profile', 'seccomp', (pod) => delete pod.securityContext?.seccompProfile],
    ['a folder of the node', 'nothing of the node', (pod) => pod.volumes?.push({ name: 'x', hostPath: { path: '/' } })],
    ['the tag latest', 'an image', (_, main) => (main.image = 'registry.example.com/web:latest')],
    [
      'one probe for two questions',
      'probes',
      (_, main) => main.livenessProbe && (main.readinessProbe = main.livenessProbe),
    ],
    ['a probe of an undeclared port', 'probes', (_, main) => (main.livenessProbe = { tcpSocket: { port: 1 } })],
    ['a password in the open', 'variables', (_, main) => main.env?.push({ name: 'DB_PASSWORD', value: 'x' })],
    ['a variable twice', 'variables', (_, main) => main.env?.push({ name: 'A', value: '' }, { name: 'A', value: '' })],
    ['the default account', 'an account', (pod) => (pod.serviceAccountName = 'default')],
    ['a token for nothing', 'no token', (pod) => delete pod.automountServiceAccountToken],
    ['no priority', 'a priority', (pod) => delete pod.priorityClassName],
    ['no affinity', 'apart', (pod) => delete pod.affinity],
    ['no spread', 'spread', (pod) => pod.topologySpreadConstraints?.pop()],
  ];

  it.each(broken)('%s', (_what, check, breakIt) => {
    if (store === undefined) throw new Error('no StatefulSet in the sample');
    const spec = structuredClone(store.spec);
    const [main] = spec.containers;
    if (main === undefined) throw new Error('no container in the sample');
    const [name = '', passes] = Object.entries(checks).find(([what]) => what.startsWith(check)) ?? [];
    const subject = { pods: { ...store, spec }, container: main, objects: samples[1] ?? [] };
    expect([name, passes?.(subject)]).toEqual([name, true]);
    breakIt(spec, main);
    expect([name, passes?.(subject)]).toEqual([name, false]);
  });
});

describe('every rendered object', () => {
  const all = sources.flat();

  it('that scales keeps two replicas and has room to grow (hpa-minimum, hpaMinAvailability, hpaMaxAvailability)', () => {
    for (const { spec } of ofKind(all, 'HorizontalPodAutoscaler')) {
      expect(spec?.minReplicas).toBeGreaterThanOrEqual(2);
      expect(spec?.maxReplicas).toBeGreaterThan(spec?.minReplicas ?? 0);
    }
  });

  it('that runs on a schedule has a deadline for its start (cronjob-has-deadline), and that runs once is a hook', () => {
    expect(ofKind(all, 'CronJob')).not.toEqual([]);
    for (const { spec } of ofKind(all, 'CronJob')) {
      expect(spec?.startingDeadlineSeconds).toBeGreaterThan(0);
      expect(spec?.jobTemplate.spec?.ttlSecondsAfterFinished).toBeUndefined();
    }
    for (const { metadata } of ofKind(all, 'Job')) {
      expect(metadata.annotations['argocd.argoproj.io/hook']).toBe('Sync');
      expect(metadata.annotations['ignore-check.kube-linter.io/job-ttl-seconds-after-finished']).not.toBe('');
    }
  });

  it('that leaves replicas to an autoscaler says so to Polaris (deploymentMissingReplicas)', () => {
    const silent = ofKind(all, 'Deployment').filter(
      ({ metadata, spec }) =>
        spec?.replicas === undefined &&
        metadata.annotations['polaris.fairwinds.com/deploymentMissingReplicas-exempt'] !== 'true',
    );
    expect(silent.map(title)).toEqual([]);
  });

  it('that grants rights grants no wildcard, no exec, and no secrets (CKV_K8S_49; CKV2_K8S_2, 5; C-0015; CIS 4.1)', () => {
    const rules = ofKind(all, 'Role.rbac.authorization.k8s.io').flatMap(({ metadata, rules: own = [] }) =>
      own.map((rule) => ({ role: `${metadata.namespace}/${metadata.name}`, ...rule })),
    );
    const wide = rules.filter(({ apiGroups = [], resources = [], verbs }) =>
      [...apiGroups, ...resources, ...verbs].some(
        (word) => word.includes('*') || /exec|attach|impersonate|escalate|bind$/.test(word),
      ),
    );
    expect(wide).toEqual([]);
    // The stand-in of a secret store in dev is a namespace of Secrets that somebody has to read.
    const secrets = rules.filter(({ resources = [] }) => resources.includes('secrets'));
    expect(new Set(secrets.map(({ role }) => role))).toEqual(new Set(['dev-secrets/secret-reader']));
    const admin = ofKind(all, 'RoleBinding').filter(({ roleRef }) => roleRef.name.includes('admin'));
    expect(admin).toEqual([]);
    expect(all.filter(({ kind }) => kind === 'ClusterRole' || kind === 'ClusterRoleBinding')).toEqual([]);
  });

  it('that is a Service stays inside (exposed-services, service-type, restrict-node-port)', () => {
    expect(ofKind(all, 'Service').filter(({ spec }) => (spec?.type ?? 'ClusterIP') !== 'ClusterIP')).toEqual([]);
  });

  it('that is a ConfigMap holds nothing that sounds secret (C-0012; sensitiveConfigmapContent)', () => {
    for (const { data = {} } of ofKind(all, 'ConfigMap')) {
      expect(Object.keys(data).filter((key) => soundsSecret.test(key))).toEqual([]);
      expect(Object.values(data).filter((text) => /JWT|Bearer|_key_|_secret_|PRIVATE KEY|AKIA/.test(text))).toEqual([]);
    }
  });

  it('that is a policy selects a pod or a whole namespace (networkpolicy-targets-pod; C-0299)', () => {
    // Those of the platform's namespaces select the pods of third-party charts.
    const platform = ['monitoring', 'istio-ingress', 'istio-system'];
    const dangling = sources.flatMap((objects) => {
      const pods = podsOf(objects).map(({ owner, role, labels }) => ({
        namespace: owner.metadata.namespace,
        labels: role === 'pod' ? labels : { ...labels, 'ray.io/node-type': role },
      }));
      // Pods that CloudNativePG makes bear the name of their Cluster.
      const operated = objects
        .filter(({ apiVersion, kind }) => apiVersion.startsWith('postgresql.cnpg.io/') && kind === 'Cluster')
        .map(({ metadata: { name, namespace } }) => ({ namespace, labels: { 'cnpg.io/cluster': name } }));
      return ofKind(objects, 'NetworkPolicy').filter(
        ({ metadata, spec }) =>
          !platform.includes(metadata.namespace) &&
          Object.keys(spec?.podSelector.matchLabels ?? {}).length > 0 &&
          ![...pods, ...operated].some(
            ({ namespace, labels }) =>
              namespace === metadata.namespace && selects(spec?.podSelector.matchLabels, labels),
          ),
      );
    });
    expect(dangling.map(title)).toEqual([]);
  });
});

function selects(
  selector: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return selector !== undefined && Object.entries(selector).every(([name, value]) => labels[name] === value);
}
