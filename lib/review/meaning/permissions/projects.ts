import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { changedFields, fromTo } from '../fields.ts';

/** What projects of Argo CD permit. */
export function* projects(change: ClusterChange): Iterable<Meant> {
  for (const { object, change: field } of changedFields(change, 'AppProject')) {
    if (
      !/^spec\.(destinations|clusterResourceWhitelist|namespaceResourceWhitelist|sourceRepos|sourceNamespaces)/.test(
        field.pattern,
      )
    )
      continue;
    const isWider = field.before === undefined;
    if (field.before !== undefined && field.after !== undefined) continue;
    yield {
      severity: isWider ? (JSON.stringify(field.after).includes('"*"') ? 'high' : 'medium') : 'low',
      what: isWider ? 'a project permits more' : 'a project permits less',
      reason: isWider
        ? 'Argo CD may deploy more, or from other sources.'
        : 'Applications that still need it are refused.',
      object: affected(object, `${field.pattern.replace(/^spec\.|\[\]/g, '')}: ${fromTo(field)}`),
    };
  }
}
