import type { WorkloadSpec } from '../spec/workload.ts';
import { filesDirectory, secretsDirectory } from './pod.ts';
import type { Report } from './problem.ts';

/** Size limit of all values of a ConfigMap together: https://kubernetes.io/docs/concepts/configuration/configmap/ */
const mostBytes = 2 ** 20;

/** Reports invalid file names, and files that are too large for one ConfigMap. */
export function checkFiles({ files = {}, overrides = {} }: WorkloadSpec, report: Report): void {
  const all = Object.entries(overrides).map(([environment, override]) => ({
    field: `overrides.${environment}.files`,
    own: 'files' in override ? override.files : {},
  }));
  checkNames('files', files, report);
  checkSize('files', files, report);
  for (const { field, own } of all) {
    checkNames(field, own, report);
    if (Object.keys(own).length > 0) checkSize(field, { ...files, ...own }, report);
  }
}

/** What else is mounted, and what belongs to the kernel. */
const reserved = [filesDirectory, secretsDirectory, '/proc', '/sys', '/dev'];

type Files = Readonly<Record<string, string>>;

function checkNames(field: string, files: Files, report: Report): void {
  const keys = new Map<string, string>();
  for (const file of Object.keys(files)) {
    const parts = file.replace(/^\//, '').split('/');
    const at = `${field}.${file}`;
    if (!parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.\.?$/.test(part)))
      report(
        at,
        'not a valid path of a file',
        'names of letters, digits, dots, dashes and underscores, with a slash between them',
      );
    const inside = reserved.find((folder) => file.startsWith(`${folder}/`));
    if (inside !== undefined)
      report(at, `in ${inside}`, 'another place, or a path without a slash before it: app.yaml');
    const key = parts.join('_');
    const other = keys.get(key);
    if (other !== undefined) report(at, `has the key of ${other} in the ConfigMap, ${key}`, 'another name');
    keys.set(key, file);
    if (key.length > 253) report(at, `${key.length} characters`, 'at most 253');
  }
}

function checkSize(field: string, files: Files, report: Report): void {
  const total = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (total <= mostBytes) return;
  const [largest = ''] = Object.entries(files)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name]) => name);
  report(
    field,
    `${total} bytes, most of them in ${largest}`,
    `at most ${mostBytes}, the limit of a ConfigMap; put larger data into the image or a bucket`,
  );
}
