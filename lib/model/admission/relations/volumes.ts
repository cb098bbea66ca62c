import { quantity } from '../../quantity.ts';
import { isThere, itemsOf, numberOf, valueText, textOf, type Fields, type Relation } from './relation.ts';
import { fieldsIn } from '../../untyped.ts';

/** The size limit of an emptyDir is not negative. */
export const emptyDir: Relation = function* ({ sizeLimit }) {
  if (quantity(textOf(sizeLimit) ?? numberOf(sizeLimit)) < 0)
    yield { at: '.sizeLimit', is: valueText(sizeLimit), needed: 'at least 0' };
};

/** No two sources of a projected volume write to one path. */
export const projected: Relation = function* ({ sources }) {
  const taken = new Map<string, string>();
  for (const [index, source] of itemsOf(sources)) {
    for (const [at, path] of pathsOf(source)) {
      const field = `.sources[${index}]${at}`;
      const first = taken.get(path);
      if (first === undefined) taken.set(path, field);
      else yield { at: field, is: `${path}, as ${first.slice(1)} has`, needed: 'a path of its own' };
    }
  }
};

function* pathsOf(source: Fields): Iterable<readonly [string, string]> {
  for (const name of ['configMap', 'downwardAPI', 'secret'])
    for (const [index, { path }] of itemsOf(fieldsIn(source[name]).items))
      if (typeof path === 'string' && path !== '') yield [`.${name}.items[${index}].path`, path];
  for (const name of ['clusterTrustBundle', 'serviceAccountToken']) {
    const { path } = fieldsIn(source[name]);
    if (typeof path === 'string' && path !== '') yield [`.${name}.path`, path];
  }
}

/** A file of the downward API has one source. */
export const downwardFile: Relation = function* ({ fieldRef, resourceFieldRef }) {
  if (isThere(fieldRef) && isThere(resourceFieldRef))
    yield { is: 'fieldRef and resourceFieldRef', needed: 'one of the two' };
  else if (!isThere(fieldRef) && !isThere(resourceFieldRef))
    yield { is: 'neither fieldRef nor resourceFieldRef', needed: 'one of the two' };
  const { containerName } = fieldsIn(resourceFieldRef);
  if (isThere(resourceFieldRef) && (containerName ?? '') === '')
    yield { at: '.resourceFieldRef.containerName', is: 'missing', needed: 'the name of a container' };
};

/** A ClusterTrustBundle is chosen by its name or by its signer. */
export const trustBundle: Relation = function* ({ name, signerName, labelSelector }) {
  const [hasName, hasSigner] = [(name ?? '') !== '', (signerName ?? '') !== ''];
  if (hasName === hasSigner)
    yield { is: hasName ? 'name and signerName' : 'neither name nor signerName', needed: 'one of the two' };
  if (hasName && isThere(labelSelector))
    yield { at: '.labelSelector', is: 'set with name', needed: 'signerName, or no such field' };
};
