import type { Controller, ControllerNamespace } from '../lib/spec/controller.ts';
import { aws } from './controllers/aws.ts';
import { data } from './controllers/data.ts';
import { mesh } from './controllers/mesh.ts';
import { observability } from './controllers/observability.ts';
import { platform } from './controllers/platform.ts';

/** Every third-party controller, by Helm release, which is also the name of its Argo CD Application. */
export const controllers = {
  ...mesh,
  ...platform,
  ...observability,
  ...data,
  ...aws,
} as const satisfies Readonly<Record<string, Controller>>;

/**
 * The namespaces of all controllers except `kube-system`, which exists already and stays unrestricted: istio-cni,
 * node-exporter, Alloy and the NVIDIA device plugin read or change the node. None has a ResourceQuota: it would refuse
 * containers without requests, which some Helm charts have, and only the pinned Helm charts of the project
 * `controllers` create pods there.
 */
export const controllerNamespaces = {
  'ack-system': { podSecurity: 'restricted' },
  'argo-rollouts': { podSecurity: 'restricted' },
  'cert-manager': { podSecurity: 'restricted' },
  'cnpg-system': { podSecurity: 'restricted' },
  'external-secrets': { podSecurity: 'restricted' },
  'istio-ingress': { podSecurity: 'restricted', mesh: true, ownPolicies: true },
  'istio-system': { podSecurity: 'restricted' },
  keda: { podSecurity: 'restricted' },
  'kuberay-system': { podSecurity: 'restricted' },
  monitoring: { podSecurity: 'restricted', ownPolicies: true },
  strimzi: { podSecurity: 'restricted' },
  velero: { podSecurity: 'restricted' },
} as const satisfies Readonly<Record<string, ControllerNamespace>>;
