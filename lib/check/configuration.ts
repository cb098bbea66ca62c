import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { isFields } from '../model/untyped.ts';
import { closest, suggestion } from '../schemas/closest.ts';
import type { RuleSetting, Selection } from './selection.ts';

/** The content of `strata.check.yaml`: a repository's choice of rules, and facts about its manifests. */
export interface Configuration extends Pick<Selection, 'tiers' | 'skip' | 'settings'> {
  /** The namespace of objects without one. @default - unknown */
  readonly namespace?: string;
  /** Whether the files contain all objects of the cluster. @default - false */
  readonly complete?: boolean;
  /** Files of CustomResourceDefinitions, by which their kinds are checked. @default - none */
  readonly schemas?: readonly string[];
}

/** Name of the file, in the top folder of a repository. */
export const configurationFile = 'strata.check.yaml';

/** Parses a configuration; reports all problems of its text as `field: what is there › what is needed`. */
export function readConfiguration(text: string): {
  readonly configuration: Configuration;
  readonly problems: readonly string[];
} {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) return { configuration: {}, problems: [`${error.message.split('\n')[0] ?? ''} › YAML`] };
  if (document.contents === null) return { configuration: {}, problems: [] };
  const problems: string[] = [];
  const refuse = (field: string, is: string, needed: string): void => {
    problems.push(`${field}: ${is} › ${needed}`);
  };
  const entries = entriesOf(document.contents, '', refuse);
  const configuration: { -readonly [Name in keyof Configuration]: Configuration[Name] } = {};
  for (const [name, value] of entries) {
    switch (name) {
      case 'tiers':
      case 'skip':
      case 'schemas':
        configuration[name] = texts(value, name, refuse);
        break;
      case 'namespace':
        if (typeof value === 'string') configuration.namespace = value;
        else refuse(name, formatted(value), 'the name of a namespace');
        break;
      case 'complete':
        if (typeof value === 'boolean') configuration.complete = value;
        else refuse(name, formatted(value), 'true | false');
        break;
      case 'rules':
        configuration.settings = settings(value, refuse);
        break;
      default:
        refuse(name, 'an unknown field', `${fields.join(' | ')}${suggestion(name, fields)}`);
    }
  }
  return { configuration, problems };
}

const fields = ['tiers', 'skip', 'rules', 'namespace', 'complete', 'schemas'];

type Refuse = (field: string, is: string, needed: string) => void;

function entriesOf(node: Node, field: string, refuse: Refuse): readonly (readonly [string, unknown])[] {
  if (isMap(node))
    return node.items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : String(key),
      (value as Node | null)?.toJSON() as unknown,
    ]);
  refuse(field === '' ? 'the file' : field, isSeq(node) ? 'a list' : 'a text', 'a mapping');
  return [];
}

function texts(value: unknown, field: string, refuse: Refuse): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  refuse(field, formatted(value), 'a list of names');
  return [];
}

const severities = ['error', 'warning', 'off'] as const;

/** `rules`: for each id a severity, or a mapping with `severity` and `options`. */
function settings(value: unknown, refuse: Refuse): Readonly<Record<string, RuleSetting>> {
  if (!isFields(value)) {
    refuse('rules', formatted(value), 'a mapping of rules');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([id, written]) => [
      id,
      setting(isFields(written) ? written : { severity: written }, id, refuse),
    ]),
  );
}

function setting(written: Readonly<Record<string, unknown>>, id: string, refuse: Refuse): RuleSetting {
  const field = `rules.${id}`;
  for (const name of Object.keys(written))
    if (name !== 'severity' && name !== 'options')
      refuse(`${field}.${name}`, 'an unknown field', closest(name, ['severity', 'options']) ?? 'severity | options');
  const severity = severities.find((one) => one === written.severity);
  if (written.severity !== undefined && severity === undefined)
    refuse(field, formatted(written.severity), severities.join(' | '));
  const { options } = written;
  if (options !== undefined && !isFields(options))
    refuse(`${field}.options`, formatted(options), 'a mapping of options');
  return {
    ...(severity !== undefined && { severity }),
    ...(isFields(options) && { options: options as NonNullable<RuleSetting['options']> }),
  };
}

function formatted(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
