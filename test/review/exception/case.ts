import { all, replace, type ReviewCase } from '../platform.ts';

export const reviewCase: ReviewCase = {
  shows: 'an exception is added, with its reason',
  head: all(
    replace('production/shop/cart', 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false'),
    replace(
      'production/shop/cart',
      'name: cart, namespace: front, labels: { app.kubernetes.io/name: cart } }\nspec:\n  replicas',
      'name: cart, namespace: front, labels: { app.kubernetes.io/name: cart }, annotations: { allow.strata.dev/read-only-root-file-system: writes its cache beside its code } }\nspec:\n  replicas',
    ),
  ),
  rules: ['read-only-root-file-system'],
};
