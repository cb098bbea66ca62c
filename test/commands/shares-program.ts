import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { proofCache, type ProofCache } from '../../lib/check/proof-cache.ts';
import { launched } from '../../lib/launched.ts';
import { render } from '../../lib/render.ts';
import { renderMemo } from '../../lib/render-memo.ts';
import { help, renderShares } from '../../lib/commands/shares.ts';
import { unitStore } from '../../lib/unit-store.ts';
import { manyWorkloads } from './many-workloads.ts';

// shares-program.ts FOLDER [wrong]: renders many workloads in shares, writes which thread has made which proof to `proofs.log`,
// and says the hash of each file.
const folder = process.argv[2] ?? '';
const platform = manyWorkloads(process.argv[3] === 'wrong');
const kept = proofCache(join(folder, 'proofs'), '1');
const proofs: ProofCache = {
  ...kept,
  remember: (subject, texts, make) =>
    kept.remember(subject, texts, () => {
      appendFileSync(join(folder, 'proofs.log'), `${threadId} ${subject}\n`);
      return make();
    }),
};
const options = { checks: true, proofs, memo: renderMemo(() => '', unitStore(join(folder, 'units'), '1')) };
const launch = launched();
if (launch?.starter !== undefined) void help(platform, options, launch.starter);
else if (launch !== undefined)
  void renderShares(platform, options, launch).then(() => {
    const { dist, argocd, problems, hashOf } = render(platform, options);
    for (const problem of problems) console.log(problem);
    for (const path of dist.keys()) console.log(`dist/${path} ${hashOf(`dist/${path}`)}`);
    for (const path of argocd.keys()) console.log(`argocd/${path} ${hashOf(`argocd/${path}`)}`);
  });
