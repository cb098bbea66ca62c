import { unmatched } from './jobs.ts';
import { isThere, numberOf, valueText, textOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** Rolling-update fields are not allowed with another strategy. */
function onlyRolling(field: string, kinds: readonly string[]): Relation {
  return function* (spec) {
    const { rollingUpdate, type } = fieldsIn(spec[field]);
    if (isThere(rollingUpdate) && kinds.includes(valueText(type)))
      yield {
        at: `.${field}.rollingUpdate`,
        is: `set with ${valueText(type)}`,
        needed: 'RollingUpdate, or no such field',
      };
  };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
export const deployment: Relation = function* (spec) {
  yield* onlyRolling('strategy', ['Recreate'])(spec);
  const { maxSurge, maxUnavailable } = fieldsIn(fieldsIn(spec.strategy).rollingUpdate);
  if (isNone(maxSurge) && isNone(maxUnavailable))
    yield {
      at: '.strategy.rollingUpdate.maxUnavailable',
      is: `${valueText(maxUnavailable)} with maxSurge ${valueText(maxSurge)}: nothing can be updated`,
      needed: 'one of the two above 0',
    };
  const [ready, deadline] = [numberOf(spec.minReadySeconds) ?? 0, numberOf(spec.progressDeadlineSeconds) ?? 600];
  if (deadline <= ready)
    yield { at: '.progressDeadlineSeconds', is: `${deadline}`, needed: `more than minReadySeconds ${ready}` };
};

/** https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/ */
export const daemonSet: Relation = function* ({ updateStrategy }) {
  const { rollingUpdate, type = 'RollingUpdate' } = fieldsIn(updateStrategy);
  if (type !== 'RollingUpdate' && type !== '') return;
  const { maxSurge, maxUnavailable } = fieldsIn(rollingUpdate);
  // By default, maxUnavailable is 1 and maxSurge is 0.
  const [more, fewer] = [!isNone(maxSurge ?? 0), !isNone(maxUnavailable ?? 1)];
  if (more === fewer)
    yield {
      at: `.updateStrategy.rollingUpdate.${more ? 'maxSurge' : 'maxUnavailable'}`,
      is: `maxSurge ${textual(maxSurge, 0)} and maxUnavailable ${textual(maxUnavailable, 1)}`,
      needed: 'one of the two, and the other 0',
    };
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies */
export const statefulSet: Relation = onlyRolling('updateStrategy', ['OnDelete']);

/** The selector matches the labels of the template. */
export const templateSelector: Relation = function* ({ selector, template, workloadRef }) {
  if (isThere(workloadRef)) return;
  const labels = fieldsIn(fieldsIn(fieldsIn(template).metadata).labels);
  yield* unmatched(fieldsIn(selector), labels);
};

/** A pod template has a spec. */
export const templateSpec: Relation = function* ({ template }) {
  if (isThere(template) && !isThere(fieldsIn(template).spec))
    yield { at: '.template.spec', is: 'missing', needed: 'the spec of pods' };
};

/** The selector of a ReplicationController is a map of labels. */
export const controllerSelector: Relation = function* ({ selector, template }) {
  const labels = fieldsIn(fieldsIn(fieldsIn(template).metadata).labels);
  if (Object.keys(fieldsIn(selector)).length === 0 && Object.keys(labels).length === 0)
    yield { at: '.selector', is: 'empty', needed: 'labels of its template' };
  if (!isThere(template)) yield { at: '.template', is: 'missing', needed: 'a template of pods' };
  for (const { at, ...said } of unmatched({ matchLabels: selector }, labels))
    yield { at: at.replace('.matchLabels', ''), ...said };
};

/** Pods that run permanently have no deadline. */
export const noDeadline: Relation = function* ({ template }) {
  if (isThere(fieldsIn(fieldsIn(template).spec).activeDeadlineSeconds))
    yield {
      at: '.template.spec.activeDeadlineSeconds',
      is: 'set of pods that run on',
      needed: 'no such field: Jobs alone have one',
    };
};

function isNone(value: unknown): boolean {
  return value === 0 || value === '0%' || value === '0';
}

function textual(value: unknown, otherwise: number): string {
  return textOf(value) ?? valueText(numberOf(value) ?? otherwise);
}
