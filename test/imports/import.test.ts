import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { groupOf, kinds } from '../../imports/kinds.ts';
import { schemaProblems } from '../../lib/schemas/validate.ts';
import { sample } from './sample.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const shared = join(root, '../shared');

test('each API group of the table has its file, and no other file is there', () => {
  const groups = [...new Set(kinds.map(groupOf))].sort();
  const inFolder = (folder: string) =>
    readdirSync(join(root, 'imports', folder)).map((name) => name.replace(/\.\w+$/, ''));
  expect(inFolder('schemas').sort()).toEqual(groups);
  expect(inFolder('types').sort()).toEqual(
    groups.filter((group) => group !== 'kubernetes' && !group.endsWith('.istio.io')),
  );
});

// The published schemas are not in the repository: `npm run import -- --check FOLDER` reads them from a folder.
describe.skipIf(!existsSync(join(shared, 'schemas')))('with the published schemas in ../shared', () => {
  test('what is committed is what they make', async () => {
    const { stderr } = await run(process.execPath, ['--import', 'tsx', 'imports/import.ts', '--check'], { cwd: root });
    expect(stderr).toBe('');
  });

  test('the corrected forms of the documents pass', () => {
    const text = readFileSync(join(shared, 'design/corrected-forms.yaml'), 'utf8');
    const objects = parseAllDocuments(text).map((document) => document.toJS() as Record<string, unknown>);
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects) expect(schemaProblems(object), String(object.kind)).toEqual([]);
  });

  test('what is accepted here passes the schemas themselves, of every Kubernetes version', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strata-imports-'));
    try {
      // The CRD of EnvoyFilter is not among the published schemas there: imports/own/ has it.
      const published = kinds.filter(({ kind }) => kind !== 'EnvoyFilter');
      for (const kind of published) {
        for (const extent of ['minimal', 'full'] as const) {
          const object = sample(kind, extent);
          // The published schema of eksctl requires the type of an identity provider, and refuses it.
          delete object.identityProviders;
          // OpenAPI definitions of older versions require these fields; no API server does.
          if (kind.kind === 'StatefulSet') object.spec = { ...(object.spec as object), serviceName: 'a' };
          if (kind.kind === 'NetworkPolicy') object.spec = { podSelector: {}, ...(object.spec as object) };
          if (kind.kind === 'PriorityClass') object.value ??= 1;
          if (kind.kind.endsWith('RoleBinding'))
            object.roleRef = { ...(object.roleRef as object), apiGroup: 'rbac.authorization.k8s.io' };
          const metadata = object.metadata as Record<string, unknown> | undefined;
          // Two versions of a kind are one kind: their objects need different names.
          const name = kind.definition === undefined ? extent : `${extent}-${kind.definition.toLowerCase()}`;
          if (kind.scope !== 'Configuration') object.metadata = { ...metadata, name };
          writeFileSync(
            join(folder, `${groupOf(kind)}-${kind.definition ?? kind.kind}-${extent}.yaml`),
            stringify(object),
          );
        }
      }
      const script = join(shared, 'tools/strict-validate.mjs');
      const { stdout } = await run(process.execPath, [script, folder], { cwd: root }).catch((error: unknown) => {
        return { stdout: String((error as { stdout?: unknown }).stdout) };
      });
      expect(stdout).toContain(`${2 * published.length} documents, 0 problems`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);
});
