import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '@marcbachmann/cel-js';
import type { TransitionRules } from '../../../imports/lists.ts';
import { heldFields, type Effect, type HeldField } from '../../knowledge/held-fields.ts';
import { minorOf } from '../../knowledge/kubernetes-versions.ts';
import { patternOf } from '../../model/pattern.ts';
import { quantity } from '../../model/quantity.ts';
import { affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { annotation, at, changedFields, fromTo, isOfKind, type ChangedField } from './fields.ts';
import { replacedResources } from './stacks.ts';

/**
 * Fields that the API server or a controller cannot change in place, and fields whose change interrupts a data service.
 */
export function* refused(change: ClusterChange): Iterable<Meant> {
  const fields = new Map<string, { readonly held: HeldField; readonly changed: ChangedField[] }>();
  for (const changed of changedFields(change)) {
    const held = heldFields.find((one) => isHeld(one, changed));
    if (held === undefined || isMadeAnew(changed.object)) continue;
    const { object } = changed;
    const key = `${object.kind} ${object.namespace}/${object.name} ${held.field} ${held.says}`;
    const found = fields.get(key);
    if (found === undefined) fields.set(key, { held, changed: [changed] });
    else found.changed.push(changed);
  }
  for (const { held, changed } of fields.values()) yield meantBy(held, changed);
  yield* replacedResources(change);
  for (const object of change.objects) if (object.how === 'changed') yield* brokenTransitions(object);
}

function meantBy({ effect, says, instead }: HeldField, changed: readonly ChangedField[]): Meant {
  const [first] = changed;
  if (first === undefined) throw new Error('nothing changed');
  const { object, change } = first;
  const details = changed.map(({ change: one }) => `${one.field.replace(/^spec\./, '')} ${fromTo(one)}`);
  return {
    severity: severities[effect],
    what: `${object.kind} ${change.pattern.replace(/\.matchLabels.*|\[\].*/, '')} ${verbs[effect]}`,
    reason: `${says[0]?.toUpperCase() ?? ''}${says.slice(1)}.`,
    ...(instead !== undefined && { wayOut: instead }),
    object: affected(object, changed.length === 1 ? fromTo(change) : details.slice(0, 3).join(', ')),
  };
}

const severities: Readonly<Record<Effect, Severity>> = {
  refused: 'critical',
  replaced: 'critical',
  interrupted: 'high',
  ignored: 'medium',
};

const verbs: Readonly<Record<Effect, string>> = {
  refused: 'cannot be changed',
  replaced: 'is destroyed and created again',
  interrupted: 'changes with an interruption',
  ignored: 'changes nothing',
};

function isHeld({ kinds, field, when }: HeldField, { object, change }: ChangedField): boolean {
  if (!isOfKind(object, kinds) || !patternOf(field).test(change.pattern)) return false;
  const { before, after } = change;
  if (when === 'smaller') return quantity(after) < quantity(before);
  if (when === 'skips a minor') return (minorOf(String(after)) ?? 0) > (minorOf(String(before)) ?? Infinity) + 1;
  if (when === 'set before') return before !== undefined;
  return when === undefined || at(object.before?.object, 'immutable') === true;
}

/** Whether Argo CD deletes the object and creates it again. */
function isMadeAnew({ after }: ObjectChange): boolean {
  const written = after?.object;
  const isHook = annotation(written, 'argocd.argoproj.io/hook') ?? annotation(written, 'helm.sh/hook');
  const options = annotation(written, 'argocd.argoproj.io/sync-options') ?? '';
  return isHook !== undefined || /(^|,)\s*(Force|Replace)=true/.test(options);
}

let rules: TransitionRules | undefined;
const compiled = new Map<string, (context: Readonly<Record<string, unknown>>) => unknown>();

/** Transition rules of CRDs: the API server refuses a change for which one of them is false. */
function* brokenTransitions(object: ObjectChange): Iterable<Meant> {
  rules ??= JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../imports/transitions.json'), 'utf8'),
  ) as TransitionRules;
  for (const { path, rule, message } of rules[`${object.apiVersion} ${object.kind}`] ?? []) {
    const [oldSelf, self] = [valueAt(object.before?.object, path), valueAt(object.after?.object, path)];
    // A transition rule applies only to objects on both sides.
    if (oldSelf === undefined || self === undefined || holds(rule, { self, oldSelf })) continue;
    yield {
      severity: 'critical',
      what: `${object.kind} ${path} cannot be changed`,
      reason: `The API server refuses it because of a rule in the CRD: ${(message ?? rule).replace(/\.?$/, '.')}`,
      wayOut: 'an object with another name',
      object: affected(object, detailOf(object, path)),
    };
  }
}

/** The differences below a path. */
function detailOf({ changes }: ObjectChange, path: string): string {
  const below = changes.filter(({ pattern }) => path === '' || pattern === path || pattern.startsWith(`${path}.`));
  return below
    .map((one) => `${one.field.slice(path.length).replace(/^\./, '')} ${fromTo(one)}`.trim())
    .slice(0, 3)
    .join(', ');
}

/** The value at a path without lists: items of lists have no such rules. */
function valueAt(object: unknown, path: string): unknown {
  return path === '' ? object : at(object, path);
}

/** Whether a rule is true; one that cannot be evaluated is ignored. */
function holds(rule: string, context: Readonly<Record<string, unknown>>): boolean {
  try {
    let evaluate = compiled.get(rule);
    if (evaluate === undefined) {
      const environment = new Environment().registerVariable('self', 'dyn').registerVariable('oldSelf', 'dyn');
      evaluate = environment.parse(rule);
      compiled.set(rule, evaluate);
    }
    return evaluate(context) !== false;
  } catch {
    return true;
  }
}
