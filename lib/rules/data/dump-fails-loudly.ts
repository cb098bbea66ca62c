import { dumpScripts } from '../../model/data/dump-scripts.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const dumpFailsLoudly: ClusterRule = {
  id: 'dump-fails-loudly',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap', 'CronJob'],
  summary: 'every script that pipes a dump fails when the dump does',
  why: 'The exit status of a pipeline is that of its last command: after a failed dump half a file remains, and the Job succeeds.',
  source: 'https://www.gnu.org/software/bash/manual/html_node/Pipelines.html',
  *check(cluster) {
    for (const { object, field, pods, text } of dumpScripts(cluster)) {
      if (!pipedDump.test(text) || /\bpipefail\b|PIPESTATUS/.test(text) || isStrict(pods)) continue;
      const is = 'pipes a dump, and succeeds when the dump fails';
      yield { object, field, is, needed: 'set -o pipefail, or a file between the two' };
    }
  },
};

/** A dump before a pipe; a backslash may continue the line. */
const pipedDump =
  /\b(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump)\b(?:[^\n|\\]|\\[^])*\|(?!\|)/;

/** Whether the shell gets the option on its command line: `bash -o pipefail -c`. */
function isStrict(pods: Pods): boolean {
  return containersOf(pods).some(({ container: { args = [], command = [] } }) =>
    [...command, ...args].includes('pipefail'),
  );
}
