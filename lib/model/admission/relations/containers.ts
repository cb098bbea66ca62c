import { quantity } from '../../quantity.ts';
import { isThere, itemsOf, numberOf, valueText, step, textOf, textsOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** Divisors that the API server accepts, for CPU and for bytes. */
const divisors = {
  cpu: ['1m', '1'],
  bytes: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
} as const;

/** `resourceFieldRef`: https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef */
export const divisor: Relation = function* ({ divisor: written, resource }) {
  const amount = quantity(textOf(written) ?? numberOf(written));
  if (Number.isNaN(amount) || amount === 0) return;
  const allowed: readonly string[] = textOf(resource)?.endsWith('.cpu') === true ? divisors.cpu : divisors.bytes;
  if (!allowed.some((one) => quantity(one) === amount))
    yield { at: '.divisor', is: `'${valueText(written)}' of ${valueText(resource)}`, needed: allowed.join(' | ') };
};

/** https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/ */
export const resizing: Relation = function* ({ resizePolicy }) {
  const first = new Set<unknown>();
  for (const [index, { resourceName }] of itemsOf(resizePolicy)) {
    const at = `.resizePolicy[${index}].resourceName`;
    if (resourceName !== 'cpu' && resourceName !== 'memory' && resourceName !== '')
      yield { at, is: `'${valueText(resourceName)}'`, needed: 'cpu | memory' };
    else if (first.has(resourceName))
      yield { at, is: `${valueText(resourceName)} again`, needed: 'each resource once' };
    first.add(resourceName);
  }
};

/** https://kubernetes.io/docs/tasks/manage-hugepages/scheduling-hugepages/ */
export const hugePages: Relation = function* ({ resources }) {
  const { limits, requests } = fieldsIn(resources);
  const asked = { ...fieldsIn(limits), ...fieldsIn(requests) };
  const pages = Object.keys(asked).filter((name) => name.startsWith('hugepages-'));
  if (pages.length === 0) return;
  if (!('cpu' in asked) && !('memory' in asked))
    yield { at: '.resources', is: `${pages.join(' and ')} alone`, needed: 'cpu or memory, too' };
  for (const [list, amounts] of [
    ['limits', fieldsIn(limits)],
    ['requests', fieldsIn(requests)],
  ] as const)
    for (const name of Object.keys(amounts).filter((one) => one.startsWith('hugepages-'))) {
      const [size, amount] = [quantity(name.slice('hugepages-'.length)), quantity(amounts[name])];
      if (!Number.isNaN(size) && size > 0 && !Number.isNaN(amount) && amount % size !== 0)
        yield {
          at: `.resources.${list}${step(name)}`,
          is: valueText(amounts[name]),
          needed: 'whole pages of that size',
        };
    }
};

/** Mounts that propagate to the node, and mounts that are read-only recursively. */
export const mounts: Relation = function* ({ securityContext, volumeMounts }) {
  const isPrivileged = fieldsIn(securityContext).privileged === true;
  for (const [index, { mountPropagation, readOnly, recursiveReadOnly }] of itemsOf(volumeMounts)) {
    const at = `.volumeMounts[${index}]`;
    if (mountPropagation === 'Bidirectional' && !isPrivileged)
      yield {
        at: `${at}.mountPropagation`,
        is: 'Bidirectional in a container that is not privileged',
        needed: 'None | HostToContainer',
      };
    if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') continue;
    if (readOnly !== true)
      yield { at: `${at}.recursiveReadOnly`, is: `${recursiveReadOnly} without readOnly`, needed: 'readOnly: true' };
    else if (isThere(mountPropagation) && mountPropagation !== 'None')
      yield {
        at: `${at}.recursiveReadOnly`,
        is: `${recursiveReadOnly} with mountPropagation ${valueText(mountPropagation)}`,
        needed: 'mountPropagation None',
      };
  }
};

/** https://kubernetes.io/docs/tasks/configure-pod-container/security-context/ */
export const privileges: Relation = function* ({ allowPrivilegeEscalation, capabilities, privileged }) {
  if (allowPrivilegeEscalation !== false) return;
  const at = '.allowPrivilegeEscalation';
  if (privileged === true) yield { at, is: 'false with privileged', needed: 'true, or not privileged' };
  // The server reads this one spelling, and no other.
  if (textsOf(fieldsIn(capabilities).add).includes('CAP_SYS_ADMIN'))
    yield { at, is: 'false with CAP_SYS_ADMIN', needed: 'true, or no CAP_SYS_ADMIN' };
};

/** Only a profile of type Localhost has a name: that of a file on the node. */
export const profile: Relation = function* ({ type, localhostProfile }) {
  const at = '.localhostProfile';
  if (type !== 'Localhost') {
    if (isThere(localhostProfile) && type !== undefined)
      yield { at, is: `set with ${valueText(type)}`, needed: 'type Localhost, or no such field' };
  } else if ((localhostProfile ?? '') === '')
    yield { at, is: 'missing with Localhost', needed: 'the name of a profile' };
};
