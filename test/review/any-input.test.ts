import { loadAll } from 'js-yaml';
import { expect, it } from 'vitest';
import { review } from '../../lib/review/review.ts';
import { ofEachType, placesIn, renamed } from '../any-values.ts';
import { sideOf } from './manifests.ts';
import { platform } from './platform.ts';

const role = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: a, namespace: shop }
rules: [{ apiGroups: [''], resources: [pods], verbs: [get], resourceNames: [web] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: a, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: a }
subjects: [{ kind: ServiceAccount, name: web, namespace: shop }]
`;

it.each(ofEachType.map((value) => [JSON.stringify(value), value]))(
  'an object with %s in place of any of its values is reviewed',
  (_, value) => {
    const [good, broken]: [string[], string[]] = [[], []];
    const seen = new Set<string>();
    for (const text of [...Object.values(platform()), role])
      for (const object of loadAll(text) as Record<string, unknown>[])
        for (const { parent, name, path } of placesIn(object, `${String(object.apiVersion)} ${String(object.kind)}`)) {
          if (seen.has(path)) continue;
          seen.add(path);
          const before = parent[name];
          good.push(JSON.stringify(renamed(object, seen.size)));
          parent[name] = value;
          broken.push(JSON.stringify(renamed(object, seen.size)));
          parent[name] = before;
        }
    const side = (documents: readonly string[]) => sideOf('side', { 'a.yaml': documents.join('\n---\n') });
    for (const [base, head] of [
      [good, broken],
      [broken, good],
    ] as const)
      expect(review(side(base), side(head), { rules: [] }).review.clusters).not.toEqual([]);
  },
  60_000,
);
