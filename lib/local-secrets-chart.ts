import type { App } from 'cdk8s';
import { namespace } from './kinds/namespace.ts';
import { secretReaderBinding } from './kinds/role-binding.ts';
import { secretReaderRole } from './kinds/role.ts';
import { defaultDeny } from './kinds/network-policy.ts';
import { platform } from './kinds/platform.ts';
import { ManifestChart } from './manifest-chart.ts';
import type { System } from './resolve/system.ts';

/**
 * On one machine a namespace is the secret store: a developer creates the Secrets there, and External Secrets copies
 * them.
 */
export class LocalSecretsChart extends ManifestChart {
  constructor(app: App, system: System, name: string) {
    super(app, `${name}/namespace.yaml`);
    const { environment, owner, namespaces } = system;
    const local = { name, system: system.name, owner };
    const readers = namespaces.filter(({ secretStore }) => secretStore !== undefined).map(({ name: reader }) => reader);
    this.add(namespace({ ...local, environment, labels: {}, podSecurity: 'restricted', mesh: false }));
    this.add(
      defaultDeny(local),
      secretReaderRole(local),
      secretReaderBinding(local, [...readers, platform.prometheus.namespace]),
    );
  }
}
