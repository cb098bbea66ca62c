import { mutation, type Proof } from '../proof.ts';

const pod = (volume: string, user = 'runAsUser: 2000, runAsGroup: 2000') => `
apiVersion: v1
kind: Pod
metadata: { name: relay, namespace: mail }
spec:
  securityContext: { ${user} }
  containers: [{ name: relay, volumeMounts: [{ name: key, mountPath: /key }] }]
  volumes: [{ name: key, ${volume} }]
`;
const closed = 'secret: { secretName: key, defaultMode: 0400 }';

export const proof: Proof = {
  refused: [
    {
      what: 'a key for root alone',
      manifests: pod(closed),
      says: [
        "Pod mail/relay › spec.volumes[0].secret.defaultMode: mode 0400 of root's files, and container relay is user 2000 › securityContext.fsGroup of the pod, or mode 0444",
      ],
    },
    {
      what: "one file for root's group, and a user who is not in it",
      manifests: pod('configMap: { name: key, items: [{ key: a, path: a, mode: 0440 }] }'),
      says: [
        "Pod mail/relay › spec.volumes[0].configMap.items[0].mode: mode 0440 of root's files, and container relay is user 2000 › securityContext.fsGroup of the pod, or mode 0444",
      ],
    },
    {
      what: 'a user that only the image knows',
      manifests: pod(closed, 'runAsNonRoot: true'),
      says: [
        "Pod mail/relay › spec.volumes[0].secret.defaultMode: mode 0400 of root's files, and container relay is not root › securityContext.fsGroup of the pod, or mode 0444",
      ],
    },
  ],
  accepted: [
    { what: 'an fsGroup', manifests: pod(closed, 'runAsUser: 2000, fsGroup: 2000') },
    { what: 'root', manifests: pod(closed, 'runAsUser: 0') },
    { what: 'nobody knows the user', manifests: pod(closed, '') },
    { what: 'readable by all', manifests: pod('secret: { secretName: key, defaultMode: 0444 }') },
    {
      what: "a user of root's group",
      manifests: pod('secret: { secretName: key, defaultMode: 0440 }', 'runAsUser: 2000'),
    },
    {
      what: 'a token, which belongs to who runs',
      manifests: pod('projected: { defaultMode: 0400, sources: [{ serviceAccountToken: { path: token } }] }'),
    },
  ],
  mutations: [
    mutation('no fsGroup, and a mode for root alone', 'Deployment', ({ spec }) =>
      (spec?.template?.spec?.volumes ?? []).flatMap(({ name, configMap }, index) =>
        configMap !== undefined &&
        spec?.template?.spec?.containers?.some(({ volumeMounts }) => volumeMounts?.some((one) => one.name === name))
          ? [
              {
                fields: {
                  'spec.template.spec.securityContext.fsGroup': undefined,
                  [`spec.template.spec.volumes[${index}].configMap.defaultMode`]: 0o400,
                },
              },
            ]
          : [],
      ),
    ),
  ],
};
