import { readDocuments } from '../manifests/read.ts';
import { isFields } from '../model/untyped.ts';
import { suggestion } from '../schemas/closest.ts';
import { classes, severities, type ClassName, type Severity } from './consequence.ts';
import { actions, type ByEnvironment, type ClassPolicy, type Decision, type Policy } from './policy.ts';

/** File of the policy, in the top folder of a repository. */
export const policyFile = 'review.yaml';

/** The policy in a review.yaml, or all its problems: `review.yaml › field: what is there › what is needed`. */
export function readPolicy(text: string): Policy | { readonly problems: readonly string[] } {
  const read = readDocuments(text);
  if ('error' in read) return { problems: [`${policyFile} › line ${read.error.line}: ${read.error.reason} › YAML`] };
  const problems: string[] = [];
  const wrong: Report = (field, is, needed) => problems.push(`${policyFile} › ${field}: ${is} › ${needed}`);
  const [document = {}] = read.documents;
  const policy = policyOf(document, wrong);
  return problems.length > 0 ? { problems } : policy;
}

type Report = (field: string, is: string, needed: string) => void;

function policyOf(document: unknown, wrong: Report): Policy {
  const map = mapOf(document, '', wrong) ?? {};
  refuseOthers(map, '', ['from', 'default', 'classes'], wrong);
  const from = severityOf(map.from, 'from', wrong);
  const byDefault = map.default === undefined ? undefined : environmentsOf(map.default, 'default', wrong);
  const own = map.classes === undefined ? {} : (mapOf(map.classes, 'classes', wrong) ?? {});
  refuseOthers(own, 'classes.', classes, wrong);
  const known = classes.flatMap((name): readonly (readonly [ClassName, ClassPolicy])[] =>
    own[name] === undefined ? [] : [[name, classOf(own[name], `classes.${name}`, wrong)]],
  );
  return {
    ...(from !== undefined && { from }),
    ...(byDefault !== undefined && { default: byDefault }),
    classes: Object.fromEntries(known),
  };
}

function classOf(value: unknown, field: string, wrong: Report): ClassPolicy {
  const { from: written, ...environments } = mapOf(value, field, wrong) ?? {};
  const from = severityOf(written, `${field}.from`, wrong);
  return { ...(from !== undefined && { from }), environments: environmentsOf(environments, field, wrong) };
}

function environmentsOf(value: unknown, field: string, wrong: Report): ByEnvironment {
  const map = mapOf(value, field, wrong) ?? {};
  return Object.fromEntries(
    Object.entries(map).flatMap(([name, written]) => {
      const decision = decisionOf(written, name === '*' ? `${field}['*']` : `${field}.${name}`, wrong);
      return decision === undefined ? [] : [[name, decision]];
    }),
  );
}

function decisionOf(value: unknown, field: string, wrong: Report): Decision | undefined {
  const simple = actions.filter((one) => one !== 'approve');
  const needed = `${simple.join(' | ')} | { approve: [owner] }`;
  if (typeof value === 'string') {
    const action = simple.find((one) => one === value);
    if (action !== undefined) return { action, owners: [] };
    wrong(field, `'${value}'`, value === 'approve' ? '{ approve: [owner] }' : needed + suggestion(value, simple));
    return undefined;
  }
  const map = mapOf(value, field, wrong, needed);
  if (map === undefined) return undefined;
  refuseOthers(map, `${field}.`, ['approve'], wrong);
  const { approve } = map;
  if (Array.isArray(approve) && approve.length > 0 && approve.every((one) => typeof one === 'string' && one !== ''))
    return { action: 'approve', owners: approve as readonly string[] };
  if ('approve' in map || Object.keys(map).length === 0)
    wrong(`${field}.approve`, approve === undefined ? 'missing' : JSON.stringify(approve), 'a list of owners');
  return undefined;
}

function severityOf(value: unknown, field: string, wrong: Report): Severity | undefined {
  if (value === undefined) return undefined;
  const severity = severities.find((one) => one === value);
  if (severity === undefined)
    wrong(
      field,
      JSON.stringify(value),
      severities.join(' | ') + (typeof value === 'string' ? suggestion(value, severities) : ''),
    );
  return severity;
}

function mapOf(
  value: unknown,
  field: string,
  wrong: Report,
  needed = 'a mapping',
): Readonly<Record<string, unknown>> | undefined {
  if (isFields(value)) return value;
  wrong(field === '' ? 'the file' : field, value === null ? 'empty' : JSON.stringify(value), needed);
  return undefined;
}

function refuseOthers(
  map: Readonly<Record<string, unknown>>,
  prefix: string,
  known: readonly string[],
  wrong: Report,
): void {
  for (const name of Object.keys(map))
    if (!known.includes(name)) wrong(`${prefix}${name}`, 'unknown', `${known.join(' | ')}${suggestion(name, known)}`);
}
