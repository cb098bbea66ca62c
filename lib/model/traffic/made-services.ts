import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { Pods } from '../pods/pods.ts';
import { postgresqlPorts, rayHeadPorts } from '../../knowledge/well-known-ports.ts';

/** A Service that an operator makes of an object. */
export interface MadeService {
  readonly owner: KubernetesObject;
  /** Which of the owner's pods it leads to. */
  readonly role: Pods['role'];
  /** Its ports, which are those of the pods. */
  readonly ports: readonly number[];
}

/** Services that operators make, by `namespace/name`. */
export function madeServices(cluster: Cluster): ReadonlyMap<string, MadeService> {
  return cluster.once(readMadeServices);
}

/** Ports of a Service that is here, or that an operator makes; undefined where there is none. */
export function portsOfService(cluster: Cluster, namespace: string, name: string): readonly number[] | undefined {
  const service = cluster.named('Service', namespace, name);
  if (service === undefined) return madeServices(cluster).get(`${namespace}/${name}`)?.ports;
  return (service.spec?.ports ?? []).flatMap(({ port }) => port ?? []);
}

function readMadeServices(cluster: Cluster): ReadonlyMap<string, MadeService> {
  const made = new Map<string, MadeService>();
  const add = (owner: KubernetesObject, name: string, role: Pods['role'], ports: readonly number[]): void => {
    made.set(`${owner.metadata.namespace ?? ''}/${name}`, { owner, role, ports });
  };
  for (const one of cluster.of('Cluster.postgresql.cnpg.io'))
    for (const name of postgresqlServices(one)) add(one, name, 'instance', [postgresqlPorts.postgresql]);
  for (const one of cluster.of('Pooler')) add(one, one.metadata.name, 'pod', [postgresqlPorts.postgresql]);
  for (const one of cluster.of('RayCluster')) add(one, `${one.metadata.name}-head-svc`, 'head', headPorts(one));
  return made;
}

/** https://cloudnative-pg.io/documentation/current/service_management/ */
function postgresqlServices({ metadata, spec }: Of<'Cluster.postgresql.cnpg.io'>): readonly string[] {
  const { additional = [], disabledDefaultServices = [] } = spec?.managed?.services ?? {};
  const disabled: readonly string[] = disabledDefaultServices;
  const usual = ['rw', 'ro', 'r'].filter((role) => !disabled.includes(role));
  return [
    ...usual.map((role) => `${metadata.name}-${role}`),
    ...additional.flatMap(({ serviceTemplate }) => serviceTemplate?.metadata?.name ?? []),
  ];
}

/** Ports of the first container, or those of Ray; and one for metrics. https://github.com/ray-project/kuberay/blob/v1.4.2/ray-operator/controllers/ray/common/service.go */
function headPorts({ spec }: Of<'RayCluster'>): readonly number[] {
  const [container] = spec?.headGroupSpec?.template?.spec?.containers ?? [];
  const declared = container?.ports ?? [];
  if (declared.length === 0) return rayHeadPorts;
  const ports = declared.flatMap(({ containerPort }) => containerPort ?? []);
  return declared.some(({ name }) => name === 'metrics') ? ports : [...ports, 8080];
}
