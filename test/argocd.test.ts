import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaProblems } from '../lib/schemas/validate.ts';
import { readObjects } from './objects.ts';
import { rendered } from './platform.ts';

interface Settings {
  readonly data: Readonly<Record<string, string>>;
}

const settings = parse(readFileSync('argocd/argocd-cm.yaml', 'utf8')) as Settings;
const health = 'resource.customizations.health.';

describe('argocd-cm.yaml', () => {
  it('is a valid ConfigMap', () => {
    expect(schemaProblems({ ...settings })).toEqual([]);
  });

  it.each(['argoproj.io/Application', 'ray.io/RayCluster'])('judges the health of %s', (kind) => {
    expect(scriptOf(kind)).toMatch(/return \{ status = /);
  });

  it('judges the health of every AWS resource that is rendered', () => {
    const kinds = new Set(
      readObjects(rendered.dist)
        .map(({ apiVersion, kind }) => `${apiVersion.replace(/\/.*/, '')}/${kind}`)
        .filter((kind) => kind.includes('.services.k8s.aws/')),
    );
    expect(kinds.size).toBeGreaterThan(5);
    expect([...kinds].filter((kind) => scriptOf(kind)?.includes('ACK.ResourceSynced') !== true)).toEqual([]);
  });

  it('has the health of every kind that is requested', () => {
    expect(scriptOf('apps/Deployment')).toBeUndefined();
  });
});

/** The Lua of a kind: by its name, or else by the first wildcard that matches it. */
function scriptOf(kind: string): string | undefined {
  const wildcards = parse(settings.data['resource.customizations'] ?? '') as Record<string, { 'health.lua': string }>;
  const pattern = Object.keys(wildcards).find((key) =>
    new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(kind),
  );
  return settings.data[`${health}${kind.replace('/', '_')}`] ?? (pattern && wildcards[pattern]?.['health.lua']);
}
