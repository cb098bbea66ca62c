import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { selects } from '../selector.ts';
import { mayHoldGateways } from './admissions.ts';

type IngressRule = NonNullable<NonNullable<Of<'Ingress'>['spec']>['rules']>[number];

/** Whether a rule of an Ingress leads to gateways of Istio, which then decide: a balancer before them is the same way in. */
export function leadsToGateway(cluster: Cluster, { metadata }: Of<'Ingress'>, { http }: IngressRule): boolean {
  const { namespace = '' } = metadata;
  const services = (http?.paths ?? []).map(({ backend }) => backend?.service?.name ?? '');
  return services.length > 0 && services.every((name) => isGateway(cluster, namespace, name));
}

/** Whether TLS may end at a balancer before the gateways, so that what comes to them is plain, and a redirect a loop. */
export function balancersEndTls(cluster: Cluster): boolean {
  return (
    cluster.of('Service').some(({ metadata: { annotations = {} } }) => certificate in annotations) ||
    cluster.of('Ingress').some((one) => (one.spec?.rules ?? []).some((rule) => leadsToGateway(cluster, one, rule)))
  );
}

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#ssl-cert */
const certificate = 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert';

function isGateway(cluster: Cluster, namespace: string, name: string): boolean {
  const service = cluster.named('Service', namespace, name);
  if (service === undefined) return mayHoldGateways(cluster, namespace);
  return cluster
    .of('Gateway')
    .some(({ spec }) => selects({ matchLabels: spec?.selector }, service.spec?.selector ?? {}));
}
