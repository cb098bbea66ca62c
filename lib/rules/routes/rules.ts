import type { Rule } from '../../model/rule.ts';
import { allowedIsRouted } from './allowed-is-routed.ts';
import { balancerReachesMesh } from './balancer-reaches-mesh.ts';
import { gatewayHostOnce } from './gateway-host-once.ts';
import { hostClaimedOnce } from './host-claimed-once.ts';
import { hostHasListener } from './host-has-listener.ts';
import { hostServedByOneCluster } from './host-served-by-one-cluster.ts';
import { httpRouteHasHttpPort } from './http-route-has-http-port.ts';
import { listenerHasRoute } from './listener-has-route.ts';
import { listenerIsEncrypted } from './listener-is-encrypted.ts';
import { listenerRefusesOldTls } from './listener-refuses-old-tls.ts';
import { listenerStatesTlsVersion } from './listener-states-tls-version.ts';
import { noInjectedFaults } from './no-injected-faults.ts';
import { oneWayIn } from './one-way-in.ts';
import { portSettingsRepeat } from './port-settings-repeat.ts';
import { portStatesProtocol } from './port-states-protocol.ts';
import { retriesAreSafe } from './retries-are-safe.ts';
import { retriesFitTimeout } from './retries-fit-timeout.ts';
import { rolloutRoutes } from './rollout-routes.ts';
import { routeHasTimeout } from './route-has-timeout.ts';
import { routeIsAttached } from './route-is-attached.ts';
import { routeIsReached } from './route-is-reached.ts';
import { routeLeadsSomewhere } from './route-leads-somewhere.ts';
import { routedIsAllowed } from './routed-is-allowed.ts';
import { subsetIsUsed } from './subset-is-used.ts';
import { weightsSumTo100 } from './weights-sum-to-100.ts';

export const routesRules: readonly Rule[] = [
  hostClaimedOnce,
  gatewayHostOnce,
  hostHasListener,
  listenerHasRoute,
  listenerIsEncrypted,
  listenerRefusesOldTls,
  listenerStatesTlsVersion,
  oneWayIn,
  hostServedByOneCluster,
  routeIsReached,
  routeLeadsSomewhere,
  weightsSumTo100,
  rolloutRoutes,
  noInjectedFaults,
  retriesAreSafe,
  retriesFitTimeout,
  routeHasTimeout,
  routedIsAllowed,
  allowedIsRouted,
  balancerReachesMesh,
  portStatesProtocol,
  portSettingsRepeat,
  subsetIsUsed,
  httpRouteHasHttpPort,
  routeIsAttached,
];
