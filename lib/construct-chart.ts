import type { App } from 'cdk8s';
import { iamRole } from './kinds/aws/iam-role.ts';
import { podIdentityAssociation } from './kinds/aws/pod-identity-association.ts';
import type { Origin } from './constructs/origin.ts';
import { declaredAnnotations } from './kinds/declared.ts';
import { externalSecret } from './kinds/external-secret.ts';
import { authorizationPolicy } from './kinds/istio/authorization-policy.ts';
import { destinationRule } from './kinds/istio/destination-rule.ts';
import { plainPorts, plainPortsPeerAuthentication } from './kinds/istio/peer-authentication.ts';
import { sidecar } from './kinds/istio/sidecar.ts';
import { networkPolicy } from './kinds/network-policy.ts';
import { podMonitor } from './kinds/pod-monitor.ts';
import { roleBinding } from './kinds/role-binding.ts';
import { role } from './kinds/role.ts';
import { serviceAccount } from './kinds/service-account.ts';
import { ManifestChart } from './manifest-chart.ts';
import { identity, type Manifest } from './manifests/manifest.ts';
import { inOrder } from './manifests/order.ts';
import type { BuiltObject, ResolvedChart } from './resolve/chart.ts';
import { waveOf, withWave } from './sync-waves.ts';

/**
 * The objects that the constructs of a chart made, and those that every workload gets: identity, secrets, permissions,
 * policies. An object that the constructs make themselves is not added again.
 */
export class ConstructChart extends ManifestChart {
  override readonly isInOrder = true;
  override readonly origin: Origin;

  constructor(app: App, { objects, pods, member }: ResolvedChart) {
    super(app, `${member.namespace}/${member.name}.yaml`);
    const ofCdk8sPlus = objects.filter(({ isOfCdk8sPlus }) => isOfCdk8sPlus).map(({ manifest }) => titleOf(manifest));
    this.origin = { source: member.source, ofCdk8sPlus: new Set(ofCdk8sPlus) };
    const callers = new Set(pods.map(({ manifest }) => manifest));
    const annotations = declaredAnnotations(member);
    const declaring = (manifest: Manifest): Manifest =>
      callers.has(manifest) ? withAnnotations(manifest, annotations) : manifest;
    const own = new Set(objects.map(({ manifest }) => identity(manifest)));
    const fromPlatform = (...manifests: readonly object[]) => {
      this.add(...(manifests as readonly Manifest[]).filter((manifest) => !own.has(identity(manifest))));
    };

    if (member.secrets !== undefined) fromPlatform(externalSecret(member, member.secrets));
    if (pods.length > 0) {
      if (pods.some(({ spec }) => spec.serviceAccountName === member.name)) fromPlatform(serviceAccount(member));
      if (member.apiRules.length > 0) fromPlatform(role(member), roleBinding(member));
      if (member.awsRole !== undefined)
        fromPlatform(iamRole(member, member.awsRole), podIdentityAssociation(member, member.awsRole));
      if (member.ports.length > 0) fromPlatform(destinationRule(member));
      fromPlatform(networkPolicy(member), authorizationPolicy(member), sidecar(member));
      const plain = plainPorts(member);
      if (plain.length > 0) fromPlatform(plainPortsPeerAuthentication(member, plain));
      if (member.metrics !== undefined) fromPlatform(podMonitor(member, member.metrics));
    }
    this.add(...this.#inWaves(objects, member.source).map(declaring));
    this.except(member.exceptions, member.source);
  }

  /** The objects by wave, which is the order of their dependencies. */
  override get manifests(): readonly Manifest[] {
    return [...inOrder(super.manifests)].sort((a, b) => waveOf(a).wave - waveOf(b).wave);
  }

  /** An object with dependencies gets a later wave than these: a wave starts when the one before it is healthy. */
  #inWaves(objects: readonly BuiltObject[], source: string): readonly Manifest[] {
    const waves = new Map<Manifest, number>();
    return objects.map(({ manifest, after }) => {
      const own = waveOf(manifest);
      const wave = Math.max(own.wave, ...after.map((earlier) => (waves.get(earlier) ?? waveOf(earlier).wave) + 1));
      waves.set(manifest, wave);
      if (wave === own.wave) return manifest;
      if (own.isStated)
        this.problems.push({
          file: source,
          field: `${manifest.kind} ${manifest.metadata.name}`,
          is: `sync wave ${own.wave}, before the objects that it depends on`,
          needed: `${wave} or later, or no wave in the object`,
        });
      return withWave(manifest, wave);
    });
  }
}

function titleOf({ kind, metadata: { name, namespace } }: Manifest): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function withAnnotations(manifest: Manifest, annotations: Readonly<Record<string, string>>): Manifest {
  const { metadata } = manifest;
  const all = { ...annotations, ...metadata.annotations };
  return Object.keys(all).length === 0 ? manifest : { ...manifest, metadata: { ...metadata, annotations: all } };
}
