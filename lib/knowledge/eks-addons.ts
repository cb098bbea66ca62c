import known from './eks-addons.json' with { type: 'json' };

/** Add-ons of EKS by AWS and the community, without those of the marketplace; AWS adds others now and then. */
export const eksAddons: ReadonlySet<string> = new Set(known.names);
