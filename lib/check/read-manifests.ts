import type { Manifest } from '../manifests/manifest.ts';
import { readDocuments } from '../manifests/read.ts';
import type { Metadata } from '../model/kinds.ts';
import { isFields } from '../model/untyped.ts';
import { isDefinition, kindsOfDefinition, type ImportedKind, type ImportedKinds } from '../schemas/definitions.ts';
import type { OtherKinds } from '../schemas/validate.ts';
import type { Finding } from './findings/finding.ts';
import type { Files } from './clusters.ts';
import { isKustomization, patchFiles } from './kustomizations.ts';
import { noManifest, objectFinding, patch, unreadable } from './reading-findings.ts';
import { templateObject } from './templates.ts';
import { nothing, validated } from './validated.ts';

/** Manifests of YAML files, with a valid structure, and findings about the files themselves. */
export interface ReadManifests {
  readonly files: Files;
  readonly findings: readonly Finding[];
  /** Kinds that are known by CustomResourceDefinitions. */
  readonly others: OtherKinds;
}

/** Facts about files that are not in their content. */
export interface Reading {
  /** The namespace of objects without one. @default - unknown */
  readonly namespace?: string;
  /** Whether the files contain all objects. @default - true */
  readonly complete?: boolean;
  /** Kinds of CustomResourceDefinitions that were asked for. @default - none */
  readonly kinds?: ImportedKinds;
}

/**
 * Reads files of manifests, by path. A field that the schema of its kind refuses is a finding, and is left out of the
 * input of rules: the API server would drop the field or refuse the object.
 */
export function readManifests(texts: ReadonlyMap<string, string>, reading: Reading = {}): ReadManifests {
  const { complete: isComplete = true } = reading;
  const findings: Finding[] = [];
  const files = new Map<string, Manifest[]>();
  const patches = patchFiles(texts);
  const others = { asked: reading.kinds ?? new Map<string, ImportedKind>(), present: definitionsOf(texts) };
  const surroundings = { ...reading, others };
  for (const [file, text] of texts) {
    if (isKustomization(file)) continue;
    const read = readDocuments(text);
    if ('error' in read) {
      findings.push(unreadable(file, text, read.error, isComplete));
      continue;
    }
    if (patches.has(file)) {
      findings.push(patch(file));
      continue;
    }
    const manifests: Manifest[] = [];
    files.set(file, manifests);
    for (const [document, value] of read.documents.entries()) {
      const template = templateObject(value, file);
      // An empty document is allowed.
      if (value === null) manifests.push(nothing);
      else if (template !== undefined) manifests.push(template);
      else if (!isComplete && isNoManifest(value)) {
        manifests.push(nothing);
        findings.push(noManifest(file, document, value));
      } else
        manifests.push(
          validated(named(value, `${files.size}-${document}`), surroundings, (title, problem, severity) =>
            findings.push(objectFinding(file, document, title, problem, severity, isComplete)),
          ),
        );
    }
  }
  return { files: withoutMade(files), findings, others };
}

/** The kinds of CustomResourceDefinitions among files; of one that is wrong, its own schema says so. */
function definitionsOf(texts: ReadonlyMap<string, string>): ImportedKinds {
  const kinds = new Map<string, ImportedKind>();
  for (const text of texts.values()) {
    if (!text.includes('CustomResourceDefinition')) continue;
    const read = readDocuments(text);
    for (const document of 'error' in read ? [] : read.documents) {
      const found = isDefinition(document) ? kindsOfDefinition(document) : undefined;
      if (found === undefined || 'field' in found) continue;
      for (const [key, kind] of found) kinds.set(key, kind);
    }
  }
  return kinds;
}

/** Folders also contain other YAML files, such as Helm values, playbooks and configuration of tools. */
function isNoManifest(value: unknown): boolean {
  return Array.isArray(value) || (isFields(value) && !('kind' in value) && !('metadata' in value));
}

/**
 * The API server completes the name of a hook, and of an object from `kubectl create`.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#generate-name
 */
function named(value: unknown, ending: string): unknown {
  const metadata = isFields(value) ? value.metadata : undefined;
  if (!isFields(value) || !isFields(metadata) || 'name' in metadata) return value;
  const { generateName, ...rest } = metadata;
  if (typeof generateName !== 'string') return value;
  return { ...value, metadata: { ...rest, name: `${generateName}${ending}` } };
}

/** Removes objects that another object recreates: pods of a ReplicaSet, ReplicaSets of a Deployment. */
function withoutMade(files: ReadonlyMap<string, Manifest[]>): Files {
  const keys = new Set<string>();
  for (const manifests of files.values())
    for (const { kind, metadata } of manifests) keys.add(`${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
  for (const manifests of files.values())
    for (const [index, manifest] of manifests.entries()) {
      const { controller } = manifest.metadata as Metadata;
      if (
        controller !== undefined &&
        keys.has(`${controller.kind} ${manifest.metadata.namespace ?? ''}/${controller.name}`)
      )
        manifests[index] = nothing;
    }
  return files;
}
