import type { ApplicationSpec } from '../../../imports/types/argoproj.io.ts';
import type { Loose } from '../kinds.ts';

/** A source of manifests of an Application. */
export interface PlacedSource {
  readonly field: string;
  readonly source: NonNullable<Loose<ApplicationSpec>['source']>;
}

/** What an Application installs; `source` counts for nothing beside `sources`. https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/ */
export function sourcesOf(
  { source, sources = [] }: Loose<ApplicationSpec> = {},
  field = 'spec',
): readonly PlacedSource[] {
  if (sources.length > 0) return sources.map((one, index) => ({ field: `${field}.sources[${index}]`, source: one }));
  return source === undefined ? [] : [{ field: `${field}.source`, source }];
}
