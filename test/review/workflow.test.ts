import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { marker } from '../../lib/review/report/markdown.ts';

const text = readFileSync('.github/workflows/review.yaml', 'utf8');
const workflow = parse(text) as {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: {
    readonly review: { readonly permissions: object; readonly steps: readonly { readonly uses?: string }[] };
  };
};

it('the workflow that comments runs for pull requests without secrets, and may write comments alone', () => {
  expect(Object.keys(workflow.on)).toEqual(['pull_request']);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(workflow.jobs.review.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
  expect(text).not.toContain('secrets.');
  // No text that an outsider can write is part of a script.
  expect(text).not.toMatch(/run:[^]*\$\{\{\s*github\.event\.pull_request\.(title|body|head\.ref)/);
});

it('its actions are pinned by digest', () => {
  const used = workflow.jobs.review.steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(2);
  expect(used.filter((one) => !/@[0-9a-f]{40}$/.test(one))).toEqual([]);
});

it('it finds its comment by the line that every comment begins with', () => {
  expect(text).toContain(`startswith("${marker}")`);
});
