import { quantity } from '../../quantity.ts';
import { isThere, valueText, textsOf, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** https://kubernetes.io/docs/concepts/storage/volumes/#local */
export const volume: Relation = function* ({ capacity, local, nodeAffinity }) {
  const { storage } = fieldsIn(capacity);
  if (quantity(storage) <= 0) yield { at: '.capacity.storage', is: valueText(storage), needed: 'more than 0' };
  if (isThere(local) && !isThere(nodeAffinity))
    yield { at: '.nodeAffinity', is: 'missing with local', needed: 'the node that has it' };
};

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims */
export const claim: Relation = function* ({ accessModes, resources }) {
  const { storage } = fieldsIn(fieldsIn(resources).requests);
  if (quantity(storage) <= 0)
    yield { at: '.resources.requests.storage', is: valueText(storage), needed: 'more than 0' };
  const modes = [...new Set(textsOf(accessModes))];
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    yield { at: '.accessModes', is: modes.join(' and '), needed: 'ReadWriteOncePod alone, or none of it' };
};
