import { rmSync } from 'node:fs';
import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { checkSubjects } from '../lib/check/check.ts';
import { difference, update } from '../lib/manifests/folder.ts';
import { render } from '../lib/render.ts';
import { noMemo, renderMemo } from '../lib/render-memo.ts';
import { unitStore } from '../lib/unit-store.ts';
import { report } from './report.ts';
import { benchSystem } from './system.ts';

// strata.ts WORKLOADS FOLDER [no-rules|no-checks]: does the work of `npm run synth` for generated workloads in three
// environments, with nothing remembered. With checks it keeps what it renders for the next run, as a synth does.
const [, , count = '10', folder = '', mode = ''] = process.argv;
const { staging, production, dr } = environments;
const platform = {
  systems: [benchSystem(Number(count))],
  environments: [staging, production, dr],
  controllers: { charts: controllers, namespaces: controllerNamespaces },
  delivery,
};
const checks = mode !== 'no-checks';
const units = `${folder}-units`;
rmSync(units, { recursive: true, force: true });
const memo = checks ? renderMemo(() => '', unitStore(units, '')) : noMemo;
const rendered = render(platform, { checks, memo });
if (rendered.problems.length > 0) throw new Error(rendered.problems.slice(0, 5).join('\n'));
if (mode === '') checkSubjects(rendered.subjects);
const argocd = [...rendered.argocd].map(([path, text]) => [`argocd/${path}`, text] as const);
const files = new Map([...rendered.dist, ...argocd]);
update(folder, files, difference(folder, files));
memo.save();
report(rendered.objects);
