import type { Of } from './kinds.ts';

type Spec = NonNullable<Of<'Application'>['spec']>;

/** What an Application installs; `source` counts for nothing beside `sources`. https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/ */
export function sourcesOf({ spec }: Of<'Application'>): readonly NonNullable<Spec['source']>[] {
  const { source, sources = [] } = spec ?? {};
  return sources.length > 0 || source === undefined ? sources : [source];
}
