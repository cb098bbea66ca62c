import type { Rule } from '../../model/rule.ts';
import { affinitySelectsPods } from './affinity-selects-pods.ts';
import { backendPortExists } from './backend-port-exists.ts';
import { configMapKeyExists } from './config-map-key-exists.ts';
import { destinationRuleHostExists } from './destination-rule-host-exists.ts';
import { gatewayCertificate } from './gateway-certificate.ts';
import { namedObjectExists } from './named-object-exists.ts';
import { networkPolicyPeerExists } from './network-policy-peer-exists.ts';
import { principalExists } from './principal-exists.ts';
import { priorityClassExists } from './priority-class-exists.ts';
import { probePortExists } from './probe-port-exists.ts';
import { probedPortIsDeclared } from './probed-port-is-declared.ts';
import { referenceIsGranted } from './reference-is-granted.ts';
import { remoteSecretListed } from './remote-secret-listed.ts';
import { remoteSecretReadable } from './remote-secret-readable.ts';
import { rolloutReferences } from './rollout-references.ts';
import { routeBackendExists } from './route-backend-exists.ts';
import { routeDestinationExists } from './route-destination-exists.ts';
import { scaleTargetExists } from './scale-target-exists.ts';
import { secretKeyExists } from './secret-key-exists.ts';
import { selectorIsOwn } from './selector-is-own.ts';
import { selectorMatchesPods } from './selector-matches-pods.ts';
import { selectorOutlivesRelease } from './selector-outlives-release.ts';
import { serviceAccountExists } from './service-account-exists.ts';
import { servicePortIsDeclared } from './service-port-is-declared.ts';
import { servicePortReachesPods } from './service-port-reaches-pods.ts';
import { serviceSelectsPods } from './service-selects-pods.ts';
import { sourceNamespaceExists } from './source-namespace-exists.ts';
import { statefulSetService } from './stateful-set-service.ts';
import { storageClassExists } from './storage-class-exists.ts';
import { subPathExists } from './sub-path-exists.ts';
import { templateKeyExists } from './template-key-exists.ts';
import { topicDeclared } from './topic-declared.ts';
import { topicUsed } from './topic-used.ts';
import { variableIsDefined } from './variable-is-defined.ts';
import { virtualServiceGatewayExists } from './virtual-service-gateway-exists.ts';
import { virtualServiceHostExists } from './virtual-service-host-exists.ts';
import { volumeFitsClaim } from './volume-fits-claim.ts';
import { volumeIsMounted } from './volume-is-mounted.ts';
import { volumeMountExists } from './volume-mount-exists.ts';
import { webhookServiceExists } from './webhook-service-exists.ts';
import { wildcardIsProvedByDns } from './wildcard-is-proved-by-dns.ts';
import { workloadSelector } from './workload-selector.ts';

export const referencesRules: readonly Rule[] = [
  serviceAccountExists,
  secretKeyExists,
  configMapKeyExists,
  volumeMountExists,
  storageClassExists,
  priorityClassExists,
  namedObjectExists,
  serviceSelectsPods,
  servicePortReachesPods,
  statefulSetService,
  probePortExists,
  workloadSelector,
  selectorMatchesPods,
  affinitySelectsPods,
  networkPolicyPeerExists,
  scaleTargetExists,
  rolloutReferences,
  routeDestinationExists,
  destinationRuleHostExists,
  virtualServiceGatewayExists,
  gatewayCertificate,
  principalExists,
  topicDeclared,
  topicUsed,
  remoteSecretListed,
  remoteSecretReadable,
  volumeIsMounted,
  virtualServiceHostExists,
  variableIsDefined,
  subPathExists,
  templateKeyExists,
  wildcardIsProvedByDns,
  probedPortIsDeclared,
  selectorIsOwn,
  servicePortIsDeclared,
  selectorOutlivesRelease,
  backendPortExists,
  sourceNamespaceExists,
  routeBackendExists,
  referenceIsGranted,
  webhookServiceExists,
  volumeFitsClaim,
];
