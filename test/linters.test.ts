import { describe, expect, it } from 'vitest';
import { checkSubjects } from '../lib/check/check.ts';
import { subjectsOf } from '../lib/check/clusters.ts';
import { readManifests } from '../lib/check/read-manifests.ts';
import { areas } from '../lib/rules/rules.ts';
import { golden as cronJob } from './golden/cron-job/spec.ts';
import { golden as statefulSet } from './golden/stateful-set/spec.ts';
import { objectsBelow, ofKind, podsOf, readObjects, title, type Placed, type Pods } from './objects.ts';
import { rendered } from './platform.ts';
import { renderSample } from './sample-system.ts';

// Most checks of kube-linter, kube-score, Polaris, Checkov, Kubescape and Kyverno are also rules in security,
// availability, images, jobs or secrets. These tests are for checks of linters that see less than a rule does; each
// names its linter check.
const samples = [cronJob, statefulSet].map(({ system }) => renderSample(system).dist);
const sources = [
  ...['dev', 'staging', 'production', 'dr'].map((name) => objectsBelow(`dist/${name}`)),
  ...samples.map(readObjects),
];
const all = sources.flat();

const serves = ({ owner: { kind } }: Pods) => kind !== 'Job' && kind !== 'CronJob' && kind !== 'RayCluster';
const soundsSecret = /secret|key|password|pwd|token|jwt|bearer|credential/i;

describe('rules of security, availability, images, jobs, secrets and clusters', () => {
  const { availability, clusters, images, jobs, secrets, security } = areas;
  const rules = [...security, ...availability, ...images, ...jobs, ...secrets, ...clusters];

  it('have no warnings, but that images have no digest', () => {
    const warnings = checkSubjects(subjectsOf(rendered.files), rules).filter(({ excuse }) => excuse === undefined);
    expect(warnings.filter(({ rule }) => rule !== 'image-digest')).toEqual([]);
  });

  it('say of each budget that is exceeded by how much, in the words of the excuse', () => {
    const exceeded = checkSubjects(subjectsOf(rendered.files), areas.capacity).filter(
      ({ rule }) => rule === 'within-budget',
    );
    expect(exceeded.length).toBeGreaterThan(0);
    for (const { is, excuse = '' } of exceeded) expect(excuse).toContain(/alone are ([\d,]+ USD)/.exec(is)?.[1]);
  });

  it.each(samples)('hold for the sample %#, of kinds that are rare in the systems', (dist) => {
    expect(checkSubjects(subjectsOf(readManifests(dist).files), rules)).toEqual([]);
  });
});

describe('every rendered pod has', () => {
  const failing = (passes: (pods: Pods, objects: (typeof sources)[number]) => boolean) =>
    sources.flatMap((objects) =>
      podsOf(objects).flatMap((pods) => (passes(pods, objects) ? [] : `${pods.owner.file} ${title(pods.owner)}`)),
    );

  it('seccomp of the runtime, in pod and container (CKV_K8S_31; Kyverno restrict-seccomp-strict; C-0055)', () => {
    const strict = ({ spec: { securityContext, containers } }: Pods) =>
      [securityContext, ...containers.map((container) => container.securityContext)].every(
        (context) => context?.seccompProfile?.type === 'RuntimeDefault',
      );
    expect(failing(strict)).toEqual([]);
  });

  it('an affinity and a spread, where one would do (no-anti-affinity, topologySpreadConstraint)', () => {
    const both = (pods: Pods) => {
      const { affinity, topologySpreadConstraints = [] } = pods.spec;
      const terms = affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
      return (
        !serves(pods) ||
        (terms.some(({ podAffinityTerm: { topologyKey } }) => topologyKey === 'kubernetes.io/hostname') &&
          topologySpreadConstraints.length === 2)
      );
    };
    expect(failing(both)).toEqual([]);
  });

  it('a budget that permits a disruption, whatever is unhealthy (pdb-*; missingPodDisruptionBudget)', () => {
    const hasBudget = (pods: Pods, objects: (typeof sources)[number]) => {
      const budget = ofKind(objects, 'PodDisruptionBudget').find(
        ({ metadata, spec }) =>
          metadata.namespace === pods.owner.metadata.namespace && selects(spec?.selector?.matchLabels, pods.labels),
      );
      return (
        !serves(pods) ||
        (Number(budget?.spec?.maxUnavailable) > 0 && budget?.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow')
      );
    };
    expect(failing(hasBudget)).toEqual([]);
  });

  it('a policy of exactly one label with both directions (missingNetworkPolicy)', () => {
    const hasPolicy = (pods: Pods, objects: (typeof sources)[number]) =>
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
      });
    expect(failing(hasPolicy)).toEqual([]);
  });
});

describe('what kube-score cannot see is told to it', () => {
  const ignores = ({ metadata }: Placed, check: string) =>
    metadata.annotations['kube-score/ignore']?.split(',').includes(check) === true;

  it('policies of pods of Helm charts and operators, and no others (networkpolicy-targets-pod)', () => {
    for (const objects of sources) {
      const seen = podsOf(objects).filter(({ owner }) => owner.kind !== 'RayCluster');
      const wrong = ofKind(objects, 'NetworkPolicy').filter((policy) => {
        const { matchLabels = {}, matchExpressions = [] } = policy.spec?.podSelector ?? {};
        const found = seen.some(
          ({ owner, labels }) =>
            matchExpressions.length === 0 &&
            owner.metadata.namespace === policy.metadata.namespace &&
            clusterOf(owner) === clusterOf(policy) &&
            selects(matchLabels, labels),
        );
        return ignores(policy, 'networkpolicy-targets-pod') === found;
      });
      expect(wrong.map((one) => `${one.file} ${title(one)}`)).toEqual([]);
    }
  });

  it('autoscalers of Rollouts, and no others (horizontalpodautoscaler-has-target)', () => {
    const autoscalers = ofKind(all, 'HorizontalPodAutoscaler');
    expect(autoscalers.filter(({ spec }) => spec?.scaleTargetRef.kind === 'Rollout').length).toBeGreaterThan(5);
    const wrong = autoscalers.filter(
      (one) => ignores(one, 'horizontalpodautoscaler-has-target') !== (one.spec?.scaleTargetRef.kind === 'Rollout'),
    );
    expect(wrong.map((one) => `${one.file} ${title(one)}`)).toEqual([]);
  });

  it('Deployments whose count a ScaledObject or a Rollout sets (deployment-replicas)', () => {
    const silent = ofKind(all, 'Deployment').filter(
      (one) =>
        one.spec?.replicas === undefined &&
        !ignores(one, 'deployment-replicas') &&
        !ofKind(all, 'HorizontalPodAutoscaler').some(
          ({ metadata, spec }) =>
            metadata.namespace === one.metadata.namespace &&
            spec?.scaleTargetRef.kind === 'Deployment' &&
            spec.scaleTargetRef.name === one.metadata.name,
        ),
    );
    expect(silent.map((one) => `${one.file} ${title(one)}`)).toEqual([]);
  });
});

describe('every rendered object', () => {
  it('that scales keeps two replicas and has room to grow (hpa-minimum, hpaMinAvailability, hpaMaxAvailability)', () => {
    for (const { spec } of ofKind(all, 'HorizontalPodAutoscaler')) {
      expect(spec?.minReplicas).toBeGreaterThanOrEqual(2);
      expect(spec?.maxReplicas).toBeGreaterThan(spec?.minReplicas ?? 0);
    }
  });

  it('that is a hook says to kube-linter why it has no time to live (job-ttl-seconds-after-finished)', () => {
    for (const { metadata } of ofKind(all, 'Job'))
      expect(metadata.annotations['ignore-check.kube-linter.io/job-ttl-seconds-after-finished']).not.toBe('');
  });

  it('that leaves replicas to an autoscaler says so to Polaris (deploymentMissingReplicas)', () => {
    const silent = ofKind(all, 'Deployment').filter(
      ({ metadata, spec }) =>
        spec?.replicas === undefined &&
        metadata.annotations['polaris.fairwinds.com/deploymentMissingReplicas-exempt'] !== 'true',
    );
    expect(silent.map(title)).toEqual([]);
  });

  it('that is a ConfigMap holds nothing that sounds secret (C-0012; sensitiveConfigmapContent)', () => {
    for (const { data = {} } of ofKind(all, 'ConfigMap')) {
      expect(Object.keys(data).filter((key) => soundsSecret.test(key))).toEqual([]);
      expect(Object.values(data).filter((text) => /JWT|Bearer|_key_|_secret_|PRIVATE KEY|AKIA/.test(text))).toEqual([]);
    }
  });

  it('that is a variable sounds secret only where it holds a path (C-0012; sensitiveContainerEnvVar)', () => {
    const literal = sources
      .flatMap(podsOf)
      .flatMap(({ owner, spec }) =>
        spec.containers.flatMap(({ env = [] }) =>
          env
            .filter(({ name, value = '/' }) => soundsSecret.test(name) && !value.startsWith('/'))
            .map(({ name }) => `${title(owner)} ${name}`),
        ),
      );
    expect(literal).toEqual([]);
  });
});

/** `staging/shop/`; an object of a sample has one cluster. */
function clusterOf({ file }: Pick<Placed, 'file'>): string {
  return file.split('/').slice(0, 2).join('/');
}

function selects(
  selector: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>>,
): boolean {
  return selector !== undefined && Object.entries(selector).every(([name, value]) => labels[name] === value);
}
