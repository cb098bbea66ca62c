import type { Manifest } from '../manifests/manifest.ts';
import { fieldsIn } from '../model/untyped.ts';

/**
 * A template of CloudFormation as an object that rules can look into; undefined for anything else. It has no name of its own:
 * that of the file stands for it.
 */
export function templateObject(value: unknown, file: string): Manifest | undefined {
  const { AWSTemplateFormatVersion: format, Resources: resources } = fieldsIn(value);
  const found = Object.entries(fieldsIn(resources)).flatMap(([name, resource]) => {
    const { Type: type, Properties: properties } = fieldsIn(resource);
    return typeof type === 'string' ? [[name, { Type: type, Properties: fieldsIn(properties) }] as const] : [];
  });
  if (format === undefined && !found.some(([, { Type }]) => Type.startsWith('AWS::'))) return undefined;
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.cloudformation)?\.\w+$/, '');
  return { apiVersion, kind, metadata: { name }, Resources: Object.fromEntries(found) } as Manifest;
}

/** What rules call it by; AWS has neither. */
const [apiVersion, kind] = ['cloudformation.amazonaws.com/2010-09-09', 'Template'];
