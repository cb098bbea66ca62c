import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSubjects } from '../../lib/check/check.ts';
import { compareClusters } from '../../lib/check/compare-clusters.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';
import { subjectsOf, type Subjects } from '../../lib/check/clusters.ts';
import { stepsOf } from '../../lib/manifests/field-steps.ts';
import { readManifests } from '../../lib/check/read-manifests.ts';
import { Cluster } from '../../lib/model/cluster.ts';
import type { KubernetesObject } from '../../lib/model/kinds.ts';
import { title } from '../../lib/model/mention.ts';
import { isOfObject, type Found, type PlatformRule, type Rule } from '../../lib/model/rule.ts';
import { rules } from '../../lib/rules/rules.ts';
import { rendered } from '../platform.ts';
import type { Edit } from './proof.ts';
import { proofOf } from './proofs.ts';

const subjects = subjectsOf(rendered.files);
/** How many places of a mutation are tried in one run; SEED chooses others. */
const places = Number(process.env.PLACES ?? 25);

describe('what is rendered', () => {
  it('breaks no rule', () => {
    const open = checkSubjects(subjects).filter(({ excuse, severity }) => excuse === undefined && severity === 'error');
    expect(open.map(line)).toEqual([]);
  });
});

describe('rules', () => {
  it('have ids of their own, which no other one had before', () => {
    const ids = rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('have a source, but for those that hold what Strata itself promises', () => {
    expect(rules.filter(({ source, tier }) => source === undefined && tier !== 'contract').map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('speak of the kinds that they name', () => {
    const wrong = checkSubjects(subjects).flatMap(({ rule: id, object }) => {
      const [kind = ''] = object.split(' ');
      const rule = rules.find((one) => one.id === id);
      return rule === undefined || speaksOf(rule, kind) ? [] : `${id}: ${kind}`;
    });
    expect([...new Set(wrong)]).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('refuses what breaks it, in its exact words', async () => {
    const { refused } = await proofOf(id);
    expect(refused).not.toEqual([]);
    for (const { what, manifests, says } of refused) {
      expect([what, findings(manifests, rule)]).toEqual([what, says]);
      if (isOfObject(rule)) expect([what, findings(manifests, rule, eachAlone)]).toEqual([what, says]);
    }
    const spoken = refused.flatMap(({ says }) => says.map((said) => said.slice(0, said.indexOf(' '))));
    expect(spoken.filter((kind) => !speaksOf(rule, kind))).toEqual([]);
  });

  it('accepts what only just keeps it', async () => {
    const { accepted } = await proofOf(id);
    expect(accepted).not.toEqual([]);
    for (const { what, manifests } of accepted) expect([what, findings(manifests, rule)]).toEqual([what, []]);
  });

  it('speaks wherever what is rendered is broken', async () => {
    const { mutations } = await proofOf(id);
    expect(mutations).not.toEqual([]);
    for (const { what, edits } of mutations) {
      const sites = subjects.clusters.flatMap((cluster) =>
        [...cluster.own].flatMap((object) => edits(object, cluster).map((edit) => ({ cluster, object, edit }))),
      );
      expect([what, sites.length]).not.toEqual([what, 0]);
      fc.assert(
        fc.property(fc.nat(sites.length - 1), (index) => {
          const site = sites[index];
          if (site === undefined) return;
          const { cluster, object, edit } = site;
          const before = new Set(foundIn(rule, cluster, cluster));
          const news = foundIn(rule, cluster, edited(cluster, object, edit));
          const where = `${cluster.name} ${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
          if (news.every((found) => before.has(found)))
            throw new Error(`${what}: nothing is said of ${where}, ${JSON.stringify(edit)}`);
          if (isOfObject(rule)) {
            const alone = foundIn(rule, cluster, new Cluster(cluster.name, replacement(object, edit)));
            const isNew = (found: string) => !before.has(found);
            expect([where, alone.filter(isNew)]).toEqual([where, news.filter(isNew)]);
          }
        }),
        { numRuns: Math.min(places, sites.length), seed: Number(process.env.SEED ?? 20_26) },
      );
    }
  });
});

/** Kinds that create pods, for rules that name `pods`. */
const ofPods = new Set([
  ...['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'ReplicationController', 'StatefulSet'],
  ...['AnalysisTemplate', 'Cluster', 'Pooler', 'RayCluster', 'RayJob', 'RayService', 'Rollout'],
]);

function speaksOf({ kinds }: Rule, kind: string): boolean {
  return kinds.includes(kind) || (kinds.includes('pods') && ofPods.has(kind));
}

function findings(
  manifests: string | Readonly<Record<string, string>>,
  rule: Rule,
  form = (some: Subjects): Subjects => some,
): readonly string[] {
  const texts = typeof manifests === 'string' ? { 'manifests.yaml': manifests } : manifests;
  const { files } = readManifests(new Map(Object.entries(texts)));
  return checkSubjects(form(subjectsOf(files)), [rule]).map(line);
}

/** Each object in a cluster of its own. */
function eachAlone({ clusters, ...more }: Subjects): Subjects {
  return { clusters: clusters.flatMap(({ name, own }) => [...own].map((one) => new Cluster(name, [one]))), ...more };
}

function line({ object, field, is, needed }: Finding): string {
  return `${object} › ${field}: ${is} › ${needed}`;
}

/** The findings of a rule in a changed copy of a rendered cluster. */
function foundIn(rule: Rule, place: Cluster, cluster: Cluster): readonly string[] {
  if ('check' in rule) return [...rule.check(cluster)].filter(({ object }) => cluster.own.has(object)).map(shown);
  const clusters = new Map(subjects.clusters.map((other) => [other.name, other === place ? cluster : other]));
  const excerpt = writtenExcerpt(rule);
  const excerpts = [...clusters].map(([name, one]) => ({ name, excused: [], excerptFor: () => one.once(excerpt) }));
  return compareClusters(excerpts, (name) => clusters.get(name), [rule]).map(line);
}

const written = new Map<PlatformRule, PlatformRule['excerpt']>();

/** Makes the excerpt of a rule as it is when it was written and read again. */
function writtenExcerpt(rule: PlatformRule): PlatformRule['excerpt'] {
  const known = written.get(rule) ?? ((cluster) => JSON.parse(JSON.stringify(rule.excerpt(cluster))) as unknown);
  written.set(rule, known);
  return known;
}

function shown({ object, field, is, needed }: Found): string {
  return `${title(object)} › ${field}: ${is} › ${needed}`;
}

function edited(cluster: Cluster, object: KubernetesObject, edit: Edit): Cluster {
  const after = replacement(object, edit);
  const instead = (one: KubernetesObject): readonly KubernetesObject[] => (one === object ? after : [one]);
  // Objects that replace an object, or are added to it, are in the same file.
  const places = {
    get(one: KubernetesObject) {
      return subjects.places.get(after.includes(one) ? object : one);
    },
  };
  return new Cluster(cluster.name, cluster.objects.flatMap(instead), [...cluster.own].flatMap(instead), places);
}

function replacement(object: KubernetesObject, edit: Edit): readonly KubernetesObject[] {
  if ('gone' in edit) return [];
  if ('beside' in edit && !('fields' in edit)) return [object, ...[edit.beside].flat()];
  const draft = structuredClone(object);
  const fields = 'fields' in edit ? edit.fields : { [edit.field]: edit.to };
  for (const [field, to] of Object.entries(fields)) set(draft, field, to);
  return [draft, ...('beside' in edit ? (edit.beside ?? []) : [])];
}

function set(draft: object, field: string, to: unknown): void {
  const steps = stepsOf(field);
  let parent = draft as Record<string | number, unknown>;
  for (const [index, step] of steps.slice(0, -1).entries())
    parent = (parent[step] ??= typeof steps[index + 1] === 'number' ? [] : {}) as typeof parent;
  const last = steps.at(-1) ?? '';
  if (to !== undefined) parent[last] = to;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
}
