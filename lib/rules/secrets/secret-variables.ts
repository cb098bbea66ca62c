import { containersOf } from '../../model/pods/pods.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { credentialIn, isHarmless, isLiteralSecret } from '../../model/secrets/looks-secret.ts';

export const secretVariables: ClusterRule = {
  id: 'secret-variables',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: "no variable with a secret's name has a literal value",
  why: 'Either the manifest contains a secret that every reader sees, or the name of the variable misleads.',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        for (const [index, { name = '', value = '' }] of (container.env ?? []).entries()) {
          if (value === '' || !soundsSecret.test(name) || isHarmless(value)) continue;
          if (namesSecret.test(name) || isNameOfSecret(cluster, pods.namespace, value)) continue;
          // no-credentials reports certain credentials.
          if (isLiteralSecret(name, value) || credentialIn(value) !== undefined) continue;
          yield {
            object: pods.owner,
            field: `${field}.env[${index}].value`,
            is: `a literal value of ${name}`,
            needed: 'a file of a Secret, or another name',
          };
        }
      }
    }
  },
};

/** Whole words are compared: KEYCLOAK_URL and TOKENIZERS_PARALLELISM are no secrets. */
const soundsSecret =
  /(?:^|_)(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|PWD|TOKEN|JWT|BEARER|CREDENTIALS?|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY)$/i;

/** Image pull secrets and TLS options take the name of a Secret. */
const namesSecret = /(?:^|_)(?:PULL|TLS)_SECRET$/;

function isNameOfSecret(cluster: Cluster, namespace: string, value: string): boolean {
  return (['Secret', 'ExternalSecret'] as const).some((kind) => cluster.named(kind, namespace, value) !== undefined);
}
