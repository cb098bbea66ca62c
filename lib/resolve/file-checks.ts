import type { WorkloadSpec } from '../spec/workload.ts';
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

type Files = Readonly<Record<string, string>>;

function checkNames(field: string, files: Files, report: Report): void {
  for (const file of Object.keys(files)) {
    if (!/^[\w.-]+$/.test(file))
      report(`${field}.${file}`, 'not a valid file name', 'letters, digits, dots, dashes and underscores');
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
