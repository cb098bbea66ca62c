import { all, replace, type ReviewCase } from '../platform.ts';

const ofGit = replace('production/shop/project', 'chart: keda', 'path: keda');

export const reviewCase: ReviewCase = {
  shows: 'an Application follows another revision of a repository, which is no Helm chart',
  base: ofGit,
  head: all(ofGit, replace('production/shop/project', '2.17.0', '3.0.1')),
};
