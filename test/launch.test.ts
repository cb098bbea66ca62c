import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = resolve('lib/launch.mjs');
const BUNDLE = 'node_modules/.cache/strata/launch/main.ts';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'strata-launch-'));
  write('package.json', '{ "type": "module" }');
  mkdirSync(join(project, 'node_modules'));
  write('data.json', '{ "word": "one" }');
  write('part/greeting.ts', 'export const greet = (word: string): string => `hello ${word}`;');
  write(
    'main.ts',
    `import { greet } from './part/greeting.ts';
     import data from './data.json' with { type: 'json' };
     console.log(greet(data.word), ...process.argv.slice(2));`,
  );
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

describe('a program', () => {
  it('gets its arguments, and its path as the first', () => {
    write('main.ts', 'console.log(JSON.stringify(process.argv.slice(1)));');
    expect(launch('--a', 'b c').stdout).toBe(`${JSON.stringify([join(project, 'main.ts'), '--a', 'b c'])}\n`);
  });

  it('sets the exit code', () => {
    write('main.ts', 'process.exitCode = 3;');
    expect([launch().status, launch().status]).toEqual([3, 3]);
  });

  it('knows where its modules are', () => {
    write('part/place.ts', 'export const places = [import.meta.dirname, import.meta.filename, import.meta.url];');
    write('main.ts', `import { places } from './part/place.ts'; console.log(places.join(' '));`);
    const folder = join(project, 'part');
    expect(launch().stdout).toBe(`${folder} ${folder}/place.ts file://${folder}/place.ts\n`);
  });

  it('uses packages, at once or later', () => {
    for (const name of ['cdk8s', 'constructs', 'yaml']) {
      symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
    }
    write(
      'main.ts',
      `import { App, Chart } from 'cdk8s';
       class Empty extends Chart {}
       void import('yaml').then(({ stringify }) =>
         process.stdout.write(stringify(new Empty(new App(), 'a').toJson())));`,
    );
    const runs = [launch(), launch()].map(({ stdout }) => stdout);
    expect(runs).toEqual(['[]\n', '[]\n']);
  });
});

describe('the cache', () => {
  it('is used while nothing changes', () => {
    expect(launch('x').stdout).toBe('hello one x\n');
    const made = bundle();
    expect(launch('y').stdout).toBe('hello one y\n');
    expect(bundle()).toEqual(made);
    expect(readdirSync(join(project, BUNDLE)).map((file) => file.replace(/^program-\w+\.(cjs|v)/, '$1'))).toEqual(
      expect.arrayContaining(['build.json', 'cjs', 'cjs.map', expect.stringMatching(/\.bin$/)]),
    );
  });

  it('sees the edit of a module and of data, and keeps one bundle', () => {
    launch();
    write('part/greeting.ts', 'export const greet = (word: string): string => `salve ${word}`;');
    expect(launch().stdout).toBe('salve one\n');
    write('data.json', '{ "word": "two" }');
    expect(launch().stdout).toBe('salve two\n');
    expect(bundle()).toHaveLength(1);
  });

  it('sees a module that is gone', () => {
    launch();
    rmSync(join(project, 'part/greeting.ts'));
    expect(launch()).toMatchObject({
      status: 1,
      stdout: '',
      stderr: 'main.ts:1:23: Could not resolve "./part/greeting.ts"\n',
    });
  });

  it('makes the charts anew without the program, and gives both the same packages', () => {
    for (const name of ['cdk8s', 'constructs'])
      symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
    write(
      'main.ts',
      `import { App, Chart } from 'cdk8s';
       import { word, Own } from './charts/own.ts';
       console.log(word, new Own(new App(), 'a') instanceof Chart);`,
    );
    const own = (word: string) => `import { Chart } from 'cdk8s';
      import { more } from './more.ts';
      export const word = '${word}' + more;
      export class Own extends Chart {}`;
    write('charts/more.ts', `export const more = '!';`);
    write('charts/own.ts', own('one'));
    expect(launch().stdout).toBe('one! true\n');
    const [program, charts] = [bundle('program'), bundle('charts')];
    write('charts/own.ts', own('two'));
    expect(launch().stdout).toBe('two! true\n');
    write('charts/more.ts', `export const more = '?';`);
    expect([launch().stdout, launch().stdout]).toEqual(['two? true\n', 'two? true\n']);
    expect(bundle('program')).toEqual(program);
    // The bundle as it was, and the two modules that were made since.
    expect(bundle('charts')).toEqual(expect.arrayContaining(charts));
    expect(bundle('charts')).toHaveLength(3);
    rmSync(join(project, 'charts/more.ts'));
    expect(launch().stderr).toBe('charts/own.ts:2:28: Could not resolve "./more.ts"\n');
  });

  it('says after each edit of a chart what a first run says', () => {
    for (const name of ['cdk8s', 'constructs', 'yaml'])
      symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
    write('main.ts', `import { parts } from './charts/parts.ts'; console.log(JSON.stringify(parts()));`);
    const places = '[import.meta.filename, import.meta.dirname]';
    const edits: readonly (readonly [file: string, text: string])[] = [
      ['one.ts', `import { two } from './two.ts'; export const one = ['a', two];`],
      ['two.ts', `export const two = 'größer 😀';`],
      ['two.ts', `export const two = \`\${'import { x } from "y"'}\`; export const more = 1;`],
      ['one.ts', `import { two, more } from './two.ts'; export const one = ['b', two, more];`],
      ['two.ts', `export const two = 'less';`],
      ['two.ts', `export { two } from './three.ts'; export const more = 2;`],
      ['three.ts', `export const two = 'three';`],
      ['three.ts', `import { stringify } from 'yaml'; export const two = stringify({ a: 1 });`],
      ['three.ts', `import { stringify } from 'yaml'; export const two = stringify({ b: 1 });`],
      ['three.ts', `import data from './three.json' with { type: 'json' }; export const two = data.word;`],
      ['three.json', '{ "word": "changed" }'],
      ['three.ts', `export const two = ${places};`],
      ['three.ts', `export const two = ${places}.length;`],
      ['three.ts', `export * from './four.ts';`],
      ['four.ts', `export const two = 4;`],
      ['three.ts', `export * from './four.ts'; export const other = '';`],
      ['three.ts', `export const two = (): never => { throw new Error('no'); };`],
      ['one.ts', `import { two, more } from './two.ts'; export const one = ['c',\n two(), more];`],
      ['one.ts', `import { two, more } from './two.ts'; export const one = ['d', two, more`],
      ['one.ts', `import { two, more } from './two.ts'; export const one = ['e', two, more];`],
      ['parts.ts', `import { one } from './one.ts'; import 'node:fs'; export const parts = () => one.at(0);`],
    ];
    write('charts/parts.ts', `import { one } from './one.ts'; export const parts = () => one;`);
    write('charts/three.json', '{ "word": "data" }');
    write('charts/four.ts', `export const two = 'four';`);
    write('charts/three.ts', `export const two = 'three!';`);
    const said: unknown[] = [];
    for (const [file, text] of edits) {
      write(`charts/${file}`, text);
      const edited = launch();
      renameSync(join(project, 'node_modules/.cache'), join(project, 'kept'));
      expect(edited, text).toEqual(launch());
      rmSync(join(project, 'node_modules/.cache'), { recursive: true });
      renameSync(join(project, 'kept'), join(project, 'node_modules/.cache'));
      said.push(edited.status);
    }
    expect(said).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
  }, 60_000);

  it('survives a damaged file', () => {
    launch();
    const files = readdirSync(join(project, BUNDLE));
    for (const file of files.filter((name) => !name.endsWith('.cjs'))) write(join(BUNDLE, file), 'damaged');
    expect(launch()).toMatchObject({ status: 0, stdout: 'hello one\n', stderr: '' });
  });

  it('is whole after several first runs at once', async () => {
    const command = [LAUNCHER, 'main.ts'];
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, command, { cwd: project })),
    );
    expect(runs.map(({ stdout }) => stdout)).toEqual(Array.from({ length: 4 }, () => 'hello one\n'));
    const made = bundle();
    expect(launch().stdout).toBe('hello one\n');
    expect(bundle()).toEqual(made);
  });

  it('is not needed', () => {
    write('node_modules/.cache', 'a file where the folder would be');
    expect(launch()).toMatchObject({ status: 0, stdout: 'hello one\n', stderr: '' });
    rmSync(join(project, 'node_modules'), { recursive: true });
    expect(launch()).toMatchObject({ status: 0, stdout: 'hello one\n', stderr: '' });
    expect(readdirSync(project)).not.toContain('node_modules');
  });
});

describe('a wrong program', () => {
  it.each([
    ['a syntax error', 'const a = 1;\nconst b: = 2;', 'main.ts:2:10: Unexpected "="\n'],
    ['a missing package', `import a from 'absent';\na();`, 'main.ts:1:15: Could not resolve "absent"\n'],
    [
      'an await outside a function',
      'await fetch("x");\nexport {};',
      /^main\.ts:1:1: .*; put it into an async function/,
    ],
  ])('is refused with the place: %s', (_, source, message) => {
    write('main.ts', source);
    expect(launch()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) as string });
  });

  it.each([
    ['thrown', 'crash();'],
    ['rejected', 'void Promise.resolve().then(() => crash());'],
  ])('crashes with the places in the sources: %s', (_, call) => {
    write(
      'part/crash.ts',
      `interface Unused {\n  a: string;\n}\nexport function crash() {\n  throw new Error('no');\n}`,
    );
    write('main.ts', `import { crash } from './part/crash.ts';\n\n${call}`);
    for (const { status, stdout, stderr } of [launch(), launch()]) {
      const [message, inner, outer] = stderr.split('\n');
      expect([status, stdout, message]).toEqual([1, '', 'Error: no']);
      expect(inner).toBe(`    at crash (${join(project, 'part/crash.ts')}:5:9)`);
      expect(outer).toContain(`${join(project, 'main.ts')}:3:`);
      expect(stderr).not.toMatch(/launch\.mjs|\.cjs/);
    }
  });

  it('crashes with the places in the charts, whether they were bundled or edited since', () => {
    write('main.ts', `import { fail } from './charts/all.ts';\n\nfail();`);
    write('charts/all.ts', `import { crash } from './more/crash.ts';\nexport const fail = () => {\n  crash();\n};`);
    write('charts/other.ts', `export const other = 1;`);
    for (const line of [2, 3, 4]) {
      write(
        'charts/more/crash.ts',
        `import '../other.ts';${'\n'.repeat(line - 1)}export const crash = (): never => { throw new Error('no'); };`,
      );
      const { status, stderr } = launch();
      expect({ status, lines: stderr.replace(/:\d+$/m, '').trimEnd().split('\n') }).toEqual({
        status: 1,
        lines: [`charts/more/crash.ts:${line}:43: Error: no`, '    from charts/all.ts:3'],
      });
    }
  });
});

function write(path: string, content: string): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), content);
}

function launch(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, 'main.ts', ...args], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** The bundles in the cache and when they were written. */
function bundle(of: 'program' | 'charts' = 'program'): (readonly [file: string, mtimeMs: number])[] {
  return readdirSync(join(project, BUNDLE))
    .filter((file) => file.startsWith(of) && file.endsWith('.cjs'))
    .map((file) => [file, statSync(join(project, BUNDLE, file)).mtimeMs] as const);
}
