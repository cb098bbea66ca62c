import type { ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'a system is new',
  head: (texts) => ({
    ...texts,
    ...Object.fromEntries(
      Object.entries(texts)
        .filter(([path]) => path.includes('staging/shop') && !path.includes('monitoring'))
        .map(([path, text]) => [path.replace('/shop/', '/store/'), text]),
    ),
  }),
};
