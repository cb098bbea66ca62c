import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importedKind } from '../../lib/schemas/imported-kinds.ts';
import { widgetDefinition } from './widget-definition.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-crds-'));
writeFileSync(join(folder, 'widgets.yaml'), widgetDefinition);

it('a kind of somebody else is checked by its definition, closed against fields that it does not list', () => {
  const widget = importedKind({ apiVersion: 'shop.example.com/v1', kind: 'Widget' }, folder);
  const metadata = { name: 'a', namespace: 'front' };
  const object = (spec: object) => ({ apiVersion: 'shop.example.com/v1', kind: 'Widget', metadata, spec });
  expect(widget?.scope).toBe('Namespaced');
  expect(widget?.check(object({ size: 2, colour: 'red', anything: { at: 'all' } }))).toEqual([]);
  expect(widget?.check(object({ sizes: 2, colour: 'rde' }))).toEqual([
    { path: ['spec', 'sizes'], is: 'an unknown field', needed: "did you mean 'size'?" },
    { path: ['spec', 'colour'], is: "'rde'", needed: "red | green (did you mean 'red'?)" },
  ]);
  expect(widget?.check({ ...object({ size: 1 }), metadata: { name: 'a' } })).toEqual([
    { path: ['metadata', 'namespace'], is: 'missing', needed: 'a string' },
  ]);
});

it('a version that is not served, and a folder that is not there, have no kinds', () => {
  expect(importedKind({ apiVersion: 'shop.example.com/v1beta1', kind: 'Widget' }, folder)).toBeUndefined();
  expect(importedKind({ apiVersion: 'shop.example.com/v1', kind: 'Widget' }, join(folder, 'none'))).toBeUndefined();
});
