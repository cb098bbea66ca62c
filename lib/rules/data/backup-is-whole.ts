import type { ClusterRule } from '../../model/rule.ts';

export const backupIsWhole: ClusterRule = {
  id: 'backup-is-whole',
  tier: 'policy',
  severity: 'error',
  kinds: ['Schedule'],
  summary: 'no backup leaves out the Secrets and ConfigMaps that a restore needs',
  why: 'Pods restored without their Secrets and ConfigMaps cannot start.',
  source: 'https://velero.io/docs/main/resource-filtering/',
  ofObject: true,
  *check(cluster) {
    const templates = [
      ...cluster.of('Schedule').map((object) => ({ object, template: object.spec?.template, at: 'spec.template' })),
      ...cluster.of('Backup').map((object) => ({ object, template: object.spec, at: 'spec' })),
    ];
    for (const { object, template, at } of templates) {
      for (const name of ['excludedResources', 'excludedNamespaceScopedResources'] as const) {
        for (const [index, resource] of (template?.[name] ?? []).entries()) {
          if (!needed.has(resource)) continue;
          const field = `${at}.${name}[${index}]`;
          yield {
            object,
            field,
            is: `leaves out ${resource}: what is restored cannot start`,
            needed: 'all resources, but events',
          };
        }
      }
    }
  },
};

const needed: ReadonlySet<string> = new Set(['secrets', 'secret', 'configmaps', 'configmap', 'cm', '*']);
