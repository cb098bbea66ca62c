import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = ['charts', 'lib'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|json)$/.test(file))
    .map((file) => join(folder, file)),
);

describe('what is taken from elsewhere', () => {
  it('was looked up: nothing that is rendered or judged rests on what nobody has verified', () => {
    expect(files.length).toBeGreaterThan(500);
    const doubtful = files.filter((file) =>
      /not verified|unverified\b(?!:)|from memory/i.test(readFileSync(file, 'utf8')),
    );
    expect(doubtful.filter((file) => !allowed.has(file))).toEqual([]);
  });

  it.each(readdirSync('lib/knowledge').filter((file) => file.endsWith('.json')))(
    '%s has a source and a day',
    (file) => {
      const { source, verified, ...rest } = JSON.parse(readFileSync(join('lib/knowledge', file), 'utf8')) as Record<
        string,
        unknown
      >;
      expect(verified).toMatch(/^20\d\d-\d\d-\d\d$/);
      const sources =
        source ??
        Object.values(rest)
          .flat()
          .map((part) => (part as { source?: unknown }).source);
      expect(JSON.stringify(sources)).toMatch(/https:|github|kubernetes/);
    },
  );
});

/** Alerts are called so. */
const allowed: ReadonlySet<string> = new Set(['charts/daa/alerts.ts']);
