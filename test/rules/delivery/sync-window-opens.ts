import { mutation, type Proof } from '../proof.ts';

const project = (window: string): string => `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec: { syncWindows: [{ ${window} }] }
`;

const at = 'AppProject argocd/shop › spec.syncWindows[0]';

export const proof: Proof = {
  refused: [
    {
      what: 'six fields',
      manifests: project("kind: allow, schedule: '0 0 8 * * 0', duration: 4h, applications: ['*']"),
      says: [`${at}.schedule: '0 0 8 * * 0' has 6 fields, and 5 are read › such as 0 3 * * *`],
    },
    {
      what: 'a day of the week that is none, and a time of no end',
      manifests: project("kind: allow, schedule: '0 8 * * 7', duration: 1d, applications: ['*']"),
      says: [
        `${at}.duration: '1d' › a duration of Go, such as 2h or 30m`,
        `${at}.schedule: '0 8 * * 7' has '7', which is not within 0 to 6 › such as 0 3 * * *`,
      ],
    },
    {
      what: 'nothing that it is for, and a zone that is none',
      manifests: project("kind: deny, schedule: '0 8 * * 0', duration: 0h, timeZone: Europe/Berln"),
      says: [
        `${at}: no applications, namespaces or clusters › applications: ['*'], or those that it is for`,
        `${at}.duration: '0h' › a duration of Go, such as 2h or 30m`,
        `${at}.timeZone: 'Europe/Berln' › an IANA time zone such as Etc/UTC (did you mean 'Europe/Berlin'?)`,
      ],
    },
    {
      what: 'a kind that is none',
      manifests: project("kind: permit, schedule: '@daily', duration: 4h, clusters: ['*']"),
      says: [`${at}.kind: 'permit' › allow or deny`],
    },
  ],
  accepted: [
    {
      what: 'names of days, a zone and half an hour',
      manifests: project(
        "kind: allow, schedule: '30 22 * * SUN', duration: 1h30m, timeZone: Europe/Berlin, namespaces: ['shop-*']",
      ),
    },
    {
      what: 'a name of a schedule',
      manifests: project("kind: deny, schedule: '@weekly', duration: 90m, clusters: [a]"),
    },
  ],
  mutations: [
    mutation('a window that never opens', 'AppProject', ({ spec }) =>
      (spec?.syncWindows ?? []).flatMap((_, index) => [
        { field: `spec.syncWindows[${index}].schedule`, to: '0 8 30 2 *' },
        { field: `spec.syncWindows[${index}].duration`, to: '0s' },
        { field: `spec.syncWindows[${index}].timeZone`, to: 'UTC+1' },
        { field: `spec.syncWindows[${index}].applications`, to: undefined },
      ]),
    ),
  ],
};
