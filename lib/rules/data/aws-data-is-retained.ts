import { apiGroup } from '../../manifests/manifest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { dataKinds, isInstanceOfCluster } from '../../model/data/data-kinds.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

const key = 'services.k8s.aws/deletion-policy';

export const awsDataIsRetained: ClusterRule = {
  id: 'aws-data-is-retained',
  tier: 'policy',
  severity: 'error',
  kinds: ['DBInstance'],
  summary: 'AWS resources that hold data are retained when their object is deleted',
  why: 'By default an ACK controller deletes the AWS resource when its object is deleted in the cluster.',
  source: 'https://aws-controllers-k8s.github.io/community/docs/user-docs/deletion-policy/',
  *check(cluster) {
    const services = cluster.once(retainingServices);
    for (const { kind, name } of dataKinds) {
      for (const object of name === undefined ? [] : cluster.of(kind)) {
        const own = object.metadata.annotations?.[key];
        if (own === 'retain' || isProtected(object) || isInstanceOfCluster(object)) continue;
        const [service = ''] = apiGroup(object).split('.');
        const home = cluster.named('Namespace', '', object.metadata.namespace ?? '');
        const inherited =
          home?.metadata.annotations?.[`${service}.${key}`] ?? (services.has(service) ? 'retain' : 'delete');
        if ((own ?? inherited) === 'retain') continue;
        const is = `deletion of the object deletes ${object.kind} ${object.metadata.name} in AWS`;
        yield { object, field: `metadata.annotations['${key}']`, is, needed: `${key}: retain` };
      }
    }
  },
};

function isProtected(object: KubernetesObject): boolean {
  return (object as { readonly spec?: { readonly deletionProtection?: unknown } }).spec?.deletionProtection === true;
}

/** AWS services whose controllers retain everything, by the values of their Helm charts. */
function retainingServices(cluster: Cluster): ReadonlySet<string> {
  const services = new Set<string>();
  for (const { sources } of cluster.once(deliveriesOf)) {
    for (const { source } of sources) {
      const { valuesObject, parameters = [], values = '' } = source.helm ?? {};
      const policy = (valuesObject as Loose<{ deletionPolicy: string }> | undefined)?.deletionPolicy;
      const retains =
        policy === 'retain' ||
        parameters.some(({ name, value }) => name === 'deletionPolicy' && value === 'retain') ||
        /^deletionPolicy: *["']?retain\b/m.test(values);
      if (retains && source.chart?.endsWith('-chart') === true) services.add(source.chart.slice(0, -'-chart'.length));
    }
  }
  return services;
}
