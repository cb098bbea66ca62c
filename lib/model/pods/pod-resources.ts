import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { containersOf, type PlacedContainer, type Pods } from './pods.ts';
import { quantity } from '../quantity.ts';
import type { Amounts, Resources } from './resources.ts';
import { installedChart, valueAt } from '../delivery/installed-charts.ts';
import { verticalBounds } from '../scaling/vertical-bounds.ts';

/** A container as the API server admits it: injected ones too, with the defaults of the namespace. */
export interface AdmittedContainer extends Resources {
  readonly name: string;
  readonly runs: PlacedContainer['runs'];
  /** Where its resources stand, or would; for one that is injected, where that is asked for. */
  readonly field: string;
  /** Who injects it. @default - it is in the template */
  readonly injectedBy?: 'Istio' | 'the barman-cloud plugin';
  /** What is written, without the defaults of the namespace. */
  readonly written: Resources;
}

/** The containers of pods, and what one of those pods asks for. */
export interface AdmittedPod extends Resources {
  readonly containers: readonly AdmittedContainer[];
  /** The same with all that VerticalPodAutoscalers may give it. */
  readonly largest: Resources;
}

/** What each of the pods of a cluster asks for. */
export function admittedPods(cluster: Cluster): ReadonlyMap<Pods, AdmittedPod> {
  const bounds = verticalBounds(cluster);
  return new Map(
    cluster.pods.map((pods) => {
      const defaults = cluster.once(containerDefaults).get(pods.namespace) ?? none;
      const containers = containersOfPod(cluster, pods).map((one) => ({
        ...one,
        ...withDefaults(one.written, defaults),
      }));
      const declared = podResources(pods, containers);
      const bound = bounds(pods);
      const largest = bound === undefined ? declared : podResources(pods, containers.map(bound));
      return [pods, { containers, ...declared, largest }];
    }),
  );
}

const none: Resources = { requests: {}, limits: {} };

/**
 * What a pod needs: its containers and sidecars together, or the largest init container with the sidecars before it.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
function podResources({ spec }: Pods, containers: readonly (Resources & Pick<AdmittedContainer, 'runs'>)[]): Resources {
  const extra = amounts(spec.overhead);
  const of = (side: 'requests' | 'limits'): Amounts => {
    const running: Record<string, number> = {};
    const starting: Record<string, number> = {};
    const sidecars: Record<string, number> = {};
    for (const { runs, [side]: asked } of containers) {
      for (const name in asked) {
        const amount = asked[name] ?? 0;
        if (runs === 'init') starting[name] = Math.max(starting[name] ?? 0, amount + (sidecars[name] ?? 0));
        else running[name] = (running[name] ?? 0) + amount;
        if (runs === 'sidecar') sidecars[name] = (sidecars[name] ?? 0) + amount;
      }
    }
    for (const name in starting) running[name] = Math.max(running[name] ?? 0, starting[name] ?? 0);
    for (const name in extra)
      if (side === 'requests' || name in running) running[name] = (running[name] ?? 0) + (extra[name] ?? 0);
    return running;
  };
  return { requests: of('requests'), limits: of('limits') };
}

type Written = Pick<AdmittedContainer, 'name' | 'runs' | 'field' | 'written' | 'injectedBy'>;

/** Sidecars come first: what starts after them starts beside them. */
function containersOfPod(cluster: Cluster, pods: Pods): readonly Written[] {
  const placed = containersOf(pods);
  const made = placed.map(({ container, field, runs }): Written => ({
    name: container.name ?? '',
    runs,
    field: pods.role === 'instance' ? 'spec.resources' : `${field}.resources`,
    written:
      container.name === 'autoscaler' && pods.role === 'head'
        ? rayAutoscaler(container.resources)
        : read(container.resources),
  }));
  const before: Written[] = [];
  if (pods.inMesh && made.every(({ name }) => name !== proxyName)) before.push(proxy(cluster, pods));
  if (pods.role === 'instance') before.push(...walArchiver(cluster, pods));
  return [...before, ...made.filter(({ runs }) => runs !== 'main'), ...made.filter(({ runs }) => runs === 'main')];
}

const proxyName = 'istio-proxy';

/**
 * The proxy as Istio's template writes it: if one of the four annotations is there, then what they say and no more.
 * https://istio.io/latest/docs/reference/config/annotations/
 */
function proxy(cluster: Cluster, { annotations, metadataField }: Pods): Written {
  const of = (suffix: string) => annotations[`sidecar.istio.io/proxy${suffix}`];
  const own = {
    requests: { cpu: of('CPU'), memory: of('Memory') },
    limits: { cpu: of('CPULimit'), memory: of('MemoryLimit') },
  };
  const annotated = [own.requests, own.limits].some(({ cpu, memory }) => cpu !== undefined || memory !== undefined);
  const written = annotated ? own : cluster.once(meshDefaults);
  return {
    name: proxyName,
    runs: annotations['sidecar.istio.io/nativeSidecar'] === 'false' ? 'main' : 'sidecar',
    field: `${metadataField}.annotations['sidecar.istio.io/proxyCPU']`,
    injectedBy: 'Istio',
    written: read(written),
  };
}

/** What istiod's chart is told, else what it has of its own: https://github.com/istio/istio/blob/1.30.0/manifests/charts/istio-control/istio-discovery/values.yaml */
function meshDefaults(cluster: Cluster): LooseResources {
  const told = valueAt(installedChart(cluster, 'istiod')?.values, 'global.proxy.resources');
  const own = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } };
  return (told as LooseResources | undefined) ?? own;
}

/** https://cloudnative-pg.io/plugin-barman-cloud/docs/plugin-barman-cloud.v1/#instancesidecarconfiguration */
function walArchiver(cluster: Cluster, { owner, namespace }: Pods): readonly Written[] {
  const { plugins = [] } = (owner as Of<'Cluster.postgresql.cnpg.io'>).spec ?? {};
  return plugins.flatMap(({ name, enabled = true, parameters }): readonly Written[] => {
    if (name !== 'barman-cloud.cloudnative-pg.io' || !enabled) return [];
    const store = cluster.named('ObjectStore', namespace, parameters?.barmanObjectName ?? '');
    const { resources } = store?.spec?.instanceSidecarConfiguration ?? {};
    const field = 'spec.plugins';
    return [
      {
        name: 'plugin-barman-cloud',
        runs: 'sidecar',
        field,
        injectedBy: 'the barman-cloud plugin',
        written: read(resources),
      },
    ];
  });
}

/** KubeRay's own where the RayCluster says nothing: https://docs.ray.io/en/latest/cluster/kubernetes/user-guides/configuring-autoscaling.html */
function rayAutoscaler(resources: LooseResources | undefined): Resources {
  const own = { cpu: 0.5, memory: 512 * 1024 ** 2 };
  return resources === undefined ? { requests: own, limits: own } : read(resources);
}

interface LooseResources {
  readonly requests?: Loose<Record<string, unknown>> | undefined;
  readonly limits?: Loose<Record<string, unknown>> | undefined;
}

/** The API server takes a limit for the request where there is none. */
function read(resources: LooseResources | undefined): Resources {
  const limits = amounts(resources?.limits);
  return { requests: { ...limits, ...amounts(resources?.requests) }, limits };
}

function amounts(written: Loose<Record<string, unknown>> | undefined): Amounts {
  const read: Record<string, number> = {};
  for (const name in written) {
    const value = written[name];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const amount = quantity(value);
    if (Number.isFinite(amount)) read[name] = amount;
  }
  return read;
}

/** Defaults that LimitRanges give to containers, by namespace. */
function containerDefaults(cluster: Cluster): ReadonlyMap<string, Resources> {
  const byNamespace = new Map<string, Resources>();
  for (const { metadata, spec } of cluster.of('LimitRange')) {
    for (const { type, default: limits, defaultRequest, max, min } of spec?.limits ?? []) {
      if (type !== 'Container') continue;
      // As the API server completes a LimitRange: https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/v1/defaults.go
      const limit = { ...amounts(max), ...amounts(limits) };
      const request = { ...amounts(min), ...limit, ...amounts(defaultRequest) };
      const before = byNamespace.get(metadata.namespace ?? '') ?? none;
      byNamespace.set(metadata.namespace ?? '', {
        limits: { ...limit, ...before.limits },
        requests: { ...request, ...before.requests },
      });
    }
  }
  return byNamespace;
}

function withDefaults({ requests, limits }: Resources, defaults: Resources): Resources {
  return { requests: { ...defaults.requests, ...requests }, limits: { ...defaults.limits, ...limits } };
}
