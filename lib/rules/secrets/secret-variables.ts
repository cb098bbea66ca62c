import { containersOf } from '../../model/pods/pods.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { credentialIn, isHarmless, isLiteralSecret, isRandom } from '../../model/secrets/looks-secret.ts';

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
          if (value === '' || isHarmless(value) || !mayBeSecret(name, value)) continue;
          if (isNameOfSecret(cluster, pods.namespace, value)) continue;
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

/** Whether a variable sounds like a secret; the value of any other key is one where it looks made by chance. */
function mayBeSecret(name: string, value: string): boolean {
  if (ofSecrets.test(name)) return false;
  return soundsSecret.test(name) || (/(?:^|_)KEY(?:_|$)/i.test(name) && isRandom(value));
}

/** Whole words are compared, anywhere in the name: KEYCLOAK_URL and TOKENIZERS_PARALLELISM are no secrets. */
const soundsSecret =
  /(?:^|_)(?:SECRET|PASSWORD|PASSWD|PASSPHRASE|PWD|TOKEN|JWT|BEARER|CREDENTIALS?|API_?KEY|ACCESS_KEY|PRIVATE_KEY)(?:_|$)/i;

/** What is said of a secret, such as where it is, what it is called and how long it lives. */
const ofSecrets =
  /_(?:FILE|PATH|DIR|NAME|URL|URI|HOST|PORT|ENDPOINT|ISSUER|AUDIENCE|ALGORITHM|TYPE|METHOD|MODE|POLICY|PROVIDER|STORE|MANAGER|BACKEND|ARN|REF|ID|REGION|VERSION|HEADER|COOKIE|CLAIM|PREFIX|SUFFIX|FIELD|PATTERN|REGEX|TTL|LIFETIME|DURATION|EXPIRY|EXPIRATION|EXPIRES(?:_IN)?|TIMEOUT|INTERVAL|SECONDS|MINUTES|HOURS|DAYS|LENGTH|SIZE|MIN|MAX|LIMIT|COUNT|ENABLED|DISABLED|REQUIRED|ROTATION|RESET)$|(?:^|_)(?:PULL|TLS)_SECRET$|^(?:ENABLE|DISABLE|USE|MAX|MIN)_/i;

function isNameOfSecret(cluster: Cluster, namespace: string, value: string): boolean {
  return (['Secret', 'ExternalSecret'] as const).some((kind) => cluster.named(kind, namespace, value) !== undefined);
}
