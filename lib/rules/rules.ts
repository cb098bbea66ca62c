import { admissionRules } from './admission/rules.ts';
import { apiLifeRules } from './api-life/rules.ts';
import { autoscalingRules } from './autoscaling/rules.ts';
import { backupsRules } from './backups/rules.ts';
import { capacityRules } from './capacity/rules.ts';
import { connectivityRules } from './connectivity/rules.ts';
import { drainRules } from './drain/rules.ts';
import { gitopsRules } from './gitops/rules.ts';
import { hardeningRules } from './hardening/rules.ts';
import { monitoringRules } from './monitoring/rules.ts';
import { parityRules } from './parity/rules.ts';
import { quotaRules } from './quota/rules.ts';
import { referencesRules } from './references/rules.ts';
import { routesRules } from './routes/rules.ts';
import { secretsRules } from './secrets/rules.ts';
import type { Rule } from '../model/rule.ts';

/** Every rule, by area. */
export const areas = {
  references: referencesRules,
  admission: admissionRules,
  connectivity: connectivityRules,
  capacity: capacityRules,
  autoscaling: autoscalingRules,
  quota: quotaRules,
  drain: drainRules,
  hardening: hardeningRules,
  routes: routesRules,
  monitoring: monitoringRules,
  secrets: secretsRules,
  gitops: gitopsRules,
  backups: backupsRules,
  'api-life': apiLifeRules,
  parity: parityRules,
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

/** Every rule. */
export const rules: readonly Rule[] = Object.values(areas).flat();
