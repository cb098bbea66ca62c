import { addOns } from '../charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { systems } from '../charts/systems.ts';
import { render, type Platform } from '../lib/render.ts';

/** The platform as `main.ts` renders it. */
export const platform: Platform = {
  systems,
  environments: Object.values(environments),
  controllers: { charts: controllers, namespaces: controllerNamespaces, addOns },
  delivery,
};

/** All rendered files, without reading `dist/`. */
export const rendered = render(platform);
