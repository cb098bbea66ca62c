import { mutation, type Proof } from '../proof.ts';

const job = (script: string, rest = '') => `
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: dump, namespace: shop }
spec:
  schedule: '0 2 * * *'${rest}
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{ name: dump, command: [sh, -c, ${JSON.stringify(script)}] }]
          volumes: [{ name: scripts, configMap: { name: scripts } }]
`;

const files = (script: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: scripts, namespace: shop }
data: { dump.sh: ${JSON.stringify(script)} }
`;

const says = 'pipes a dump, and succeeds when the dump fails › set -o pipefail, or a file between the two';
const piped = 'set -eu\npg_dump --format=custom \\\n  "$URL" | gzip | aws s3 cp - s3://backups/a';

export const proof: Proof = {
  refused: [
    {
      what: 'a pipe in a command',
      manifests: job(piped),
      says: [`CronJob shop/dump › spec.jobTemplate.spec.template.spec.containers[0].command[2]: ${says}`],
    },
    {
      what: 'a pipe in a file that the job mounts',
      manifests: job('bash /scripts/dump.sh') + files(piped),
      says: [`ConfigMap shop/scripts › data['dump.sh']: ${says}`],
    },
  ],
  accepted: [
    {
      what: 'pipefail of the shell',
      manifests: job('pg_dump | gzip > a').replace('-c', '-o, pipefail, -c'),
    },
    { what: 'pipefail', manifests: job(piped.replace('set -eu', 'set -euo pipefail')) },
    {
      what: 'a file between, and an or',
      manifests: job('pg_dump > a || exit 1\ngzip < a | aws s3 cp - s3://backups/a'),
    },
    { what: 'a file that no job mounts', manifests: files(piped) },
  ],
  mutations: [
    mutation('no pipefail', 'ConfigMap', ({ data }) =>
      Object.entries(data ?? {}).flatMap(([name, text = '']) =>
        /pg_dump[^|]*\|/.test(text) && text.includes('pipefail')
          ? { field: `data['${name}']`, to: text.replaceAll('pipefail', 'errexit') }
          : [],
      ),
    ),
  ],
};
