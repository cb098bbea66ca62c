import { mutation, type Proof } from '../proof.ts';

const pod = (subPath: string, volume: string) => `
apiVersion: v1
kind: Pod
metadata: { name: proxy, namespace: shop }
spec:
  containers: [{ name: proxy, volumeMounts: [{ name: settings, mountPath: /etc/proxy.conf, subPath: ${subPath} }] }]
  volumes: [{ name: settings, ${volume} }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: proxy, namespace: shop }
data: { proxy.conf: 'listen 80' }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a misspelt key',
      manifests: pod('proxy.cnf', 'configMap: { name: proxy }'),
      says: [
        "Pod shop/proxy › spec.containers[0].volumeMounts[0].subPath: volume settings has no file 'proxy.cnf' (did you mean 'proxy.conf'?) › one of proxy.conf",
      ],
    },
    {
      what: 'a key that items give another path',
      manifests: pod('proxy.conf', 'secret: { secretName: proxy, items: [{ key: proxy.conf, path: etc/main.conf }] }'),
      says: [
        "Pod shop/proxy › spec.containers[0].volumeMounts[0].subPath: volume settings has no file 'proxy.conf' › one of etc/main.conf",
      ],
    },
  ],
  accepted: [
    { what: 'a key', manifests: pod('proxy.conf', 'configMap: { name: proxy }') },
    {
      what: 'a folder of items',
      manifests: pod('etc', 'configMap: { name: proxy, items: [{ key: proxy.conf, path: etc/main.conf }] }'),
    },
    { what: 'a folder of a disk', manifests: pod('data', 'emptyDir: {}') },
    { what: 'a Secret that is not there', manifests: pod('proxy.conf', 'secret: { secretName: other }') },
  ],
  mutations: [
    mutation('a file that is not there', 'Deployment', ({ metadata, spec }, cluster) =>
      (spec?.template?.spec?.containers ?? []).flatMap(({ volumeMounts = [] }, index) =>
        volumeMounts.flatMap(({ name }, number) => {
          const { configMap } = spec?.template?.spec?.volumes?.find((one) => one.name === name) ?? {};
          if (cluster.named('ConfigMap', metadata.namespace ?? '', configMap?.name ?? '') === undefined) return [];
          const field = `spec.template.spec.containers[${index}].volumeMounts[${number}].subPath`;
          return [{ field, to: 'not-there.conf' }];
        }),
      ),
    ),
  ],
};
