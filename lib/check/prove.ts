import { rules as allRules } from '../rules/rules.ts';
import { byPlace, type Finding } from './findings/finding.ts';
import { checkSubjects } from './check.ts';
import { atHand, compareClusters, excusedIn, type ClusterExcerpts } from './compare-clusters.ts';
import { grouped } from '../model/append.ts';
import type { Cluster } from '../model/cluster.ts';
import type { Mention } from '../model/mention.ts';
import { isOfObject, isPlatformRule, type ClusterRule, type PlatformRule, type Rule } from '../model/rule.ts';
import { placesIn, type Subjects } from './clusters.ts';
import { hashOfData, type ProofCache } from './proof-cache.ts';

/** All that is proved of a cluster alone; all of it is remembered. */
export interface ClusterProof {
  /** The name of the cluster. */
  readonly name: string;
  /** Findings of the rules of one cluster. */
  readonly findings: readonly Finding[];
  /** What rules that compare all clusters need of it, and a hash of that. */
  readonly excerpts: () => StoredExcerpts;
  readonly excerptsHash: string;
  /** The same of rules that compare the clusters of a system: it is only made where these are not in memory together. */
  readonly ofSystem: () => StoredExcerpts;
}

/** Excerpts of a cluster as they are remembered. */
interface StoredExcerpts {
  /** Objects with exceptions for rules that compare clusters. */
  readonly excused: readonly Mention[];
  /** By the id of the first rule that has the function of the excerpt. */
  readonly byRule: Readonly<Record<string, unknown>>;
}

/**
 * All findings of all rules, sorted by place. Each result is cached by the texts that it depends on: those of a cluster, of the
 * clusters of a system, or of all clusters. Objects are read only of clusters of which something is not known.
 *
 * @param textsOf - all texts from which the objects of a cluster were made
 * @param ofFiles - what is found in objects by these alone, by the name of the cluster. @default - nobody has looked
 */
export function prove(
  subjects: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
  ofFiles?: ReadonlyMap<string, readonly Finding[]>,
  rules: readonly Rule[] = allRules,
): readonly Finding[] {
  const { clusters } = subjects;
  const proved = proveClusters(subjects, textsOf, proofs, ofFiles, rules);
  const whole = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  const textsOfAll = (some: readonly ClusterProof[]) => some.flatMap(({ name }) => [name, ...textsOf(name)]);
  const systems = grouped(proved, ({ name }) => name.slice(name.indexOf('/') + 1));
  return [
    ...proved.flatMap((proof) => proof.findings),
    ...[...systems].flatMap(([name, some]) =>
      proofs.remember(`findings/system/${name}`, textsOfAll(some), () =>
        compareClusters(excerptsOfSystem(some, whole, rules), (one) => whole.get(one), ofSystem(rules)),
      ),
    ),
    ...findingsOfAll(proved, whole, () => textsOfAll(proved), proofs, ofAll(rules)),
  ].sort(byPlace);
}

/**
 * What is found by comparing all clusters. Most changes of a cluster leave its excerpts as they are, and nothing has to be
 * compared again, unless excerpts left something open and the objects of a cluster were asked for.
 */
function findingsOfAll(
  proved: readonly ClusterProof[],
  whole: ReadonlyMap<string, Cluster>,
  texts: () => readonly string[],
  proofs: ProofCache,
  compared: readonly PlatformRule[],
): readonly Finding[] {
  let isAsked = false;
  const compare = () => {
    const excerpts = proved.map((proof) => asked(proof.name, proof.excerpts(), compared));
    const ask = (name: string) => {
      isAsked = true;
      return whole.get(name);
    };
    const findings = compareClusters(excerpts, ask, compared);
    return { findings, isAsked };
  };
  const hashes = proved.flatMap(({ name, excerptsHash }) => [name, excerptsHash]);
  const known = proofs.remember('findings/all', hashes, compare);
  return known.isAsked ? proofs.remember('findings/asked', texts(), () => compare().findings) : known.findings;
}

/** Excerpts of the clusters of a system, and the clusters themselves where they have been read: then their excerpts are rarely asked for. */
function excerptsOfSystem(
  proved: readonly ClusterProof[],
  whole: ReadonlyMap<string, Cluster>,
  rules: readonly Rule[],
): readonly ClusterExcerpts[] {
  const compared = ofSystem(rules);
  return proved.map((proof) => {
    const cluster = whole.get(proof.name);
    if (cluster?.isRead !== true) return asked(proof.name, proof.ofSystem(), compared);
    const excerptFor = (rule: PlatformRule) => asked(proof.name, proof.ofSystem(), compared).excerptFor(rule);
    return { ...atHand(cluster, compared), excerptFor };
  });
}

/** All that depends on one cluster at a time: what is remembered of each, and the rest proved from its objects. */
export function proveClusters(
  subjects: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
  ofFiles?: ReadonlyMap<string, readonly Finding[]>,
  rules: readonly Rule[] = allRules,
): readonly ClusterProof[] {
  return subjects.clusters.map((cluster) => {
    const { name } = cluster;
    return proveCluster(cluster, subjects, textsOf(name), proofs, ofFiles && (ofFiles.get(name) ?? []), rules);
  });
}

function proveCluster(
  cluster: Cluster,
  { places }: Subjects,
  texts: Iterable<string>,
  proofs: ProofCache,
  ofFiles: readonly Finding[] | undefined,
  rules: readonly Rule[],
): ClusterProof {
  const { name } = cluster;
  const clusters = [cluster];
  const key = [name, ...texts];
  const excerptsOf = (subject: string, compared: readonly PlatformRule[]) =>
    proofs.remember(`${subject}/${name}`, key, () => {
      const byRule: Record<string, unknown> = {};
      for (const rule of compared) if (keeperOf(rule, compared) === rule) byRule[rule.id] = cluster.once(rule.excerpt);
      return { excused: excusedIn(cluster, compared), byRule };
    });
  const excerpts = () => excerptsOf('excerpts', ofAll(rules));
  const known = proofs.remember(`findings/${name}`, key, () => {
    const ofCluster = rules.filter((rule) => 'check' in rule);
    const left = ofFiles === undefined ? ofCluster : ofCluster.map((rule) => (isOfObject(rule) ? done(rule) : rule));
    const findings = checkSubjects({ clusters, places: placesIn(clusters, { clusters, places }) }, left, ofFiles);
    return { findings, excerptsHash: hashOfData(excerpts()) };
  });
  return {
    ...{ name, ...known, excerpts },
    ofSystem: () => excerptsOf('system-excerpts', ofSystem(rules)),
  };
}

/** A rule that has said already what it finds. */
function done(rule: ClusterRule): ClusterRule {
  return { ...rule, check: () => [] };
}

function ofAll(rules: readonly Rule[]): readonly PlatformRule[] {
  return rules.filter(isPlatformRule).filter((rule) => rule.ofSystem !== true);
}

function ofSystem(rules: readonly Rule[]): readonly PlatformRule[] {
  return rules.filter(isPlatformRule).filter((rule) => rule.ofSystem === true);
}

function asked(name: string, { excused, byRule }: StoredExcerpts, all: readonly PlatformRule[]): ClusterExcerpts {
  return { name, excused, excerptFor: (rule) => byRule[keeperOf(rule, all).id] };
}

/** The rule under whose id an excerpt is kept that several rules share. */
function keeperOf(rule: PlatformRule, all: readonly PlatformRule[]): PlatformRule {
  return all.find(({ excerpt }) => excerpt === rule.excerpt) ?? rule;
}
