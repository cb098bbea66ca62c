import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systems } from '../../charts/systems.ts';
import { ProjectCopy } from './project-copy.ts';

const RELEASES = 'charts/ideation-engine/releases.ts';
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

let project: ProjectCopy;

const promote = (...args: string[]) => project.launch('lib/commands/promote.ts', ...args);
const write = (text: string) => {
  writeFileSync(join(project.root, RELEASES), text);
};
const pins = (
  dev: string,
  staging: string,
  production: string,
) => `import type { Releases } from '../../lib/spec/system.ts';

// Before.
export const releases = {
  dev: {
    // Ours.
    'ideation-engine': ${dev}, // Behind.
    other: { tag: 'v7' },
  },
  staging: {${staging}},
  production: { 'ideation-engine': ${production}, other: { tag: 'v7' } },
} as const satisfies Releases;
`;
const v1 = "{ tag: 'v1' }";
const v2 = "{ tag: 'v2' }";
const old = (pin: string) => ` 'ideation-engine': ${pin}, other: { tag: 'v7' } `;

beforeAll(() => {
  project = new ProjectCopy();
});

afterAll(() => {
  project.remove();
});

describe('a promotion', () => {
  it('moves the pin one environment on, and nothing else', () => {
    write(pins(v2, old(v1), v1));
    expect(promote('ideation-engine', 'ideation-engine', 'dev', 'staging')).toMatchObject({
      status: 0,
      stdout: `${RELEASES} › staging.ideation-engine: v1 → v2\nNow: npm run synth\n`,
      stderr: '',
    });
    expect(project.read(RELEASES)).toBe(pins(v2, old(v2), v1));
    expect(promote('ideation-engine', 'ideation-engine', 'staging', 'production')).toMatchObject({ status: 0 });
    expect(project.read(RELEASES)).toBe(pins(v2, old(v2), v2));
  });

  it('takes the digest along', () => {
    const pinned = `{ tag: 'v2', digest: '${DIGEST}' }`;
    write(pins(v1, old(pinned), v1));
    const { stdout } = promote('ideation-engine', 'ideation-engine', 'staging', 'production');
    expect(stdout).toBe(`${RELEASES} › production.ideation-engine: v1 → v2@${DIGEST}\nNow: npm run synth\n`);
    expect(project.read(RELEASES)).toContain(`digest: '${DIGEST}'`);
    expect(project.read(RELEASES).split(DIGEST)).toHaveLength(3);
  });

  it('adds an image that the next environment does not have', () => {
    write(pins(v2, " other: { tag: 'v7' } ", v1));
    const { stdout } = promote('ideation-engine', 'ideation-engine', 'dev', 'staging');
    expect(stdout).toContain('staging.ideation-engine: no pin → v2');
    expect(project.read(RELEASES)).toBe(pins(v2, " other: { tag: 'v7' }, 'ideation-engine': { tag: 'v2' } ", v1));
  });

  it('says so where nothing changes', () => {
    const text = pins(v2, old(v2), v1);
    write(text);
    expect(promote('ideation-engine', 'ideation-engine', 'dev', 'staging')).toMatchObject({
      status: 0,
      stdout: `${RELEASES} › staging.ideation-engine: v2 already\n`,
    });
    expect(project.read(RELEASES)).toBe(text);
  });

  it('is rendered in that environment alone', () => {
    write(systemReleases());
    expect(project.launch('main.ts')).toMatchObject({ status: 0 });
    expect(promote('ideation-engine', 'ideation-engine', '--tag', 'v9.9.9')).toMatchObject({ status: 0 });
    expect(project.launch('main.ts')).toMatchObject({ status: 0 });
    const changed = Object.entries(project.files('dist')).filter(([, text]) => text.includes('ideation-engine:v9.9.9'));
    expect(new Set(changed.map(([path]) => path.split('/dist/')[1]?.split('/')[0]))).toEqual(new Set(['dev']));
  });
});

describe('a new version', () => {
  it('is pinned in dev', () => {
    write(pins(v1, old(v1), v1));
    expect(promote('ideation-engine', 'ideation-engine', '--tag', 'v2')).toMatchObject({
      status: 0,
      stdout: `${RELEASES} › dev.ideation-engine: v1 → v2\nNow: npm run synth\n`,
    });
    expect(project.read(RELEASES)).toBe(pins(v2, old(v1), v1));
  });
});

describe('what is refused', () => {
  const text = pins(v2, old(v1), v1);

  beforeEach(() => {
    write(text);
  });

  const e = 'ideation-engine';
  it.each([
    [
      'an environment is left out',
      [e, e, 'dev', 'production'],
      'npm run promote › to: dev to production › dev to staging',
    ],
    [
      'the way leads back',
      [e, e, 'production', 'staging'],
      'npm run promote › from: production to staging › dev or staging: nothing comes after production',
    ],
    ['it leads nowhere', [e, e, 'dev', 'dev'], 'npm run promote › to: dev to dev › dev to staging'],
    [
      'dr is named',
      [e, e, 'production', 'dr'],
      "npm run promote › to: 'dr' › production: dr runs what production runs",
    ],
    [
      'an environment is none',
      [e, e, 'dev', 'stagin'],
      "npm run promote › to: 'stagin' › one of dev, staging, production (did you mean 'staging'?)",
    ],
    [
      'the system is not there',
      ['ideation-engin', e, 'dev', 'staging'],
      `charts/systems.ts › systems: 'ideation-engin' › one of ${systems.map(({ name }) => name).join(', ')} (did you mean 'ideation-engine'?)`,
    ],
    [
      'the image is not there',
      [e, 'ideation-engin', 'dev', 'staging'],
      `${RELEASES} › dev: 'ideation-engin' › one of ideation-engine, other (did you mean 'ideation-engine'?)`,
    ],
    [
      'the image of a new version is not there',
      [e, 'othre', '--tag', 'v2'],
      `${RELEASES} › dev: 'othre' › one of ideation-engine, other (did you mean 'other'?)`,
    ],
    [
      'the tag is latest',
      [e, e, '--tag', 'latest'],
      "npm run promote › --tag: 'latest' › an immutable tag, such as a version; latest changes under running pods",
    ],
    [
      'the tag is none',
      [e, e, '--tag', 'a b'],
      "npm run promote › --tag: 'a b' › an immutable tag, such as a version; latest changes under running pods",
    ],
    [
      'the digest is none',
      [e, e, '--tag', 'v2', '--digest', 'sha256:12'],
      "npm run promote › --digest: 'sha256:12' › sha256: and 64 hexadecimal digits",
    ],
  ])('%s', (_, args, problem) => {
    expect(promote(...args)).toMatchObject({ status: 1, stdout: '', stderr: `${problem}\nnothing was written\n` });
    expect(project.read(RELEASES)).toBe(text);
  });

  it('a pin is not written out, where an edit could change another with it', () => {
    const shared = text
      .replace('export', "const pin = { tag: 'v1' };\n\nexport")
      .replace(`staging: { 'ideation-engine': ${v1}`, "staging: { 'ideation-engine': pin, more: pin");
    write(
      shared
        .replace('staging: {', 'staging: { ...{},')
        .replace("'ideation-engine': pin,", "...{ 'ideation-engine': pin },"),
    );
    expect(promote('ideation-engine', 'ideation-engine', 'dev', 'staging')).toMatchObject({
      status: 1,
      stderr: `${RELEASES} › staging.ideation-engine: not an object literal › an object literal in this file, to change the pin in\nnothing was written\n`,
    });
  });

  it.each([
    ['nothing', [], "missing required argument 'system'"],
    ['three names', [e, e, 'dev'], 'from, to: missing › dev staging | staging production, or --tag'],
    [
      'a tag and environments',
      [e, e, 'dev', 'staging', '--tag', 'v2'],
      "from: 'dev' with --tag › nothing: --tag pins dev",
    ],
    ['a digest alone', [e, e, 'dev', 'staging', '--digest', DIGEST], '--digest: without --tag › the tag that'],
    ['an option that is none', [e, e, 'dev', 'staging', '--force'], "unknown option '--force'"],
  ])('arguments that make no sense: %s', (_, args, message) => {
    const { status, stderr } = promote(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(project.read(RELEASES)).toBe(text);
  });
});

/** The releases of the project, as they are. */
function systemReleases(): string {
  const releases = systems.find(({ name }) => name === 'ideation-engine')?.releases;
  return `export const releases = ${JSON.stringify(releases)} as const;\n`;
}
