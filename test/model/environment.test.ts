import { expect, it } from 'vitest';
import { environmentOrder } from '../../lib/model/environment.ts';
import { environmentNames } from '../../lib/spec/environment.ts';

it('rules and reviews know every environment that a spec may name', () => {
  expect(environmentOrder).toEqual(environmentNames);
});
