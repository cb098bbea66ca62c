/** The repository and branch that Argo CD follows. */
export const delivery = { repoURL: 'https://github.com/example/strata.git', targetRevision: 'main' } as const;
