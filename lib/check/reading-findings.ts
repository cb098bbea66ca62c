import type { SchemaProblem } from '../schemas/visit.ts';
import type { Severity } from '../model/rule.ts';
import { schemaRule, type Finding } from './findings/finding.ts';
import { isTemplated, ofTemplate } from './placeholders.ts';
import type { Problem } from './validated.ts';

/** A file that is not YAML. If more files may exist, it may be a template: Helm's become YAML only after rendering. */
export function unreadable(
  file: string,
  text: string,
  { line, reason }: { readonly line: number; readonly reason: string },
  isComplete: boolean,
): Finding {
  const finding = schemaFinding(file, 0, '', { field: `line ${line}`, is: reason, needed: 'YAML' });
  return isComplete || !isTemplated(text) ? finding : { ...finding, unjudged: ofTemplate };
}

/** A file that kustomize merges into another object. */
export function patch(file: string): Finding {
  return {
    ...schemaFinding(file, 0, '', { field: '', is: 'a patch that kustomize merges into another object', needed: '' }),
    unjudged: 'what kustomize build makes of it is not among the files',
  };
}

/** A document that is no Kubernetes object. */
export function noManifest(file: string, document: number, value: unknown): Finding {
  const is = Array.isArray(value) ? 'a list' : 'has neither kind nor metadata';
  return {
    ...schemaFinding(file, document, '', { field: '', is, needed: 'a Kubernetes object' }),
    unjudged: 'it is no manifest',
  };
}

/** A problem of an object. More files, or a definition, may undo it. */
export function objectFinding(
  file: string,
  document: number,
  title: string,
  problem: Problem,
  severity: Severity | undefined,
  isComplete: boolean,
): Finding {
  const finding = schemaFinding(file, document, title, problem, severity);
  if (isComplete) return finding;
  const { isUnknown, ofDefinition } = problem;
  if (ofDefinition === true)
    return {
      ...finding,
      severity: 'warning',
      needed: `${finding.needed}, or --crd FILE with the definition that the cluster has`,
    };
  if (isUnknown !== undefined) {
    const gives = isOfKubernetes(isUnknown.apiVersion) ? '' : ': --crd FILE gives one';
    const is = `'${isUnknown.kind}' of ${isUnknown.apiVersion}`;
    return { ...finding, is, unjudged: `no schema of it is here${gives}` };
  }
  return isTemplated(finding.is + finding.field) ? { ...finding, unjudged: ofTemplate } : finding;
}

function schemaFinding(
  file: string,
  document: number,
  object: string,
  { field, is, needed }: SchemaProblem,
  severity: Severity = 'error',
): Finding {
  return { rule: schemaRule, severity, file, document, object, field, is, needed };
}

/** Kubernetes' own groups have no dot, or are of k8s.io: https://kubernetes.io/docs/reference/using-api/#api-groups */
function isOfKubernetes(apiVersion: string): boolean {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined || !group.includes('.') || ownGroups.test(group);
}

const ownGroups =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;
