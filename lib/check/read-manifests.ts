import { fieldProblems, isForeign, isNamespaced, schemaProblems } from '../schemas/validate.ts';
import type { SchemaProblem } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './check.ts';
import type { Files } from './clusters.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { readDocuments, stepsOf } from '../manifests/read.ts';
import type { Severity } from '../model/rule.ts';

/** Manifests of YAML files, safe to look into, and what is wrong with the files themselves. */
export interface ReadManifests {
  readonly files: Files;
  readonly findings: readonly Finding[];
}

/**
 * Reads files of manifests, by path. What the schema of a kind refuses is a finding, and the field is left out of what
 * the rules see, as the API server would leave it out or never take the object.
 */
export function readManifests(texts: ReadonlyMap<string, string>): ReadManifests {
  const findings: Finding[] = [];
  const files = new Map<string, Manifest[]>();
  for (const [file, text] of texts) {
    const read = readDocuments(text);
    if ('error' in read) {
      const { line, reason } = read.error;
      findings.push(schemaFinding(file, 0, '', { field: `line ${line}`, is: reason, needed: 'YAML' }));
      continue;
    }
    const manifests: Manifest[] = [];
    files.set(file, manifests);
    for (const [document, value] of read.documents.entries()) {
      // Between two lines of dashes there may be nothing.
      if (value === null) manifests.push(nothing);
      else
        manifests.push(
          readManifest(named(value, `${files.size}-${document}`), (title, problem, severity) =>
            findings.push(schemaFinding(file, document, title, problem, severity)),
          ),
        );
    }
  }
  return { files, findings };
}

/** Keeps the place of a document that is no manifest, so that those after it keep their numbers. */
const nothing: Manifest = { apiVersion: '', kind: '', metadata: { name: '' } };

function schemaFinding(
  file: string,
  document: number,
  object: string,
  problem: SchemaProblem,
  severity: Severity = 'error',
): Finding {
  return { rule: schemaRule, severity, file, document, object, ...problem };
}

function readManifest(
  read: unknown,
  report: (title: string, problem: SchemaProblem, severity?: Severity) => void,
): Manifest {
  if (!isObject(read)) {
    report('', { field: '', is: 'not a mapping', needed: 'a Kubernetes object' });
    return nothing;
  }
  const value = placed(read);
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    for (const problem of schemaProblems(value)) report(titleOf(value), problem);
    return nothing;
  }
  if (isForeign({ apiVersion, kind })) {
    const is = `'${kind}' of ${apiVersion}: nothing is known of it, so nothing is checked`;
    report(titleOf(value), { field: 'kind', is, needed: 'a kind of imports/kinds.ts, if one is meant' }, 'warning');
    const hasNamesake = schemaProblems(value).some(({ field }) => field === 'apiVersion');
    return hasNamesake ? nothing : { apiVersion, kind, metadata: knownMetadata(value.metadata) };
  }
  const problems = withoutIdleFields(value, schemaProblems);
  const isOfOldVersion = problems.some(({ field }) => field === 'apiVersion');
  // Of an old version the fields are nearly those of the one that is served; of an unknown kind nothing is certain.
  const wrong = isOfOldVersion ? withoutIdleFields(value, fieldProblems) : problems;
  // Whether a version from before the one that is known is still served, rules say, where they see the object.
  const isLeft = isOfOldVersion && wrong !== undefined && mayBeServed.test(apiVersion);
  const severity = isLeft ? 'warning' : 'error';
  for (const problem of problems) report(titleOf(value), problem, severity);
  if (isOfOldVersion) for (const problem of wrong ?? []) report(titleOf(value), problem, severity);
  if (wrong === undefined || problems.some(({ field }) => field === 'kind')) return nothing;
  for (const { field } of [...wrong].reverse()) remove(value, stepsOf(field));
  const { name = '', ...metadata } = isObject(value.metadata) ? value.metadata : {};
  return { ...value, metadata: { ...metadata, name } } as unknown as Manifest;
}

/**
 * Problems of an object after what says nothing to the API server either is taken out: nulls, fields that it writes itself,
 * and names in templates of Kubernetes' own kinds.
 */
function withoutIdleFields<Problems extends readonly SchemaProblem[] | undefined>(
  value: Record<string, unknown>,
  judge: (value: Record<string, unknown>) => Problems,
): Problems {
  const problems = judge(value);
  const isOwn = /^(apps|batch)\//.test(String(value.apiVersion));
  const idle = (problems ?? []).filter(
    ({ field, is }) => is === 'null' || ofServer.test(field) || (isOwn && inTemplate.test(field)),
  );
  for (const { field } of idle.reverse()) remove(value, stepsOf(field));
  return idle.length === 0 ? problems : judge(value);
}

/** HorizontalPodAutoscaler alone has two versions that are finished. */
const mayBeServed = /\d(alpha|beta)\d|^autoscaling\/v1$/;

/** What kubectl writes empty, too. */
const ofServer = /^status$|(^|\.)metadata\.(creationTimestamp|generation|managedFields|resourceVersion|selfLink|uid)$/;

/** The controller names what it makes of a template, whatever the template says. */
const inTemplate = /^spec\.([\w.]*\.)?(template|jobTemplate|volumeClaimTemplates\[\d+\])\.metadata\.(name|namespace)$/;

/** Of metadata that no schema has checked, what rules may look into. */
function knownMetadata(metadata: unknown): Manifest['metadata'] {
  const { name, namespace, annotations } = isObject(metadata) ? metadata : {};
  const texts = Object.entries(isObject(annotations) ? annotations : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    name: typeof name === 'string' ? name : '',
    ...(typeof namespace === 'string' && { namespace }),
    annotations: Object.fromEntries(texts),
  };
}

/** The object in the namespace that kubectl would put it in. */
function placed(value: Record<string, unknown>): Record<string, unknown> {
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isObject(metadata)) return value;
  if ('namespace' in metadata || isNamespaced({ apiVersion, kind }) !== true) return value;
  return { ...value, metadata: { ...metadata, namespace: 'default' } };
}

/**
 * A hook of Argo CD or Helm may leave it to the server to end its name, and is made anew each time; nothing else can be
 * applied without a name. https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#generate-name
 */
function named(value: unknown, ending: string): unknown {
  const metadata = isObject(value) ? value.metadata : undefined;
  if (!isObject(value) || !isObject(metadata) || 'name' in metadata) return value;
  const { annotations, generateName, ...rest } = metadata;
  const isHook = ['argocd.argoproj.io/hook', 'helm.sh/hook'].some((key) => isObject(annotations) && key in annotations);
  if (!isHook || typeof generateName !== 'string') return value;
  return { ...value, metadata: { ...rest, annotations, name: `${generateName}${ending}` } };
}

function titleOf({ kind, metadata }: Record<string, unknown>): string {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  const text = (part: unknown, after: string) => (typeof part === 'string' ? part + after : '');
  return (text(kind, ' ') + text(namespace, '/') + text(name, '')).trim();
}

/** Takes a field out, or an item of a list. */
function remove(value: Record<string, unknown>, steps: readonly (string | number)[]): void {
  let parent: unknown = value;
  for (const step of steps.slice(0, -1)) parent = (parent as Record<string | number, unknown> | undefined)?.[step];
  const last = steps.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
  else if (isObject(parent) && last !== undefined) Reflect.deleteProperty(parent, last);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
