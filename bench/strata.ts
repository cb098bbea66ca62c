import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { checkSubjects } from '../lib/check/check.ts';
import { difference, update } from '../lib/manifests/folder.ts';
import { render } from '../lib/render.ts';
import { report } from './report.ts';
import { benchSystem } from './system.ts';

// strata.ts WORKLOADS FOLDER [no-rules|no-checks]: does the work of `npm run synth` for generated workloads in three
// environments.
const [, , count = '10', folder = '', mode = ''] = process.argv;
const { staging, production, dr } = environments;
const platform = {
  systems: [benchSystem(Number(count))],
  environments: [staging, production, dr],
  controllers: { charts: controllers, namespaces: controllerNamespaces },
  delivery,
};
const rendered = render(platform, { checks: mode !== 'no-checks' });
if (rendered.problems.length > 0) throw new Error(rendered.problems.slice(0, 5).join('\n'));
if (mode === '') checkSubjects(rendered.subjects);
const argocd = [...rendered.argocd].map(([path, text]) => [`argocd/${path}`, text] as const);
const files = new Map([...rendered.dist, ...argocd]);
update(folder, files, difference(folder, files));
report(rendered.objects);
