import type { ClusterRule } from '../../model/rule.ts';

export const jobProxiesEnd: ClusterRule = {
  id: 'job-proxies-end',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'the Istio sidecar of a Job ends with the Job',
  why: 'A sidecar that is a regular container keeps running when the Job has finished, so the Job never completes. Kubernetes stops native sidecars.',
  source: 'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/',
  *check(cluster) {
    for (const pods of cluster.pods) {
      if (!pods.runsOnce || !pods.inMesh || pods.annotations[native] === 'true') continue;
      yield {
        object: pods.owner,
        field: `${pods.metadataField}.annotations['${native}']`,
        is: `${pods.annotations[native] ?? 'missing'}: istio-proxy runs on, and the job never completes`,
        needed: '"true", or the label sidecar.istio.io/inject: "false"',
      };
    }
  },
};

/** https://istio.io/latest/blog/2023/native-sidecars/ */
const native = 'sidecar.istio.io/nativeSidecar';
