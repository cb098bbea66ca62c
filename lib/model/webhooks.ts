import type { Cluster } from './cluster.ts';
import { each } from './each.ts';
import type { KubernetesObject } from './kinds.ts';

/** An admission webhook that the API server calls by a Service. */
export interface Webhook {
  readonly object: KubernetesObject;
  /** Such as `webhooks[0]`. */
  readonly field: string;
  readonly service: ServiceReference;
  /** Whether the API server refuses an object if nobody answers. */
  readonly fails: boolean;
}

/** The webhooks of a cluster; those that are called by a URL are outside of it. */
export function* webhooksOf(cluster: Cluster): Iterable<Webhook> {
  for (const object of cluster.of('MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'))
    for (const [{ clientConfig, failurePolicy }, field] of each<Written>(object, 'webhooks[]')) {
      const { service } = clientConfig ?? {};
      if (service !== undefined) yield { object, field, service, fails: failurePolicy !== 'Ignore' };
    }
}

/** The port is 443 if none is named. */
interface ServiceReference {
  readonly namespace?: string;
  readonly name?: string;
  readonly port?: number;
}

interface Written {
  readonly clientConfig?: { readonly service?: ServiceReference };
  readonly failurePolicy?: string;
}
