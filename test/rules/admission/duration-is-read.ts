import { mutation, type Proof } from '../proof.ts';

const secret = (interval: string) => `
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec: { refreshInterval: ${interval} }
`;
const rule = (interval: string) => `
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec:
  host: web
  subsets: [{ name: v1, trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, outlierDetection: { interval: ${interval} } }] } }]
`;
const rollout = (duration: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec: { strategy: { canary: { steps: [{ pause: { duration: ${duration} } }] } } }
`;
const schedule = (ttl: string) => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: 0 3 * * *, template: { ttl: ${ttl} } }
`;

const analysis = (interval: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: web, namespace: shop }
spec:
  args: [{ name: interval, value: 5s }]
  metrics: [{ name: web, interval: ${interval}, provider: { web: { url: https://example.com } } }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'days, which Go does not know',
      manifests: secret('1d') + schedule('30d'),
      says: [
        "ExternalSecret shop/web › spec.refreshInterval: '1d' › such as 1h30m",
        "Schedule velero/nightly › spec.template.ttl: '30d' › such as 1h30m",
      ],
    },
    {
      what: 'less than a millisecond',
      manifests: rule('0s') + rule('900us'),
      says: ["'0s'", "'900us'"].map(
        (is) =>
          `DestinationRule shop/web › spec.subsets[0].trafficPolicy.portLevelSettings[0].outlierDetection.interval: ${is} › such as 30s, and at least 1ms`,
      ),
    },
    {
      what: 'a pause of no unit that is known, and one that is over before it begins',
      manifests: rollout('5min') + rollout('-5'),
      says: ["'5min'", "'-5'"].map(
        (is) => `Rollout shop/web › spec.strategy.canary.steps[0].pause.duration: ${is} › seconds, or such as 1h30m`,
      ),
    },
  ],
  accepted: [
    { what: 'durations of Go', manifests: secret('1h30m0.5s') + secret("'0'") + schedule('720h') + rule('1ms') },
    { what: 'an argument of an analysis', manifests: analysis("'{{args.interval}}'") },
    { what: 'seconds of a pause', manifests: rollout('300') + rollout("'300'") + rollout('5m') },
  ],
  mutations: [
    mutation('days between two reads', 'ExternalSecret', () => [{ field: 'spec.refreshInterval', to: '1d' }]),
    mutation('no unit', 'VirtualService', ({ spec }) =>
      (spec?.http ?? []).flatMap(({ timeout, retries }, index) => [
        ...(timeout === undefined ? [] : [{ field: `spec.http[${index}].timeout`, to: '10' }]),
        ...(retries === undefined ? [] : [{ field: `spec.http[${index}].retries.perTryTimeout`, to: '0s' }]),
      ]),
    ),
    mutation('no time at all', 'DestinationRule', () => [
      { field: 'spec.trafficPolicy.outlierDetection.interval', to: '0s' },
      { field: 'spec.trafficPolicy.outlierDetection.baseEjectionTime', to: '1d' },
      { field: 'spec.trafficPolicy.connectionPool.tcp.connectTimeout', to: 'soon' },
    ]),
    mutation('a pause of days', 'Rollout', ({ spec }) =>
      (spec?.strategy?.canary?.steps ?? []).flatMap(({ pause }, index) =>
        pause?.duration === undefined
          ? []
          : [{ field: `spec.strategy.canary.steps[${index}].pause.duration`, to: '1d' }],
      ),
    ),
    mutation('an interval of days', 'AnalysisTemplate', ({ spec }) =>
      (spec?.metrics ?? []).map((_, index) => ({ field: `spec.metrics[${index}].interval`, to: '1d' })),
    ),
    mutation('backups kept for days', 'Schedule', () => [{ field: 'spec.template.ttl', to: '30d' }]),
    mutation('a certificate of minutes', 'Certificate', () => [{ field: 'spec.duration', to: '10m' }]),
  ],
};
