import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { countOf, preparedObjects } from './objects.ts';
import { report } from './report.ts';

// plain.ts FILE FOLDER FORM: the same objects as an ordinary cdk8s app. FORM `file`: an App for each environment, a
// Chart for each file; the time grows with Charts × objects. FORM `environment`: an App for each environment, with a
// single Chart.
const [, , file = '', folder = '', form = 'file'] = process.argv;
const { objects, load } = preparedObjects(file);
const apps = new Map<string, App>();
const charts = new Map<string, Chart>();
for (const [path, manifests] of objects) {
  const [environment = ''] = path.split('/');
  const app = apps.get(environment) ?? new App({ outdir: join(folder, environment) });
  apps.set(environment, app);
  const id = form === 'file' ? path.replace(/\.yaml$/, '').replaceAll('/', '-') : 'all';
  const chart = charts.get(`${environment} ${id}`) ?? new Chart(app, id);
  charts.set(`${environment} ${id}`, chart);
  for (const [index, manifest] of manifests.entries()) new ApiObject(chart, `${path}-${index}`, { ...manifest });
}
for (const app of apps.values()) app.synth();
report(countOf(objects), load);
