import { isThere, textOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** https://kubernetes.io/docs/concepts/configuration/configmap/: a key stands in one of the two. */
export const configMap: Relation = function* ({ binaryData, data }) {
  const texts = fieldsIn(data);
  for (const key in fieldsIn(binaryData))
    if (key in texts)
      yield { at: `.binaryData['${key}']`, is: `${key}, which data has, too`, needed: 'one of the two' };
};

/** Keys that a Secret of a type must have: https://kubernetes.io/docs/concepts/configuration/secret/#secret-types */
const keysOfType: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

/** What a Secret of a type holds. */
export const secret: Relation = function* ({ data, metadata, stringData, type }) {
  const [encoded, texts] = [fieldsIn(data), fieldsIn(stringData)];
  const name = textOf(type) ?? '';
  for (const key of keysOfType[name] ?? [])
    if (!isThere(encoded[key]) && !isThere(texts[key]))
      yield { at: `.data['${key}']`, is: `missing with type ${name}`, needed: 'that key' };
  const basic = ['username', 'password'];
  if (name === 'kubernetes.io/basic-auth' && !basic.some((key) => isThere(encoded[key]) || isThere(texts[key])))
    yield { at: '.data', is: `neither username nor password with type ${name}`, needed: 'one of the two, or both' };
  for (const key of ['.dockercfg', '.dockerconfigjson']) {
    if (!name.endsWith(key.slice(1))) continue;
    const text = textOf(texts[key]) ?? decoded(encoded[key]);
    if (text !== undefined && !isJson(text))
      yield { at: `.data['${key}']`, is: 'no JSON', needed: 'the JSON of Docker' };
  }
  const annotations = fieldsIn(fieldsIn(metadata).annotations);
  if (
    name === 'kubernetes.io/service-account-token' &&
    (annotations['kubernetes.io/service-account.name'] ?? '') === ''
  )
    yield {
      at: ".metadata.annotations['kubernetes.io/service-account.name']",
      is: `missing with type ${name}`,
      needed: 'the name of a ServiceAccount',
    };
};

function decoded(value: unknown): string | undefined {
  return typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
