import { mutation, type Proof } from '../proof.ts';

const config = (route: string, receivers: string) => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec:
  route: { ${route} }
  receivers: [${receivers}]
`;
const slack = '{ name: slack, slackConfigs: [{ channel: "#shop", sendResolved: true }] }';

export const proof: Proof = {
  refused: [
    {
      what: 'a receiver that is not there',
      manifests: config('receiver: slak, routes: [{ receiver: pager }]', slack),
      says: [
        "AlertmanagerConfig shop/shop › spec.route.receiver: no receiver 'slak' (did you mean 'slack'?) › one of slack",
        "AlertmanagerConfig shop/shop › spec.route.routes[0].receiver: no receiver 'pager' › one of slack",
      ],
    },
    {
      what: 'a first route without one',
      manifests: config('routes: [{ receiver: slack }]', slack),
      says: ['AlertmanagerConfig shop/shop › spec.route.receiver: missing › one of slack'],
    },
    {
      what: 'a receiver that tells nobody',
      manifests: config('receiver: pager', '{ name: pager, slackConfigs: [] }'),
      says: [
        "AlertmanagerConfig shop/shop › spec.receivers[0]: 'pager' notifies nobody › slackConfigs, pagerdutyConfigs or another way, or a name such as null",
      ],
    },
  ],
  accepted: [
    {
      what: 'the receiver of the route around',
      manifests: config('receiver: slack, routes: [{ continue: true }]', slack),
    },
    { what: 'one that drops alerts on purpose', manifests: config('receiver: "null"', '{ name: "null" }') },
  ],
  mutations: [
    mutation('another receiver', 'AlertmanagerConfig', ({ spec }) => [
      { field: 'spec.route.receiver', to: 'nowhere' },
      ...(spec?.route?.routes ?? []).map((_, index) => ({
        field: `spec.route.routes[${index}].receiver`,
        to: 'nowhere',
      })),
      ...(spec?.receivers ?? []).map((_, index) => ({ field: `spec.receivers[${index}].name`, to: 'nowhere' })),
    ]),
    mutation('a receiver that tells nobody', 'AlertmanagerConfig', ({ spec }) =>
      (spec?.receivers ?? []).flatMap(({ name }, index) =>
        name === 'nobody' ? [] : { field: `spec.receivers[${index}]`, to: { name } },
      ),
    ),
  ],
};
