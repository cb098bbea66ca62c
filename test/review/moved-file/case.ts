import type { ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'objects in another file: no difference',
  head: (texts) =>
    Object.fromEntries(
      Object.entries(texts).map(([path, text]) => [path.replace('/cart.yaml', '/basket/cart.yaml'), text]),
    ),
};
