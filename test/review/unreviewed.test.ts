import { expect, it } from 'vitest';
import { review } from '../../lib/review/review.ts';
import { sideOf } from './manifests.ts';

const deployment = (replicas: string, image = 'registry.example.com/web:1') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "${image}" }] }
`;
const texts = (more: Readonly<Record<string, string>>) => ({
  'app/kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n',
  'app/web.yaml': deployment('2'),
  'app/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 3 }\n',
  'chart/templates/web.yaml': deployment('{{ .Values.replicas }}'),
  'chart/values.yaml': 'replicas: 2\n',
  ...more,
});
const reviewed = (more: Readonly<Record<string, string>>) =>
  review(sideOf('base', texts({})), sideOf('head', texts(more)));

it('leaves out what a tool renders first, and says so', () => {
  const { review: made, comparison } = reviewed({
    'app/kustomization.yaml': 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\nnamespace: shop\n',
    'app/patch.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 4 }\n',
    'chart/templates/web.yaml': deployment('{{ .Values.count }}'),
  });
  expect(made.clusters).toEqual([]);
  expect(comparison.unreviewed).toEqual([
    { file: 'app/kustomization.yaml', is: 'a kustomization' },
    { file: 'app/patch.yaml', is: 'a patch of kustomize' },
    { file: 'chart/templates/web.yaml', is: 'a template' },
  ]);
});

it('compares files of a folder that hold the same object each with its own other side', () => {
  const base = { 'web.yaml': deployment('2'), 'web-large.yaml': deployment('20', 'registry.example.com/web:2') };
  const head = { ...base, 'web-large.yaml': deployment('30', 'registry.example.com/web:2') };
  const { review: made } = review(sideOf('base', base), sideOf('head', head));
  expect(made.clusters.map(({ name, changed }) => ({ name, changed }))).toEqual([{ name: 'manifests', changed: 1 }]);
  expect(made.entries.map(({ title }) => title)).toEqual(['spec.replicas 20 → 30']);
});

it('says nothing of what may be elsewhere', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: wep }, ports: [{ port: 80 }] }\n';
  expect(reviewed({ 'app/service.yaml': service }).review.consequences.map(({ class: name }) => name)).not.toContain(
    'findings',
  );
});
