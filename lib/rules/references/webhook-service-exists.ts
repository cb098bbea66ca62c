import { webhooksOf } from '../../model/webhooks.ts';
import { mayHaveService } from '../../model/platform-pods.ts';
import { missing } from '../../model/references/missing.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const webhookServiceExists: ClusterRule = {
  id: 'webhook-service-exists',
  tier: 'correctness',
  severity: 'error',
  kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  summary: 'every admission webhook is a Service and a port that exist',
  why: 'The API server refuses every object that a webhook is asked about and does not answer, unless its failurePolicy is Ignore; then nothing is checked.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#service-reference',
  *check(cluster) {
    for (const { object, field, service } of webhooksOf(cluster)) {
      const { namespace = '', name = '', port = 443 } = service;
      const found = cluster.named('Service', namespace, name);
      const at = `${field}.clientConfig.service`;
      if (found === undefined) {
        if (mayHaveService(cluster, namespace, name)) continue;
        const words = missing('Service', namespace, name, cluster.names('Service', namespace));
        yield { object, field: `${at}.name`, ...words };
        continue;
      }
      const ports = (found.spec?.ports ?? []).flatMap((one) => one.port ?? []);
      if (found.spec?.type === 'ExternalName' || ports.includes(port)) continue;
      const is =
        service.port === undefined
          ? `missing, which is 443, and Service ${name} has no port 443`
          : `Service ${name} has no port ${port}`;
      yield { object, field: `${at}.port`, is, needed: `one of ${ports.join(', ')}` };
    }
  },
};
