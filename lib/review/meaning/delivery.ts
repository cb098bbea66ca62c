import { affected, type ClusterChange, type Meant } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { annotation, at, changedFields, fromTo, isOfKind, textOf } from './fields.ts';

const waveKey = 'argocd.argoproj.io/sync-wave';
const hookKey = 'argocd.argoproj.io/hook';

/** How the change is applied: hooks that run, changed waves, Applications and Helm charts of controllers. */
export function* delivery(change: ClusterChange): Iterable<Meant> {
  yield* hooks(change);
  for (const { object, change: field } of changedFields(change)) {
    if (field.pattern === `metadata.annotations['${waveKey}']`)
      yield {
        severity: 'low',
        what: 'an object is applied in another wave',
        reason: 'Objects that depend on it, or on which it depends, may be applied in another order.',
        object: affected(object, fromTo(field)),
      };
    if (isOfKind(object, ['Application.argoproj.io', 'ApplicationSet.argoproj.io'])) yield* application(object, field);
    if (object.kind === 'CustomResourceDefinition' && !isHarmless(field)) {
      const isVersion = /^spec\.versions\[\](\.served|\.storage)?$/.test(field.pattern);
      yield {
        severity: isVersion ? 'high' : 'medium',
        what: isVersion ? 'a CRD serves other versions' : 'a CRD changes',
        reason: isVersion
          ? 'Objects of a version that is no longer served cannot be read; stored ones must be moved first.'
          : 'Objects that its schema no longer accepts are refused at their next change.',
        object: affected(object, field.field),
      };
    }
  }
  for (const object of change.objects)
    if (object.how === 'added' && isOfKind(object, ['Application.argoproj.io']))
      yield {
        severity: 'medium',
        what: 'an Application is new',
        reason: 'Argo CD installs everything in its source.',
        object: affected(object, chartOf(object)),
      };
}

/** Whether a change of a definition refuses no object: texts, and a version or a field that comes. */
function isHarmless({ pattern, before }: ObjectChange['changes'][number]): boolean {
  if (/^metadata\.|\.description$|\.additionalPrinterColumns|^spec\.names\.(categories|shortNames)/.test(pattern))
    return true;
  return before === undefined && /^spec\.versions\[\]$|\.properties(\.[\w$-]+|\['[^']*'\])$/.test(pattern);
}

function* hooks({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (object.how === 'removed' || object.how === 'moved') continue;
    const written = object.after?.object;
    const hook = annotation(written, hookKey) ?? annotation(written, 'helm.sh/hook');
    if (hook === undefined) continue;
    const wave = annotation(written, waveKey) ?? '0';
    yield {
      severity: 'medium',
      what: object.how === 'added' ? 'a new hook runs' : 'a hook runs with other content',
      reason: 'Argo CD runs hooks on every sync and continues only if they succeed.',
      object: affected(object, `${hook}, wave ${wave}`),
    };
  }
}

function* application(object: ObjectChange, field: ObjectChange['changes'][number]): Iterable<Meant> {
  const { pattern, before, after } = field;
  if (/^spec\.(source|sources\[\])\.targetRevision$/.test(pattern)) {
    const source = sourceOf(object, after);
    if (source !== undefined && textOf(source, 'chart') === undefined) {
      yield {
        severity: 'medium',
        what: 'an Application follows another revision',
        reason: 'Its objects become those of the revision, and are not compared here.',
        wayOut: 'compare the two revisions',
        object: affected(
          object,
          `${textOf(source, 'path') ?? textOf(source, 'repoURL') ?? ''} ${fromTo(field)}`.trim(),
        ),
      };
      return;
    }
    const [old, young] = [majorOf(before), majorOf(after)];
    const isMajor = old !== undefined && young !== undefined && old !== young;
    const chart = chartOf(object);
    yield {
      severity: isMajor ? 'high' : 'medium',
      what: isMajor ? 'a Helm chart changes its major version' : 'a Helm chart changes its version',
      reason: isMajor
        ? 'A major version may drop values, rename objects or need its CRDs applied first; only the values are reviewed here.'
        : 'The objects of the Helm chart are not in this repository: read its release notes.',
      wayOut: isMajor ? 'read its upgrade notes, and try it in dev first' : 'read its release notes',
      object: affected(object, `${chart.replace(/ .*/, '')} ${fromTo(field)}`),
    };
  } else if (/helm\.(values|valuesObject|parameters)/.test(pattern))
    yield {
      severity: 'medium',
      what: 'a Helm chart gets other values',
      reason: 'The effect of the values is not visible in this repository.',
      object: affected(object, `${field.field.replace(/^.*?helm\.(valuesObject\.?)?/, '')}: ${fromTo(field)}`),
    };
  else if (pattern.startsWith('spec.syncPolicy.automated'))
    yield {
      severity: 'high',
      what: 'the sync policy of an Application changes',
      reason: 'It decides whether Argo CD applies, prunes and reverts automatically.',
      object: affected(object, `${field.field}: ${fromTo(field)}`),
    };
  else if (/^spec\.(destination|project)/.test(pattern))
    yield {
      severity: 'high',
      what: 'an Application deploys elsewhere',
      reason: 'Its objects are created at the new destination; those at the old one remain.',
      object: affected(object, `${field.field.replace(/^spec\./, '')}: ${fromTo(field)}`),
    };
  else if (/^spec\.(source|sources\[\])\.(repoURL|path|chart)$/.test(pattern))
    yield {
      severity: 'high',
      what: 'an Application follows another source',
      reason: 'All its objects come from the new source.',
      object: affected(object, `${field.field.replace(/^spec\./, '')}: ${fromTo(field)}`),
    };
}

/** The source of an Application that has a revision. */
function sourceOf({ after }: ObjectChange, revision: unknown): unknown {
  const sources = at(after?.object, 'spec.sources');
  return [at(after?.object, 'spec.source'), ...(Array.isArray(sources) ? (sources as unknown[]) : [])].find(
    (source) => textOf(source, 'targetRevision') === revision && source !== undefined,
  );
}

function chartOf({ after, before }: ObjectChange): string {
  const written = (after ?? before)?.object;
  const source = at(written, 'spec.source') ?? (at(written, 'spec.sources') as readonly unknown[] | undefined)?.[0];
  const name = textOf(source, 'chart') ?? textOf(source, 'path') ?? '';
  return `${name} ${textOf(source, 'targetRevision') ?? ''}`.trim();
}

function majorOf(version: unknown): string | undefined {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(String(version)) ?? [];
  // Before 1.0, a change of the second number may break.
  return major === '0' ? `0.${minor ?? ''}` : major;
}
