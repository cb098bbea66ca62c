import { grouped } from '../model/append.ts';
import { Cluster } from '../model/cluster.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import { isOfObject, type ClusterRule, type Rule } from '../model/rule.ts';
import { rules as allRules } from '../rules/rules.ts';
import { judge } from './check.ts';
import { objectsIn, ownFiles, type Files, type Place, type Subjects } from './clusters.ts';
import { judgedByCustomRules, ofCustomRules } from './custom-rules.ts';
import type { Finding } from './findings/finding.ts';
import { Noted } from './noted.ts';
import { hashOfData, type ProofCache } from './proof-cache.ts';

/** What was rendered, as its files are proved. */
export interface RenderedFiles {
  readonly files: Files;
  /** The clusters that the files form. */
  readonly subjects: Subjects;
  /** A hash of the text of a file. */
  readonly hashOf: (file: string) => string;
}

/** What was found in a file. */
interface Found {
  /** A hash of the objects that the rules of definitions judge: most edits are of other objects of the file. */
  readonly judged: string;
  readonly ofDefinitions: readonly Finding[];
  readonly ofRules: readonly Finding[];
}

/**
 * What is found in objects by these alone, by the name of the cluster: by the CEL rules of definitions, and by rules `ofObject`.
 * It is remembered by the text of the file, so that only objects of files that changed are judged.
 */
export async function proveFiles(
  { files, subjects, hashOf }: RenderedFiles,
  proofs: ProofCache,
  rules: readonly Rule[] = allRules,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const ofObject = rules.filter(isOfObject);
  const clusters = new Map(subjects.clusters.map((cluster) => [cluster.name, cluster]));
  const found = new Map<string, readonly Finding[]>();
  for (const [name, own] of ownFiles(files.keys())) {
    const hashes = new Map(own.map((file) => [file, hashOf(file)]));
    const all = await proofs.rememberParts<Found>(`files/${name}`, hashes, async (changed) => {
      // Where all of them changed, what these rules derive of the cluster is of use to the others.
      const whole = changed.size === own.length ? clusters.get(name) : undefined;
      const subject = whole === undefined ? onlyFiles(name, changed.keys(), files) : { cluster: whole, ...subjects };
      const ofRules = grouped(findingsOf(subject, ofObject), ({ file }) => file);
      const made = new Map<string, Found>();
      for (const [file, before] of changed) {
        const ofFile = { ...(await byDefinitions(file, files, before)), ofRules: ofRules.get(file) ?? [] };
        made.set(file, ofFile);
      }
      return made;
    });
    const findings = Array.from(all.values(), ({ ofDefinitions, ofRules }) => [...ofDefinitions, ...ofRules]);
    found.set(name, findings.flat());
  }
  return found;
}

interface Subject extends Pick<Subjects, 'places'> {
  readonly cluster: Cluster;
}

/** A part of a cluster: the objects of some of its files. */
function onlyFiles(name: string, some: Iterable<string>, files: Files): Subject {
  const places = new Map<KubernetesObject, Place>();
  for (const file of some)
    for (const [document, object] of objectsIn(files, file).entries()) places.set(object, { file, document });
  return { cluster: new Cluster(name, [...places.keys()], undefined, places), places };
}

function findingsOf({ cluster, places }: Subject, rules: readonly ClusterRule[]): readonly Finding[] {
  const noted = new Noted(rules, true);
  cluster.read();
  judge([cluster], rules, places, noted);
  return noted.findings;
}

async function byDefinitions(
  file: string,
  files: Files,
  before: Found | undefined,
): Promise<Pick<Found, 'judged' | 'ofDefinitions'>> {
  const some = judgedByCustomRules(file, objectsIn(files, file));
  const judged = some.length === 0 ? '' : hashOfData(some);
  const isAsBefore = before?.judged === judged;
  return { judged, ofDefinitions: isAsBefore ? before.ofDefinitions : await ofCustomRules(some) };
}
