import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emitDocuments } from '../lib/manifests/emit.ts';
import type { Manifest } from '../lib/manifests/manifest.ts';
import { preparedObjects } from './objects.ts';

// overlays.ts FILE FOLDER: writes the objects of production as a Helm chart with three values files in FOLDER/chart,
// and as a kustomize base with three overlays in FOLDER/base, FOLDER/staging, …. The environments differ in typical
// values: a label for the release, a replica count, an image tag.
const [, , file = '', folder = ''] = process.argv;
const { objects } = preparedObjects(file);
const names = ['staging', 'production', 'dr'];
const base = [...objects].filter(([path]) => path.startsWith('production/'));

chart();
kustomization();

/** A template for each file: the same text, with values for what differs between environments. */
function chart(): void {
  write('chart/Chart.yaml', 'apiVersion: v2\nname: bench\nversion: 1.0.0\n');
  for (const name of names) write(`chart/${name}.yaml`, `environment: ${name}\nreplicas: 2\ntag: v1.4.2\n`);
  for (const [path, manifests] of base) {
    const text = emitDocuments(manifests).replaceAll(/\{\{.*?\}\}/g, (action) => `{{ ${JSON.stringify(action)} }}`);
    const template = text
      .replaceAll(/^( +)replicas: \d+$/gm, '$1replicas: {{ .Values.replicas }}')
      .replaceAll(/^( +image: .*):[^:\n]+$/gm, '$1:{{ .Values.tag }}')
      .replaceAll(/^( +)value: production$/gm, '$1value: {{ .Values.environment }}');
    write(`chart/templates/${path.replaceAll('/', '-')}`, template);
  }
}

function kustomization(): void {
  for (const [path, manifests] of base) write(`base/${path}`, emitDocuments(manifests));
  write('base/kustomization.yaml', document({ resources: base.map(([path]) => path) }));
  for (const name of names) {
    const patch = '- { op: add, path: /metadata/labels/environment, value: ' + name + ' }';
    const patches = ['Deployment', 'StatefulSet'].map((kind) => ({ target: { kind }, patch }));
    const labels = [{ pairs: { environment: name }, includeSelectors: false }];
    write(`${name}/kustomization.yaml`, document({ resources: ['../base'], labels, patches }));
  }
}

function document(content: object): string {
  const metadata = { name: 'bench' };
  return emitDocuments([
    { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', metadata, ...content } satisfies Manifest,
  ]);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
