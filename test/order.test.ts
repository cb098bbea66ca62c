import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { controllers } from '../charts/controllers.ts';
import type { Controller } from '../lib/spec/controller.ts';
import { rendered } from './platform.ts';

// The section "Order" of ARCHITECTURE.md is what people read before they choose a wave.
const [, order = ''] = /^## Order$([^]*?)^## /m.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? [];
const [ofKinds = [], ofControllers = []] = order
  .split(/\n\n/)
  .filter((part) => part.startsWith('| wave'))
  .map((part) => part.split('\n').flatMap(rowOf));

const waveKey = 'argocd.argoproj.io/sync-wave';
const objects = rendered.subjects.clusters
  .filter(({ name }) => !name.startsWith('preview/'))
  .flatMap(({ objects }) => objects);

describe('the order that ARCHITECTURE.md states', () => {
  it('is that of every kind of a system', () => {
    const stated = new Map(ofKinds.flatMap(({ from, what }) => what.map((kind) => [kind, from] as const)));
    const stands = new Set<string>();
    for (const { apiVersion, kind, metadata } of objects) {
      if (notOfSystems.test(`${apiVersion}/${kind}`)) continue;
      const { [waveKey]: wave = '0', 'argocd.argoproj.io/hook': hook } = metadata.annotations ?? {};
      // What the root Application applies itself: namespaces and policies of controllers, and notices of Argo CD.
      if (hook !== undefined || Number(wave) < -5) continue;
      stands.add(`${kind}${kind === 'Cluster' ? clusterOf(apiVersion) : ''} ${wave}`);
    }
    stands.delete('VirtualService -1');
    const says = [...stands].map((one) => {
      const kind = one.slice(0, one.lastIndexOf(' '));
      return `${kind} ${stated.get(kind) ?? 'in no row'}`;
    });
    expect(says).toEqual([...stands]);
    // Only a rate limit renders it, and no system has one.
    const gone = [...stated.keys()].filter((kind) => !says.some((one) => one.startsWith(`${kind} `)));
    expect(gone).toEqual(['EnvoyFilter']);
  });

  it('is that of every controller', () => {
    const wrong = Object.entries(controllers).flatMap(([name, { wave }]: readonly [string, Controller]) => {
      const named = name.startsWith('ack-') && name !== 'ack-kinds' ? 'the controllers of ACK' : name;
      const rows = ofControllers.filter(({ what }) => what.includes(named));
      const [row] = rows;
      return rows.length === 1 && row !== undefined && row.from <= Number(wave) && Number(wave) <= row.to
        ? []
        : [`${name} ${wave ?? 'without a wave'}`];
    });
    expect(wrong).toEqual([]);
    expect(ofControllers.map(({ from }) => from)).toEqual(ofControllers.map(({ from }) => from).sort((a, b) => a - b));
  });

  it('is that of the Applications of clusters and systems', () => {
    const waves = (pattern: RegExp) => [
      ...new Set(
        objects.flatMap(({ kind, metadata: { annotations = {}, name } }) =>
          kind === 'Application' && pattern.test(name) ? Number(annotations[waveKey] ?? 0) : [],
        ),
      ),
    ];
    expect(waves(/^(daa|i2s|incubation|ideation-engine|prime-spark)-cluster$/)).toEqual([-85]);
    expect(waves(/^(daa|i2s|incubation|ideation-engine|prime-spark)$/)).toEqual([0]);
    const [first] = objects.filter(({ kind }) => kind === 'AppProject');
    expect(first?.metadata.annotations?.[waveKey]).toBe('-300');
  });
});

interface Row {
  readonly from: number;
  readonly to: number;
  readonly what: readonly string[];
}

/** `| -41 to -40 | a, b (also of c), and d | because |` */
function rowOf(line: string): readonly Row[] {
  const [, waves = '', what = ''] = line.split('|').map((cell) => cell.trim());
  const [from, to = from] = waves.split(' to ').map(Number);
  if (from === undefined || to === undefined || Number.isNaN(from) || waves === '') return [];
  const names = what.replaceAll(/\([^)]*\)|every other kind:|in AWS:/g, '').split(/,|;| and (?=the controllers)/);
  return [{ from, to, what: names.map((name) => name.trim()).filter((name) => name !== '') }];
}

/** What Argo CD itself, eksctl, kind and CloudFormation read. */
const notOfSystems = /^(argoproj\.io\/v1alpha1\/App|eksctl|kind\.x-k8s|cloudformation)/;

function clusterOf(apiVersion: string): string {
  return apiVersion.startsWith('kafka.') ? ' of MSK' : ' of CloudNativePG';
}
