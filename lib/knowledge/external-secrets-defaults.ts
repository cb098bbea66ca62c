/** A field of ExternalSecrets that some releases of External Secrets have the API server fill in. */
export interface WrittenDefault {
  readonly field: 'conversionStrategy' | 'decodingStrategy' | 'metadataPolicy' | 'nullBytePolicy';
  /** Whether `find` has it too; `remoteRef` and `extract` have all. */
  readonly find: boolean;
  /** First release with the default, as major and minor. */
  readonly from: readonly [major: number, minor: number];
  /** First release without it. */
  readonly until: readonly [major: number, minor: number];
}

/**
 * Read on 2026-11-29 in https://github.com/external-secrets/external-secrets/pull/6798, which takes three of them away, and
 * https://github.com/external-secrets/external-secrets/issues/6398, after which the fourth went. The fourth was
 * there from 2.3 to 2.5.
 */
export const writtenDefaults: readonly WrittenDefault[] = [
  { field: 'conversionStrategy', find: true, from: [0, 5], until: [2, 9] },
  { field: 'decodingStrategy', find: true, from: [0, 5], until: [2, 9] },
  { field: 'metadataPolicy', find: false, from: [0, 5], until: [2, 9] },
  { field: 'nullBytePolicy', find: true, from: [2, 3], until: [2, 6] },
];
