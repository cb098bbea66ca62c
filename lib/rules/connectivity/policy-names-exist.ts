import { suggestion } from '../../../imports/closest.ts';
import type { Cluster } from '../cluster.ts';
import type { ClusterRule, Found } from '../rule.ts';
import { endpointsOf } from './endpoints.ts';
import { peerField, policyRules } from './network-policies.ts';

/** A policy that names what is not there lets nobody in, or lets nobody out, and says nothing of it. */
export const policyNamesExist: ClusterRule = {
  id: 'policy-names-exist',
  severity: 'error',
  summary: 'policies name namespaces by labels that these have, and accounts that pods run as',
  *check(cluster) {
    yield* namespacesByWrongLabels(cluster);
    yield* accountsOfNobody(cluster);
  },
};

/** `name: monitoring` is no label of namespace monitoring unless somebody puts it there. */
function* namespacesByWrongLabels(cluster: Cluster): Iterable<Found> {
  const { namespaces } = endpointsOf(cluster);
  const names = new Set(namespaces.items.map(({ name }) => name));
  for (const rule of policyRules(cluster).keys()) {
    for (const [index, { namespaceSelector }] of (rule.peers ?? []).entries()) {
      if (namespaceSelector?.matchLabels === undefined) continue;
      for (const [label, value = ''] of Object.entries(namespaceSelector.matchLabels)) {
        if (
          label === 'kubernetes.io/metadata.name' ||
          !names.has(value) ||
          namespaces.selected({ matchLabels: { [label]: value } }).length > 0
        )
          continue;
        yield {
          object: rule.policy,
          field: `${peerField(rule, index)}.namespaceSelector.matchLabels['${label}']`,
          is: `'${value}', and no namespace has a label ${label}=${value}`,
          needed: `kubernetes.io/metadata.name: ${value}, which every namespace has`,
        };
      }
    }
  }
}

function* accountsOfNobody(cluster: Cluster): Iterable<Found> {
  const { byPrincipal, in: members } = endpointsOf(cluster);
  for (const object of cluster.of('AuthorizationPolicy')) {
    for (const [index, { from = [] }] of (object.spec?.rules ?? []).entries()) {
      for (const [at, { source }] of from.entries()) {
        for (const [which, principal] of (source?.principals ?? []).entries()) {
          const { namespace, account } =
            /\/ns\/(?<namespace>[^/*]+)\/sa\/(?<account>[^/*]+)$/.exec(principal)?.groups ?? {};
          // Of a namespace whose pods are not given nothing is known.
          if (namespace === undefined || account === undefined || members(namespace).items.length === 0) continue;
          if (byPrincipal.has(`cluster.local/ns/${namespace}/sa/${account}`)) continue;
          const accounts = members(namespace).items.map((one) =>
            one.principal.slice(one.principal.lastIndexOf('/') + 1),
          );
          yield {
            object,
            field: `spec.rules[${index}].from[${at}].source.principals[${which}]`,
            is: `no pod of ${namespace} runs as ${account}`,
            needed: `the account of the caller's pods${suggestion(account, new Set(accounts))}`,
          };
        }
      }
    }
  }
}
