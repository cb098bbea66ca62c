import type { Rule } from '../../model/rule.ts';
import { dataUrls } from './data-urls.ts';
import { helmValuesFilledIn } from './helm-values-filled-in.ts';
import { noCredentials } from './no-credentials.ts';
import { noSecretObjects } from './no-secret-objects.ts';
import { noStaticCloudKeys } from './no-static-cloud-keys.ts';
import { oneWriterPerSecret } from './one-writer-per-secret.ts';
import { secretIsRefreshed } from './secret-is-refreshed.ts';
import { secretVariables } from './secret-variables.ts';
import { secretsFromFiles } from './secrets-from-files.ts';
import { secretsOfOwnEnvironment } from './secrets-of-own-environment.ts';

export const secretsRules: readonly Rule[] = [
  noCredentials,
  noSecretObjects,
  secretsFromFiles,
  secretVariables,
  oneWriterPerSecret,
  secretsOfOwnEnvironment,
  noStaticCloudKeys,
  helmValuesFilledIn,
  dataUrls,
  secretIsRefreshed,
];
