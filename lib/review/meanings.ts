import type { Comparison } from './clusters.ts';
import type { ClassName, ClusterChange, Meant } from './consequence.ts';
import { alerts } from './meaning/alerts.ts';
import { availability } from './meaning/availability.ts';
import { capacity } from './meaning/capacity.ts';
import { data } from './meaning/data.ts';
import { deletes } from './meaning/deletes.ts';
import { delivery } from './meaning/delivery.ts';
import { findings } from './meaning/findings.ts';
import { images } from './meaning/images.ts';
import { permissions } from './meaning/permissions.ts';
import { refused } from './meaning/refused.ts';
import { restarts } from './meaning/restarts.ts';
import { traffic } from './meaning/traffic.ts';

/** The consequences of one class for one cluster. */
export type Meaning = (change: ClusterChange, comparison: Comparison) => Iterable<Meant>;

/** The function of each class, one file each. */
export const meanings: Readonly<Record<ClassName, Meaning>> = {
  deletes,
  refused,
  restarts,
  traffic,
  permissions,
  availability,
  capacity,
  data,
  delivery,
  alerts,
  findings,
  images,
};
