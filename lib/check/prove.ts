import { rules } from '../rules/rules.ts';
import { byPlace, checkSubjects, type Finding } from './check.ts';
import type { Place, Subjects } from './clusters.ts';
import type { KubernetesObject } from '../model/kinds.ts';
import type { ProofCache } from './proof-cache.ts';

/**
 * All findings of all rules, sorted by place. Those of a cluster are remembered by its texts, those of rules that look at
 * several clusters together by the texts of all.
 *
 * @param textsOf - everything that the objects of a cluster were made of
 */
export function prove(
  subjects: Subjects,
  textsOf: (cluster: string) => Iterable<string>,
  proofs: ProofCache,
): readonly Finding[] {
  const [ofCluster, ofAll] = [rules.filter((rule) => 'check' in rule), rules.filter((rule) => 'checkAll' in rule)];
  const found = subjects.clusters.map((cluster) =>
    proofs.remember(`findings/${cluster.name}`, textsOf(cluster.name), () => {
      const places = new Map<KubernetesObject, Place>();
      for (const object of cluster.own) {
        const place = subjects.places.get(object);
        if (place !== undefined) places.set(object, place);
      }
      return checkSubjects({ clusters: [cluster], places }, ofCluster);
    }),
  );
  const texts = subjects.clusters.flatMap(({ name }) => [name, ...textsOf(name)]);
  const together = proofs.remember('findings/all', texts, () => checkSubjects(subjects, ofAll));
  return [...found.flat(), ...together].sort(byPlace);
}
