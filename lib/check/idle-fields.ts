import { definedKind, schemaReference, type OtherKinds } from '../schemas/validate.ts';
import type { SchemaProblem } from '../schemas/visit.ts';
import { removeField, setField } from './edit-fields.ts';

/**
 * The problems of an object, without those that the API server ignores too: nulls, fields that it sets itself, and
 * names in templates of Kubernetes' own kinds. Those fields are removed from the object.
 */
export function withoutIdleFields<Problems extends readonly SchemaProblem[] | undefined>(
  value: Record<string, unknown>,
  judge: (value: Record<string, unknown>) => Problems,
  others: OtherKinds,
): Problems {
  const problems = judge(value);
  const { apiVersion, kind } = value;
  const isOwn = /^(apps|batch)\/|^v1$/.test(String(apiVersion));
  // Server-side apply, which Argo CD and Flux use, refuses a null in a custom resource. A null in a list is an item.
  const key = { apiVersion: String(apiVersion), kind: String(kind) };
  const isCustom = schemaReference(key) !== undefined || definedKind(key, others) !== undefined;
  const isPruned = (field: string): boolean =>
    !/\[\d+\]$/.test(field) && (!isCustom || field.startsWith('metadata.') || field === 'status');
  const idle = (problems ?? []).filter(
    ({ field, is, isIdle }) =>
      isIdle === true ||
      (is === 'null' && isPruned(field)) ||
      ofServer.test(field) ||
      (isOwn && inTemplate.test(field)),
  );
  for (const { field, is } of idle.reverse())
    if (is === 'null' && ofAmounts.test(field)) setField(value, field, 0);
    else if (is === 'null' && ofTexts.test(field)) setField(value, field, '');
    else removeField(value, field);
  return idle.length === 0 ? problems : judge(value);
}

/** Fields that kubectl also writes if they are empty. */
const ofServer =
  /^status$|^spec\.volumeClaimTemplates\[\d+\]\.status$|\.metadata\.(creationTimestamp|generation|managedFields|resourceVersion|selfLink|uid)$/;

/** The controller names the objects that it creates from a template, whatever the template says. */
const inTemplate = /^spec\.([\w.]*\.)?(template|jobTemplate|volumeClaimTemplates\[\d+\])\.metadata\.(name|namespace)$/;

/** Maps of quantities, where the API server reads a null as 0. */
const ofAmounts =
  /\.(capacity|default|defaultRequest|hard|limits|max|maxLimitRequestRatio|min|overhead|requests)(\.[\w-]+|\['[^']+'\])$/;

/** Maps of texts, where the API server reads a null as ''. */
const ofTexts = /\.(labels|matchLabels|nodeSelector)(\.[\w-]+|\['[^']+'\])$/;
