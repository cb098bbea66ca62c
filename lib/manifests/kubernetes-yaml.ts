import {
  boolYaml11Tag,
  defineScalarTag,
  defineSequenceTag,
  FAILSAFE_SCHEMA,
  floatYaml11Tag,
  intYaml11Tag,
  loadAll,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  YAMLException,
} from 'js-yaml';

/** Why a text cannot be read. */
export interface Unreadable {
  readonly error: { readonly line: number; readonly reason: string };
}

/**
 * The documents of a text, and the text as it was read. Within brackets and quotes Kubernetes' reader ignores how far a line is
 * indented, where YAML asks for more than the lines around it: such lines are indented and read again.
 */
export function yamlDocuments(
  text: string,
  schema: Schema,
): { readonly documents: readonly unknown[]; readonly text: string } | Unreadable {
  let indented = text;
  for (let tries = 0; ; tries++)
    try {
      return { documents: loadAll(indented, { schema }), text: indented };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const { mark, reason } = error;
      const line = mark?.line ?? 0;
      if (reason !== 'deficient indentation' || tries === mostTries) return { error: { line: line + 1, reason } };
      indented = withIndented(indented, line);
    }
}

/** Each try reads the whole text. */
const mostTries = 200;

function withIndented(text: string, line: number): string {
  const lines = text.split('\n');
  lines[line] = `${' '.repeat(80)}${lines[line] ?? ''}`;
  return lines.join('\n');
}

/** How the values of a text are read. */
export function schemaOf(text: string): Schema {
  return isTemplate(text) ? templateSchema() : schema();
}

/** Whether a text is a template of CloudFormation, whose functions have tags. */
function isTemplate(text: string): boolean {
  return /^AWSTemplateFormatVersion:|^ +Type: *['"]?AWS::/m.test(text);
}

let made: Schema | undefined;

/** YAML 1.1, except that dates are text. */
function schema(): Schema {
  made ??= new Schema([
    ...FAILSAFE_SCHEMA.tags,
    nullYaml11Tag,
    boolYaml11Tag,
    defineScalarTag('tag:yaml.org,2002:int', { ...intYaml11Tag, resolve: integer }),
    defineScalarTag('tag:yaml.org,2002:float', { ...floatYaml11Tag, resolve: float }),
    mergeTag,
  ]);
  return made;
}

let madeForTemplates: Schema | undefined;

/** `!Ref Name` is short for `Ref: Name`, and `!Join` and all others for `Fn::Join`. */
export function templateSchema(): Schema {
  const named = (tag: string, value: unknown) => {
    const name = tag.slice(1);
    return { [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: value };
  };
  madeForTemplates ??= new Schema([
    ...schema().tags,
    defineScalarTag('!', {
      matchByTagPrefix: true,
      resolve: (source, _, tag) => named(tag, source),
      identify: () => false,
    }),
    defineSequenceTag('!', {
      matchByTagPrefix: true,
      create: (tag): { readonly tag: string; readonly items: unknown[] } => ({ tag, items: [] }),
      addItem: ({ items }, item) => {
        items.push(item);
      },
      finalize: ({ tag, items }) => named(tag, items),
      identify: () => false,
    }),
  ]);
  return madeForTemplates;
}

/**
 * Kubernetes reads `0o17` as a number, which YAML 1.1 does not, and `22:30` as text:
 * https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go
 */
function integer(source: string): number | typeof NOT_RESOLVED {
  const [, sign = '', octal, other] =
    /^([-+]?)(?:0o?([0-7]+)|(0|[1-9]\d*|0x[\da-f]+|0b[01]+))$/i.exec(source.replaceAll('_', '')) ?? [];
  const text = octal === undefined ? other : `0o${octal}`;
  return text === undefined ? NOT_RESOLVED : Number(`${sign}1`) * Number(text);
}

/** A number as Kubernetes reads it; undefined for any other text. */
export function number(source: string): { readonly value: number } | undefined {
  const whole = integer(source);
  const value = whole === NOT_RESOLVED ? float(source) : whole;
  return value === NOT_RESOLVED ? undefined : { value };
}

/** YAML 1.1 does not read `1e3` as a number either. */
function float(source: string): number | typeof NOT_RESOLVED {
  const named = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(source);
  if (named !== null) return named[1] === '-' ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return NaN;
  const plain = source.replaceAll('_', '');
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NOT_RESOLVED;
}
