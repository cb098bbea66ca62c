import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import { installedChart, textAt } from '../../model/delivery/installed-charts.ts';
import type { KubernetesObject, Loose, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selects } from '../../model/selector.ts';
import { mayBeProduction, isStaging } from '../../model/environment.ts';

export const claimBackedUp: ClusterRule = {
  id: 'claim-backed-up',
  tier: 'policy',
  severity: 'error',
  misses: 'the Schedule',
  kinds: ['PersistentVolumeClaim', 'StatefulSet'],
  summary: 'every volume is in the backups of a Schedule',
  why: 'The data of a volume without snapshots is lost with its zone, its cluster, or by an accidental deletion.',
  source: 'https://velero.io/docs/main/file-system-backup/',
  *check(cluster) {
    const schedules = cluster.of('Schedule');
    if (!mayBeProduction(cluster) && (!isStaging(cluster) || schedules.length === 0)) return;
    // Without any object of Velero, another tool may back up volumes.
    if (cluster.environment === undefined && !ofVelero.some((kind) => cluster.of(kind).length > 0)) return;
    for (const claim of claimsOf(cluster)) {
      const reasons = schedules.map((schedule) => [schedule, missing(cluster, schedule, claim)] as const);
      if (reasons.some(([, reason]) => reason === undefined)) continue;
      const [near] = [...reasons].sort(([, a = ''], [, b = '']) => order(a) - order(b));
      const namespace = claim.object.metadata.namespace ?? '';
      const is =
        near === undefined
          ? 'no Schedule backs it up'
          : `Schedule ${near[0].metadata.name} ${near[1] ?? ''}, and no other backs it up`;
      yield {
        object: claim.object,
        field: claim.field,
        is,
        needed: `a Schedule that includes ${namespace} and its volumes`,
      };
    }
  },
};

const ofVelero = ['Schedule', 'BackupStorageLocation', 'VolumeSnapshotLocation'] as const;

interface Claim {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly labels: Readonly<Record<string, string>>;
}

function claimsOf(cluster: Cluster): readonly Claim[] {
  return [
    ...cluster
      .of('PersistentVolumeClaim')
      .map((object) => ({ object, field: 'spec', labels: object.metadata.labels ?? {} })),
    ...cluster.of('StatefulSet').flatMap((object) =>
      (object.spec?.volumeClaimTemplates ?? []).map(({ metadata }, index) => ({
        object,
        field: `spec.volumeClaimTemplates[${index}]`,
        // The controller adds the labels of the selector.
        labels: { ...metadata?.labels, ...object.spec?.selector?.matchLabels } as Readonly<Record<string, string>>,
      })),
    ),
  ];
}

const noNamespace = 'does not include its namespace';

/** Of several Schedules, the one that includes the namespace explains more. */
function order(reason: string): number {
  return reason === noNamespace ? 1 : 0;
}

/** Why the backups of a Schedule lack a volume. https://velero.io/docs/main/resource-filtering/ */
function missing(cluster: Cluster, schedule: Of<'Schedule'>, { object, labels }: Claim): string | undefined {
  const { paused, template = {} } = schedule.spec ?? {};
  const { labelSelector, orLabelSelectors, includeClusterResources, volumeSnapshotLocations } = template;
  const namespace = object.metadata.namespace ?? '';
  if (!includes(template.includedNamespaces, template.excludedNamespaces, [namespace])) return noNamespace;
  if (paused === true) return 'is paused';
  const included = [...(template.includedResources ?? []), ...(template.includedNamespaceScopedResources ?? [])];
  const excluded = [...(template.excludedResources ?? []), ...(template.excludedNamespaceScopedResources ?? [])];
  if (!includes(included, excluded, claimNames)) return 'does not include persistentvolumeclaims';
  if (includeClusterResources === false || excluded.some((name) => volumeNames.includes(name)))
    return 'does not include persistentvolumes';
  if (labels['velero.io/exclude-from-backup'] === 'true')
    return 'passes over what is labelled velero.io/exclude-from-backup';
  const selectors = [labelSelector, ...(orLabelSelectors ?? [])].filter(isGiven);
  if (selectors.length > 0 && !selectors.some((selector) => selects(selector, labels)))
    return 'does not select its labels';
  if (template.defaultVolumesToFsBackup === true || template.snapshotMoveData === true) return undefined;
  if (template.snapshotVolumes === false) return 'takes no snapshots of volumes';
  const hasLocation = (volumeSnapshotLocations ?? []).length > 0 || cluster.of('VolumeSnapshotLocation').length > 0;
  return hasLocation || mayUseCsi(cluster) ? undefined : 'has no VolumeSnapshotLocation';
}

/** CSI snapshots need no location; only the values of Velero's Helm chart tell. https://velero.io/docs/main/csi/ */
function mayUseCsi(cluster: Cluster): boolean {
  const velero = installedChart(cluster, 'velero');
  return velero === undefined || textAt(velero.values, 'configuration.features')?.includes('EnableCSI') === true;
}

function isGiven(selector: Loose<LabelSelector> | null | undefined): selector is Loose<LabelSelector> {
  return selector !== undefined && selector !== null;
}

const claimNames: readonly string[] = ['persistentvolumeclaims', 'persistentvolumeclaim', 'pvc'];
const volumeNames: readonly string[] = ['persistentvolumes', 'persistentvolume', 'pv'];

function includes(
  included: readonly (string | undefined)[] | null | undefined,
  excluded: readonly (string | undefined)[] | null | undefined,
  names: readonly string[],
): boolean {
  if (excluded?.some((one) => one === '*' || names.includes(one ?? '')) === true) return false;
  if (included === undefined || included === null || included.length === 0) return true;
  return included.some((one) => one === '*' || names.includes(one ?? ''));
}
