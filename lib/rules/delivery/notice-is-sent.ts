import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import { producedSecrets } from '../../model/references/produced-keys.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { suggestion } from '../../schemas/closest.ts';

const prefix = 'notifications.argoproj.io/subscribe.';

export const noticeIsSent: ClusterRule = {
  id: 'notice-is-sent',
  tier: 'correctness',
  severity: 'error',
  misses:
    'triggers and services that Argo CD was installed with, where argocd-notifications-cm is not among the manifests',
  kinds: ['Application', 'AppProject', 'ConfigMap'],
  summary:
    "a subscription to Argo CD's notifications names a trigger and a service that exist, and these their templates and credentials",
  why: 'The notifications controller only logs what it does not find, and tells nobody.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/subscriptions/',
  *check(cluster) {
    const settings = cluster.of('ConfigMap').filter(({ metadata }) => metadata.name === 'argocd-notifications-cm');
    if (settings.length === 0) return;
    const keys = settings.flatMap(({ data }) => Object.keys(data ?? {}));
    const triggers = named(keys, 'trigger');
    const services = named(keys, 'service').map((name) => name.slice(name.lastIndexOf('.') + 1));
    for (const object of cluster.of('Application', 'AppProject')) {
      for (const key of Object.keys(object.metadata.annotations ?? {})) {
        if (!key.startsWith(prefix)) continue;
        const [first = '', second] = key.slice(prefix.length).split('.');
        const [trigger, service] = second === undefined ? [undefined, first] : [first, second];
        const field = `metadata.annotations['${key}']`;
        if (trigger !== undefined && !triggers.includes(trigger))
          yield { object, field, is: `no trigger '${trigger}'`, needed: oneOf(trigger, triggers) };
        if (!services.includes(service))
          yield { object, field, is: `no service '${service}'`, needed: oneOf(service, services) };
      }
    }
    for (const object of settings) {
      yield* unsent(object, named(keys, 'template'));
      yield* withoutCredentials(cluster, object);
    }
  },
};

/** The names of settings of one sort: `trigger.deployed` is the trigger `deployed`. */
function named(keys: readonly string[], sort: string): readonly string[] {
  return keys.flatMap((key) => (key.startsWith(`${sort}.`) ? [key.slice(sort.length + 1)] : []));
}

/** Triggers that send a template which does not exist. */
function* unsent(object: Of<'ConfigMap'>, templates: readonly string[]): Iterable<Found> {
  for (const [key, text = ''] of Object.entries(object.data ?? {})) {
    if (!key.startsWith('trigger.')) continue;
    for (const [, inline, block] of text.matchAll(/\bsend:\s*(?:\[([^\]]*)\]|((?:\n\s*-\s*[\w.-]+)+))/g)) {
      const sent = (inline ?? block ?? '').split(/[\s,]+/).map((word) => word.replaceAll(/^['"]|['"]$/g, ''));
      for (const name of sent) {
        if (name === '' || name === '-' || templates.includes(name)) continue;
        yield { object, field: `data['${key}']`, is: `no template '${name}'`, needed: oneOf(name, templates) };
      }
    }
  }
}

/** Services that read a key which the Secret does not have. */
function* withoutCredentials(cluster: Cluster, object: Of<'ConfigMap'>): Iterable<Found> {
  const namespace = object.metadata.namespace ?? '';
  const secret = cluster.once(producedSecrets).get(namespace)?.get('argocd-notifications-secret');
  if (secret === undefined || secret.open) return;
  const names = [...secret.names];
  for (const [key, text = ''] of Object.entries(object.data ?? {})) {
    if (!key.startsWith('service.')) continue;
    for (const [, name = ''] of text.matchAll(/\$([\w-]+)/g)) {
      if (secret.names.has(name)) continue;
      const is = `no key '${name}' in Secret argocd-notifications-secret`;
      yield { object, field: `data['${key}']`, is, needed: oneOf(name, names) };
    }
  }
}

function oneOf(name: string, names: readonly string[]): string {
  return names.length === 0 ? 'one that is there' : `one of ${names.join(' ')}${suggestion(name, names)}`;
}
