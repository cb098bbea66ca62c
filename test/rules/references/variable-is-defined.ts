import { mutation, type Proof } from '../proof.ts';

const pod = (more: string) => `
apiVersion: v1
kind: Pod
metadata: { name: mail, namespace: shop }
spec: { enableServiceLinks: false, containers: [{ name: mail, ${more} }] }
`;
const settings = `
apiVersion: v1
kind: ConfigMap
metadata: { name: mail, namespace: shop }
data: { REGION: eu }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'an argument with a variable that env misspells',
      manifests: pod('args: ["--relay=$(RELAY_HOST)"], env: [{ name: RELAY_HOTS, value: mx }]'),
      says: [
        "Pod shop/mail › spec.containers[0].args[0]: $(RELAY_HOST) is defined nowhere (did you mean 'RELAY_HOTS'?), and is passed on to the letter › RELAY_HOST in env",
      ],
    },
    {
      what: 'a variable of one that comes after it',
      manifests: pod('env: [{ name: URL, value: "smtp://$(HOST)" }, { name: HOST, value: mx }]'),
      says: [
        'Pod shop/mail › spec.containers[0].env[0].value: $(HOST) is defined only after it, and is passed on to the letter › HOST in env, before it',
      ],
    },
    {
      what: 'a key that the ConfigMap does not have',
      manifests: settings + pod('command: [mail, "$(ZONE)"], envFrom: [{ configMapRef: { name: mail } }]'),
      says: [
        'Pod shop/mail › spec.containers[0].command[1]: $(ZONE) is defined nowhere, and is passed on to the letter › ZONE in env',
      ],
    },
  ],
  accepted: [
    {
      what: 'defined before',
      manifests: pod('args: ["$(URL)"], env: [{ name: HOST, value: mx }, { name: URL, value: "smtp://$(HOST)" }]'),
    },
    {
      what: 'a key of a ConfigMap',
      manifests: settings + pod('args: ["$(REGION)"], envFrom: [{ configMapRef: { name: mail } }]'),
    },
    {
      what: 'a ConfigMap that is not there',
      manifests: pod('args: ["$(A)"], envFrom: [{ configMapRef: { name: x } }]'),
    },
    { what: 'escaped', manifests: pod('args: ["$$(RELAY)"]') },
    { what: 'what a shell runs', manifests: pod('command: [sh, -c, "mail --as $(hostname)"]') },
    { what: 'the address of the API server', manifests: pod('args: ["$(KUBERNETES_SERVICE_HOST)"]') },
  ],
  mutations: [
    mutation('an argument of no variable', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ envFrom }, index) =>
        envFrom === undefined
          ? [{ field: `spec.template.spec.containers[${index}].args`, to: ['--to=$(NOT_DEFINED)'] }]
          : [],
      ),
    ),
  ],
};
