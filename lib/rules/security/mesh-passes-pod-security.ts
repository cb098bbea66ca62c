import { installedChart, valueAt } from '../../model/delivery/installed-charts.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { isSeccomp } from '../../model/pod-security/baseline.ts';
import { enforceLabel, enforcementOf } from '../../model/pod-security/enforcement.ts';

export const meshPassesPodSecurity: ClusterRule = {
  id: 'mesh-passes-pod-security',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'Namespace'],
  summary: 'the containers that Istio injects pass the Pod Security Standard of the namespace',
  why: 'Pod Security judges a pod with its injected containers: istio-init needs capabilities, and istio-proxy sets no seccomp profile.',
  source: 'https://istio.io/latest/docs/setup/additional-setup/pod-security-admission/',
  *check(cluster) {
    const istiod = installedChart(cluster, 'istiod');
    if (istiod === undefined) return;
    const withoutCni = installedChart(cluster, 'cni') === undefined;
    for (const namespace of cluster.of('Namespace')) {
      const level = enforcementOf(namespace)?.level ?? 'privileged';
      if (level === 'privileged') continue;
      const injected = cluster.podsIn(namespace.metadata.name).filter(({ inMesh }) => inMesh);
      if (withoutCni && injected.length > 0) {
        yield {
          object: namespace,
          field: `metadata.labels['${enforceLabel}']`,
          is: `${level}: it refuses istio-init, which adds NET_ADMIN and NET_RAW`,
          needed: "Istio's chart cni, and cni.enabled in istiod's",
        };
      }
      if (level !== 'restricted' || valueAt(istiod.values, profile) !== undefined) continue;
      for (const { owner, field, spec } of injected) {
        if (isSeccomp(spec.securityContext?.seccompProfile?.type)) continue;
        yield {
          object: owner,
          field: `${field}.securityContext.seccompProfile`,
          is: 'missing: restricted refuses istio-proxy, which has none of its own',
          needed: '{ type: RuntimeDefault } for the whole pod',
        };
      }
    }
  },
};

/** https://github.com/istio/istio/blob/1.30.3/manifests/charts/istio-control/istio-discovery/values.yaml */
const profile = 'global.proxy.seccompProfile.type';
