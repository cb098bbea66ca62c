import { isFields } from '../model/untyped.ts';

/** An object as read from a file, not validated yet. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * An object as sops leaves it in a file, without what sops adds and with an empty value for each encrypted one of a Secret: the
 * keys are those that the cluster gets. https://getsops.io/docs/#encrypting-only-parts-of-a-file
 */
export function asDecrypted(value: Fields): Fields {
  const { sops, ...rest } = value;
  if (!isFields(sops) || !('mac' in sops || 'version' in sops)) return value;
  const { data } = rest;
  if (rest.kind !== 'Secret' || !isFields(data)) return rest;
  return {
    ...rest,
    data: Object.fromEntries(Object.entries(data).map(([key, one]) => [key, isEncrypted(one) ? '' : one])),
  };
}

function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('ENC[');
}
