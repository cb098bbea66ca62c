import { admissionRules } from './admission/rules.ts';
import { autoscalingRules } from './autoscaling/rules.ts';
import { availabilityRules } from './availability/rules.ts';
import { capacityRules } from './capacity/rules.ts';
import { clustersRules } from './clusters/rules.ts';
import { connectivityRules } from './connectivity/rules.ts';
import { dataRules } from './data/rules.ts';
import { deliveryRules } from './delivery/rules.ts';
import { imagesRules } from './images/rules.ts';
import { jobsRules } from './jobs/rules.ts';
import { monitoringRules } from './monitoring/rules.ts';
import { parityRules } from './parity/rules.ts';
import { quotaRules } from './quota/rules.ts';
import { referencesRules } from './references/rules.ts';
import { routesRules } from './routes/rules.ts';
import { secretsRules } from './secrets/rules.ts';
import { securityRules } from './security/rules.ts';
import { versionsRules } from './versions/rules.ts';
import type { Rule } from '../model/rule.ts';

/** Every rule, by area. */
export const areas = {
  references: referencesRules,
  admission: admissionRules,
  connectivity: connectivityRules,
  capacity: capacityRules,
  autoscaling: autoscalingRules,
  quota: quotaRules,
  availability: availabilityRules,
  security: securityRules,
  routes: routesRules,
  monitoring: monitoringRules,
  secrets: secretsRules,
  images: imagesRules,
  delivery: deliveryRules,
  jobs: jobsRules,
  data: dataRules,
  clusters: clustersRules,
  versions: versionsRules,
  parity: parityRules,
} as const satisfies Readonly<Record<string, readonly Rule[]>>;

/** Every rule. */
export const rules: readonly Rule[] = Object.values(areas).flat();
