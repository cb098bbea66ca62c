import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { systems } from '../charts/systems.ts';
import { checkSubjects } from '../lib/check/check.ts';
import { render } from '../lib/render.ts';
import { report } from './report.ts';

// real.ts [no-rules]: renders the real systems in all environments, and proves the rules; writes nothing.
const rendered = render({
  systems,
  environments: Object.values(environments),
  controllers: { charts: controllers, namespaces: controllerNamespaces },
  delivery,
});
if (process.argv[2] !== 'no-rules') checkSubjects(rendered.subjects);
report(rendered.objects);
