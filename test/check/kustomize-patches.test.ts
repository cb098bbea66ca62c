import { expect, it } from 'vitest';
import { withPatches } from '../../lib/check/kustomize-patches.ts';
import type { Finding } from '../../lib/check/findings/finding.ts';

const finding = (object: string, field: string): Finding => ({
  ...{ rule: 'a', severity: 'error', file: 'base/web.yaml', document: 0 },
  ...{ object, field, is: 'wrong', needed: 'right' },
});
const cpu = finding('Deployment shop/web', 'spec.template.spec.containers[0].resources.requests.cpu');
const probe = finding('Deployment web', 'spec.template.spec.containers[1].livenessProbe');
const selector = finding('Deployment web', 'spec.selector');
const label = finding('Service web', "metadata.labels['app.kubernetes.io/name']");
const api = finding('Deployment api', 'spec.replicas');
const all = [cpu, probe, selector, label, api];

/** The findings that remain certain. */
const certain = (kustomization: string, files: Readonly<Record<string, string>> = {}) =>
  withPatches(all, new Map(Object.entries({ 'overlay/kustomization.yaml': kustomization, ...files }))).filter(
    ({ unjudged }) => unjudged === undefined,
  );

it('what a patch writes is uncertain, and nothing else of the object', () => {
  const patch = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: web, resources: { requests: { cpu: 1 } } }] } } }
`;
  expect(certain('patches: [{ path: web.yaml }]', { 'overlay/web.yaml': patch })).toEqual([
    probe,
    selector,
    label,
    api,
  ]);
  expect(certain('patchesStrategicMerge: [../web.yaml]', { 'web.yaml': patch })).not.toContain(cpu);
  expect(certain(`patches:\n- patch: |\n    ${patch.trim().replaceAll('\n', '\n    ')}\n`)).not.toContain(cpu);
});

it('a list of operations names its fields, and its target by kind and pattern', () => {
  const operations = (target: string) => `
patches:
- target: ${target}
  patch: |
    - { op: add, path: /spec/template/spec/containers/1/livenessProbe/httpGet, value: {} }
    - { op: replace, path: /metadata/labels/app.kubernetes.io~1name, value: b }
`;
  expect(certain(operations('{ kind: Deployment }'))).toEqual([cpu, selector, label, api]);
  expect(certain(operations('{ kind: Service, name: w.* }'))).toEqual([cpu, probe, selector, api]);
  expect(certain(operations('{ kind: Deployment, name: we }'))).toEqual(all);
});

it('an object that a patch deletes, and a count', () => {
  const deleted = '{ $patch: delete, kind: Deployment, apiVersion: apps/v1, metadata: { name: web } }';
  expect(certain(`patches: [{ patch: '${deleted}' }]\nreplicas: [{ name: api, count: 2 }]`)).toEqual([label]);
});

it('without a patch, all is certain', () => {
  expect(certain('resources: [web.yaml]')).toEqual(all);
  expect(certain('patches: [{ path: gone.yaml }]')).toEqual(all);
});
