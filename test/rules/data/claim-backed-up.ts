import { mutation, type Proof } from '../proof.ts';

const schedule = (template = '{}', cron = '0 2 * * *') => `
---
apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec: { schedule: '${cron}', template: ${template} }
`;

const claim = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  serviceName: web
  template: { metadata: { labels: { app: web } } }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }]
---
apiVersion: velero.io/v1
kind: VolumeSnapshotLocation
metadata: { name: aws, namespace: velero }
spec: { provider: aws }
`;

const refused = (what: string, template: string, is: string) => ({
  what,
  manifests: claim + schedule(template),
  says: [
    `StatefulSet shop/web › spec.volumeClaimTemplates[0]: Schedule nightly ${is}, and no other backs it up › a Schedule that includes shop and its volumes`,
  ],
});

const accepted = (what: string, template: string) => ({ what, manifests: claim + schedule(template) });

const project = (environment: string) => `
---
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no Schedule',
      manifests: claim,
      says: [
        'StatefulSet shop/web › spec.volumeClaimTemplates[0]: no Schedule backs it up › a Schedule that includes shop and its volumes',
      ],
    },
    refused('another namespace', '{ includedNamespaces: [bank] }', 'does not include its namespace'),
    refused(
      'all but its namespace',
      "{ includedNamespaces: ['*'], excludedNamespaces: [shop] }",
      'does not include its namespace',
    ),
    refused('Secrets alone', '{ includedResources: [secrets] }', 'does not include persistentvolumeclaims'),
    refused('no claims', '{ excludedResources: [pvc] }', 'does not include persistentvolumeclaims'),
    refused('no volumes', '{ includeClusterResources: false }', 'does not include persistentvolumes'),
    refused('other labels', '{ labelSelector: { matchLabels: { app: api } } }', 'does not select its labels'),
    {
      what: 'no location for snapshots',
      manifests: `${claim.slice(0, claim.indexOf('---'))}${schedule()}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: velero, namespace: argocd }
spec: { source: { chart: velero, helm: { valuesObject: {} } } }
`,
      says: [
        'StatefulSet shop/web › spec.volumeClaimTemplates[0]: Schedule nightly has no VolumeSnapshotLocation, and no other backs it up › a Schedule that includes shop and its volumes',
      ],
    },
    refused('no snapshots', '{ snapshotVolumes: false }', 'takes no snapshots of volumes'),
  ],
  accepted: [
    accepted('everything', '{}'),
    accepted(
      'its namespace and its labels',
      '{ includedNamespaces: [shop], orLabelSelectors: [{ matchLabels: { app: web } }] }',
    ),
    accepted('its files', '{ snapshotVolumes: false, defaultVolumesToFsBackup: true }'),
    {
      what: 'volumes of who has no Velero',
      manifests: claim.slice(0, claim.indexOf('---')),
    },
    {
      what: 'snapshots by CSI',
      manifests: claim.slice(0, claim.indexOf('---')) + schedule(),
    },
    { what: 'dev', manifests: claim + project('dev') },
    { what: 'staging without Schedules', manifests: claim + project('staging') },
  ],
  mutations: [
    mutation('a claim where no Schedule looks', 'Namespace', ({ metadata }, cluster) =>
      !/^(production|dr|staging)/.test(cluster.name) ||
      cluster.of('Schedule').some(({ spec }) => spec?.template?.includedNamespaces?.includes(metadata.name) === true)
        ? []
        : [{ beside: claimIn(metadata.name) }],
    ),
  ],
};

function claimIn(namespace: string) {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', namespace }, spec: {} };
}
