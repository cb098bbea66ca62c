/** Labels of a node that may not exist yet: the values that each may have, or any. */
export type Labels = ReadonlyMap<string, readonly string[] | 'any'>;

/** What a pod or a NodePool requires of one label. */
export interface Requirement {
  readonly key?: string | undefined;
  readonly operator?: string | undefined;
  readonly values?: readonly (string | undefined)[] | undefined;
}

/** Whether a node with such labels could be one that is asked for. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators */
export function matches({ key = '', operator, values = [] }: Requirement, labels: Labels): boolean {
  const has = labels.get(key) ?? (key.startsWith('karpenter.k8s.aws/') && !knownOfTypes.test(key) ? 'any' : undefined);
  if (has === 'any') return operator !== 'DoesNotExist';
  const bound = Number(values[0]);
  switch (operator) {
    case 'In':
      return has?.some((value) => values.includes(value)) ?? false;
    case 'NotIn':
      return has?.some((value) => !values.includes(value)) ?? true;
    case 'Exists':
      return has !== undefined;
    case 'DoesNotExist':
      return has === undefined;
    case 'Gt':
      return has?.some((value) => Number(value) > bound) ?? false;
    case 'Gte':
      return has?.some((value) => Number(value) >= bound) ?? false;
    case 'Lt':
      return has?.some((value) => Number(value) < bound) ?? false;
    case 'Lte':
      return has?.some((value) => Number(value) <= bound) ?? false;
    case undefined:
    default:
      return false;
  }
}

/** Labels that follow from the instance type; others are not known. */
const knownOfTypes = /^karpenter\.k8s\.aws\/instance-(category|generation|family|size|cpu|memory|gpu-.*)$/;
