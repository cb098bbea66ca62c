import { replace, type ReviewCase } from '../platform.ts';

const imageIs = (name: string) => replace('production/shop/web', 'registry.example.com/shop/web', name);

export const reviewCase: ReviewCase = {
  shows: 'an image with the name of its registry is the same image',
  base: imageIs('shop/web'),
  head: imageIs('docker.io/shop/web'),
};
