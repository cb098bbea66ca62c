import type { Manifest } from '../manifests/manifest.ts';
import { fieldsIn } from '../model/untyped.ts';

/**
 * A CloudFormation template as an object for rules; undefined for anything else. A template has no name, so it gets
 * that of its file.
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

/** The kind and version of a template in rules; AWS has neither. */
const [apiVersion, kind] = ['cloudformation.amazonaws.com/2010-09-09', 'Template'];
