import type { ClusterRule } from '../../model/rule.ts';
import { imagesOf } from '../../model/images.ts';
import known from '../../knowledge/maintained-versions.json' with { type: 'json' };

export const imageIsMaintained: ClusterRule = {
  id: 'image-is-maintained',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'no image is of a major version that is no longer maintained',
  why: 'Vulnerabilities in a version that is no longer maintained are not fixed.',
  source: 'https://endoflife.date/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, image, tag = '' } of imagesOf(cluster)) {
      const product = productOf(image);
      const major = product === undefined ? NaN : Number.parseInt(tag.replace(/^v/, ''), 10);
      if (product === undefined || !(major < product.oldest)) continue;
      const end = (product.ended as Readonly<Record<string, string>>)[major];
      const is = `${image}: ${product.name} ${major} is no longer maintained${end === undefined ? '' : ` since ${end}`}`;
      yield { object, field, is, needed: `${product.name} ${product.oldest} or newer` };
    }
  },
};

/** The product in an image, where its name tells. */
function productOf(image: string): (typeof known.products)[number] | undefined {
  const [name = ''] = image.split('@');
  const path = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  const repository = path.replace(/:[^:/]*$/, '');
  return known.products.find(({ repositories }) => repositories.includes(repository));
}
